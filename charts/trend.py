"""This year against last, month by month, cumulative from 1—2月."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.canvas import canvas
from charts.style import BLUE, FAINT, GREY, INK, ORANGE, SOFT, figure, mark, plain, width

_SMALL = 12


def trend(
    series: pd.DataFrame,
    year: int,
    *,
    title: str,
    subtitle: str,
    foot: str,
    decimals: int,
    uom: str = "",
    bases: Mapping[int, float] | None = None,
    events: dict[int, str] | None = None,
) -> go.Figure:
    """Narrow bars of `year` standing in the wide ones of the year before; `events` by month.

    `bases`: by month what the year before is compared by where that is not what it published.
    """
    now, before = (_months(series, y) for y in (year, year - 1))
    last = max(now["month"], default=2)
    marks, lines = _events(events or {})
    return figure(
        [
            _bars(before, 0.78, SOFT, None, (decimals, uom)),
            _bars(now, 0.46, BLUE, last, (decimals, uom)),
            *_bases(bases or {}, year - 1, (decimals, uom)),
        ],
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=230,
        left=8,
        right=8,
        bottom=26,
        above=26,
        annotations=[_key([year] if before.empty else [year, year - 1], bool(bases)), *marks],
        shapes=lines,
        barmode="overlay",
        hovermode="closest",
        xaxis={
            "range": [1.4, 12.6],
            "tickvals": list(range(2, 13)),
            "ticktext": [f"1—{m}月" if m == 2 else str(m) for m in range(2, 13)],
        },
        yaxis={
            "showticklabels": False,
            "rangemode": "tozero",
            "range": _range(now, before, bases or {}),
        },
    )


def _months(series: pd.DataFrame, year: int) -> pd.DataFrame:
    return series[(series["year"] == year) & series["value"].notna()]


def _bars(
    rows: pd.DataFrame, size: float, colour: str, last: int | None, shown_in: tuple[int, str]
) -> dict:
    decimals, uom = shown_in
    texts = [written(value, decimals) for value in rows["value"]]
    told = zip(rows["year"], rows["month"], texts, strict=True)
    slot = (canvas().width - 16) / 11.2  # pixels a month has: 30 on a phone
    fits = all(width(text) * _SMALL <= slot + 5 for text in texts)
    shown = [
        (f"<b>{text}</b>" if month == last else text if fits else "") if last else ""
        for month, text in zip(rows["month"], texts, strict=True)
    ]
    return {
        "type": "bar",
        "x": list(rows["month"]),
        "y": list(rows["value"]),
        "width": size,
        "marker": {"color": colour, "line": {"width": 0}},
        "text": shown,
        "textposition": "outside",
        "textfont": {"size": _SMALL, "color": INK},
        "constraintext": "none",
        "textangle": 0,
        "cliponaxis": False,
        "customdata": [f"{year}年1—{month}月　{text}{uom}" for year, month, text in told],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _bases(bases: Mapping[int, float], year: int, shown_in: tuple[int, str]) -> list[dict]:
    """A stroke across each month whose 同比 rests on another figure than the published one."""
    decimals, uom = shown_in
    told = [f"{year}年1—{m}月可比口径　{written(b, decimals)}{uom}" for m, b in bases.items()]
    strokes = {
        "type": "scatter",
        "mode": "markers",
        "x": list(bases),
        "y": list(bases.values()),
        "marker": {"symbol": "line-ew", "size": 24, "line": {"width": 2.5, "color": ORANGE}},
        "customdata": told,
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return [strokes] if bases else []


def _range(now: pd.DataFrame, before: pd.DataFrame, bases: Mapping[int, float]) -> list[float]:
    values = [*now["value"], *before["value"], *bases.values(), 0.0]
    low, high = min(values), max(values)
    return [low * 1.15, (high or 1.0) * 1.12]


def _key(years: list[int], adjusted: bool) -> dict:
    """The years named above the plot in their own colours."""
    words = "　".join(f"{mark(c)} {year}年" for c, year in zip((BLUE, SOFT), years, strict=False))
    if adjusted:
        words += f"　{mark(ORANGE, '━')} {years[0] - 1}年可比口径"
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 4,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": GREY},
    }


def _events(events: dict[int, str]) -> tuple[list[dict], list[dict]]:
    marks = [
        {
            "x": month,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "xanchor": "right" if month > 7 else "left",
            "text": plain(what),
            "showarrow": False,
            "font": {"size": 12, "color": ORANGE},
        }
        for month, what in events.items()
    ]
    lines = [
        {
            "type": "line",
            "x0": month - 0.5,
            "x1": month - 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": FAINT, "width": 1, "dash": "dot"},
        }
        for month in events
    ]
    return marks, lines
