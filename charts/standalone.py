"""A figure outside the pages: laid out for a size of picture, on a stage of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from plotly.offline import get_plotlyjs

from charts.canvas import Canvas, Size, drawn_for

_ROW, _TWO_LINES = 19, 33  # pixels a row of a figure needs, with a name on one line or on two

# No source but itself: neither the figures nor the script can call anywhere.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)
# The screen's own rules for text, so that a picture is what the page shows.
_STYLE = "html,body{margin:0;background:#fff}#figure{line-height:1.4}"
_DRAW = """
function draw(spec, larger) {
  var drawn = JSON.parse(spec), place = document.getElementById('figure').style;
  place.transformOrigin = '0 0';
  place.transform = larger === 1 ? 'none' : 'scale(' + 1 / larger + ')';
  return Plotly.newPlot('figure', drawn.data, drawn.layout, {staticPlot: true})
    .then(function () { return true; });
}
"""


@dataclass(frozen=True)
class Drawing:
    """A figure ready for the stage: its spec, the pixels its picture takes there, and how much
    larger its layout is (1.5: what must fit is laid out on one and a half times the width)."""

    spec: str
    width: int
    height: int
    larger: float = 1.0


def drawing(figure: Callable[[], Any], size: Size) -> Drawing:
    """The figure laid out anew for `size`, not scaled: `figure` is called for every size."""
    with drawn_for(Canvas(size.width)):
        drawn = figure()
    width, height, larger = size.width, size.height or drawn.layout.height, 1.0
    if size.height is not None or height > size.most:
        height = size.height or size.most
        larger = max(1.0, _least(drawn) / height)
        with drawn_for(Canvas(round(width * larger), round(height * larger))):
            drawn = figure()
    drawn.update_layout(width=round(width * larger), height=round(height * larger))
    return Drawing(drawn.to_json(), width, height, larger)


def _least(drawn: Any) -> float:
    """The height below which the rows of a figure would run into each other."""
    layout = drawn.layout
    rows = layout.yaxis.ticktext or ()
    around = layout.margin.t + layout.margin.b
    plot = layout.height - around
    need = _TWO_LINES if any("<br>" in str(row) for row in rows) else _ROW
    return around + (min(plot, need * len(rows)) if rows else plot * 0.7)


@cache
def stage() -> str:
    """A page that holds plotly.js from the installed package and waits for `draw(spec)`."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<style>{_STYLE}</style><script>{get_plotlyjs()}</script><script>{_DRAW}</script></head>"
        f'<body><div id="figure"></div></body></html>'
    )
