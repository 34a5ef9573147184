"""One look for every figure: palette, template, the words around the plot and the toolbar."""

import html
import math
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from charts.canvas import SHARPNESS, Size, canvas

INK, GREY, FAINT, RULE, PALE = "#1b2533", "#5b6675", "#9aa5b4", "#dfe5ed", "#f4f6fa"
BLUE, SOFT, ORANGE = "#1f4e8c", "#b9cbe3", "#d9822b"
LIGHTS = {"绿": "#2b9a5a", "黄": "#e0a400", "红": "#cf3535", "灰": "#a9b3c0"}
LAMPS = {"绿": "绿灯", "黄": "黄灯", "红": "红灯", "灰": "未报"}
FONT = (
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', "
    "'WenQuanYi Micro Hei', sans-serif"
)

# What fits one line of the narrowest figure, in full-width characters.
TITLE_WIDTH, SMALL_WIDTH, LABEL_WIDTH = 20, 28, 9

_TITLE, _SMALLER = 17, 1.15  # pixels of a title, and by how much it may exceed its line

_AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "fixedrange": True,
    "tickfont": {"size": 13, "color": GREY},
    "automargin": False,
}
_TEMPLATE = {
    "layout": {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "hovermode": False,
        "dragmode": False,
        "showlegend": False,
        "bargap": 0.32,
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "modebar": {"bgcolor": "rgba(255,255,255,0)", "color": FAINT, "activecolor": BLUE},
    }
}
_CHINESE = {
    "Download plot": "下载图片",
    "Download plot as a PNG": "下载图片",
    "Preparing image - this may take a few seconds": "正在生成图片……",
    "Image download succeeded": "图片已下载",
    "Sorry, there was a problem downloading your image!": "图片没有生成，请再试一次。",
}


def plain(text: object) -> str:
    """`text` as words, never as markup: plotly reads tags in its labels."""
    return html.escape(str(text), quote=False)


def leading(text: str, address: str | None) -> str:
    """A label that leads to an address of the house, in the same tab; as it is without one."""
    if not address:
        return text
    return f'<a href="{html.escape(address)}" target="_self">{text}</a>'


def mark(colour: str, sign: str = "■") -> str:
    """A coloured sign for a label that names a series where it stands."""
    return f"<span style='color:{colour}'>{sign}</span>"


def width(text: str) -> float:
    """How wide `text` runs, in full-width characters: digits and Latin letters take about half."""
    return sum(0.56 if ord(letter) < 0x2E80 and letter not in "—…“”" else 1.0 for letter in text)


def wrapped(text: str, limit: float) -> list[str]:
    """`text` in lines no wider than `limit` characters, broken after a mark where it can be."""
    lines, line = [], ""
    for letter in text:
        if width(line + letter) > limit and letter not in "，。；：、）%":
            cut = max((line.rfind(mark) for mark in "，；：·。 "), default=-1)
            keep = cut + 1 if cut >= len(line) // 2 else len(line)
            lines.append(line[:keep].rstrip())
            line = line[keep:].lstrip()
        line += letter
    return [*lines, line] if line else lines


def names(texts: Iterable[str]) -> list[str]:
    """Names for a category axis: escaped, the long ones on two lines of like length."""
    return ["<br>".join(map(plain, name_lines(str(text)))) for text in texts]


def name_lines(text: str) -> list[str]:
    """A name as it stands on an axis or beside a mark."""
    parts = -(-width(text) // LABEL_WIDTH)
    return wrapped(text, width(text) / parts + 0.6) if parts > 1 else [text]


def name_margin(texts: Iterable[str], size: int = 14) -> int:
    """Pixels a category axis needs for `texts`."""
    widest = max((min(width(str(text)), LABEL_WIDTH + 0.6) for text in texts), default=2)
    return int(widest * size) + 14


def figure(
    data: list[dict[str, Any]],
    *,
    title: str,
    subtitle: str,
    foot: str,
    plot_height: int,
    left: int = 12,
    right: int = 12,
    bottom: int = 8,
    above: int = 0,
    wide: float | None = None,
    annotations: Iterable[dict[str, Any]] = (),
    **layout: Any,
) -> go.Figure:
    """A figure that needs no explanation: finding, unit and period above it, source below it.

    It is laid out for the canvas (charts/canvas.py); `wide` is how many phones wide the figure
    always is, where it has one width only. `above` and `bottom` are pixels kept beside the plot
    for a line's label and for tick labels.
    The parts are ours and tested, so plotly's own check of every key (three times the cost of
    the rest) is left out.
    """
    wide = wide or canvas().wide
    heads, size = _heads(title, TITLE_WIDTH * wide)
    subs = wrapped(subtitle, SMALL_WIDTH * wide)
    feet = wrapped(foot, (SMALL_WIDTH + 2) * wide)
    top = 24 * len(heads) + 18 * len(subs) + 12 + above
    below = bottom + 16 * len(feet) + 6
    plot_height, spare = canvas().plot(plot_height, top + below)
    # What the plot does not need stands mostly below it; the foot stays at the very bottom.
    top, below, bottom = top + spare // 3, below + spare - spare // 3, bottom + spare - spare // 3
    first = _words(heads, size, INK, -left, top - 2)
    words = [
        first | {"y": 1, "text": f"<b>{first['text']}</b>"},
        _words(subs, 13, GREY, -left, top - 2 - 24 * len(heads)) | {"y": 1},
        _words(feet, 11.5, GREY, -left, -bottom - 2) | {"y": 0},
    ]
    return go.Figure(
        {
            "data": data,
            "layout": {
                "template": _TEMPLATE,
                "height": plot_height + top + below,
                "margin": {"l": left, "r": right, "t": top, "b": below},
                "annotations": [*words, *annotations],
                **layout,
            },
        },
        _validate=False,
    )


def _heads(title: str, limit: float) -> tuple[list[str], float]:
    """The title's lines and size: one a little too long is set smaller rather than broken, and a
    broken one has lines of like length."""
    over = width(title) / limit
    if over <= 1:
        return [title], _TITLE
    if over <= _SMALLER:
        return [title], round(_TITLE / over, 1)
    return wrapped(title, min(limit, width(title) / math.ceil(over) + 2)), _TITLE


def _words(lines: list[str], size: float, colour: str, dx: int, dy: int) -> dict[str, Any]:
    """Lines at the left edge of the picture: not plotly's own title, which is cut at two lines."""
    return {
        "text": "<br>".join(map(plain, lines)),
        "font": {"size": size, "color": colour},
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": dx,
        "align": "left",
        "yref": "paper",
        "yanchor": "top",
        "yshift": dy,
        "showarrow": False,
        "borderpad": 0,
    }


def toolbar(name: str, height: int, size: Size) -> dict[str, Any]:
    """Plotly's config: one button, 下载图片, which saves `name`_A4宽.png.

    The picture is as wide as `size` whatever the screen, at twice the resolution; a size with a
    height keeps its proportion, and is laid out larger where the figure needs more.
    """
    larger = 1.0 if size.height is None else max(1.0, height / size.height)
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {
            "format": "png",
            "filename": f"{name}_{size.name}" if size.name else name,
            "width": round(size.width * larger),
            "height": height if size.height is None else round(size.height * larger),
            "scale": round(SHARPNESS / larger, 4),
        },
        "locale": "zh-CN",
        "locales": {"zh-CN": {"dictionary": _CHINESE, "format": {}}},
    }
