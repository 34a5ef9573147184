"""This year against last, month by month, cumulative from 1—2月."""

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.style import BLUE, FAINT, GREY, INK, ORANGE, SOFT, figure, mark, plain, width

_SLOT = 29  # pixels a month has on a phone
_SMALL = 12


def trend(
    series: pd.DataFrame,
    year: int,
    *,
    title: str,
    subtitle: str,
    foot: str,
    decimals: int,
    events: dict[int, str] | None = None,
) -> go.Figure:
    """Narrow bars of `year` standing in the wide ones of the year before; `events` by month."""
    now, before = (_months(series, y) for y in (year, year - 1))
    last = max(now["month"], default=2)
    marks, lines = _events(events or {})
    return figure(
        [
            _bars(before, 0.78, SOFT, None, decimals),
            _bars(now, 0.46, BLUE, last, decimals),
        ],
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=230,
        left=8,
        right=8,
        bottom=26,
        above=26,
        annotations=[*_key([year] if before.empty else [year, year - 1]), *marks],
        shapes=lines,
        barmode="overlay",
        hovermode="closest",
        xaxis={
            "range": [1.4, 12.6],
            "tickvals": list(range(2, 13)),
            "ticktext": [f"1—{m}" if m in (2, last, 12) else str(m) for m in range(2, 13)],
        },
        yaxis={"showticklabels": False, "rangemode": "tozero", "range": _range(now, before)},
    )


def _months(series: pd.DataFrame, year: int) -> pd.DataFrame:
    return series[(series["year"] == year) & series["value"].notna()]


def _bars(rows: pd.DataFrame, size: float, colour: str, last: int | None, decimals: int) -> dict:
    texts = [written(value, decimals) for value in rows["value"]]
    fits = all(width(text) * _SMALL <= _SLOT + 6 for text in texts)
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
        "customdata": texts,
        "hovertemplate": "1—%{x}月　%{customdata}<extra></extra>",
    }


def _range(now: pd.DataFrame, before: pd.DataFrame) -> list[float]:
    values = [*now["value"], *before["value"], 0.0]
    low, high = min(values), max(values)
    return [low * 1.15, (high or 1.0) * 1.12]


def _key(years: list[int]) -> list[dict]:
    """The years named above the plot in their own colours."""
    words = "　".join(f"{mark(c)} {year}年" for c, year in zip((BLUE, SOFT), years, strict=False))
    return [
        {
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
    ]


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
