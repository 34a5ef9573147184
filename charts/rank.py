"""Places through time: one line a unit, the first place on top, the unit in question in blue."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.style import BLUE, FAINT, GREY, INK, SOFT, figure, name_margin, names, plain


@dataclass(frozen=True)
class Course:
    """The places of one unit: None where it was not ranked."""

    name: str
    places: Sequence[float | None]
    subject: bool = False


def bump(
    courses: Sequence[Course], when: Sequence[str], *, title: str, subtitle: str, foot: str
) -> go.Figure:
    """All units over the periods `when`; names at the right end, in the order of their place."""
    data = [_course(course, len(when)) for course in sorted(courses, key=lambda each: each.subject)]
    ends = {course.name: _end(course) for course in courses if _end(course)}
    last = max((place for course in courses for place in course.places if place), default=1)
    labels = _labels(courses, ends)
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=max(140, int(last) * 28 + 20),
        left=30,
        right=name_margin([f"{name}　" for name in ends] or ["　"], 13),
        bottom=26,
        annotations=labels,
        xaxis={
            "range": [-0.15, len(when) - 0.7], "tickvals": list(range(len(when))), "ticktext": list(when)
        },
        yaxis={
            "range": [last + 0.6, 0.4], "tickvals": list(range(1, int(last) + 1)),
            "tickfont": {"size": 12, "color": FAINT},
        },
    )


def history(
    totals: Sequence[float | None],
    growths: Sequence[float | None],
    of: int,
    when: Sequence[str],
    *,
    title: str,
    subtitle: str,
    foot: str,
) -> go.Figure:
    """总量位次 and 增速位次 of one unit, the number written in every mark."""
    data = [
        _numbered(growths, len(when), SOFT, INK),
        _numbered(totals, len(when), BLUE, "#ffffff"),
    ]
    key = {
        "text": f"<span style='color:{BLUE}'>●</span> 总量位次　<span style='color:{SOFT}'>●</span> 增速位次",
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "yshift": 6, "xanchor": "left",
        "yanchor": "bottom", "showarrow": False, "font": {"size": 13, "color": GREY},
    }
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=min(256, max(150, of * 20 + 30)),
        left=16,
        right=16,
        above=24,
        bottom=26,
        annotations=[key],
        xaxis={
            "range": [-0.4, len(when) - 0.6], "tickvals": list(range(len(when))), "ticktext": list(when)
        },
        yaxis={"range": [max(of, 2) + 0.9, 0.1], "showticklabels": False},
    )


def _numbered(places: Sequence[float | None], count: int, colour: str, ink: str) -> dict:
    return {
        "type": "scatter", "mode": "lines+markers+text", "x": list(range(count)), "y": list(places),
        "line": {"color": colour, "width": 2.5}, "marker": {"size": 24, "color": colour},
        "text": [f"{place:.0f}" if place else "" for place in places],
        "textfont": {"size": 13, "color": ink}, "connectgaps": False, "cliponaxis": False,
    }


def _course(course: Course, count: int) -> dict:
    colour = BLUE if course.subject else "#d3dae4"
    return {
        "type": "scatter", "mode": "lines+markers", "x": list(range(count)), "y": list(course.places),
        "line": {"color": colour, "width": 3.5 if course.subject else 2},
        "marker": {"size": 9 if course.subject else 6, "color": colour},
        "connectgaps": False, "cliponaxis": False,
    }


def _end(course: Course) -> float | None:
    return course.places[-1] if course.places else None


def _labels(courses: Sequence[Course], ends: dict[str, float]) -> list[dict]:
    """Names at the line ends; units that share a place share a line of text."""
    shared: dict[float, list[Course]] = {}
    for course in courses:
        if course.name in ends:
            shared.setdefault(ends[course.name], []).append(course)
    labels = []
    for place, tied in shared.items():
        for step, course in enumerate(tied):
            text = names([course.name])[0]
            labels.append(
                {
                    "xref": "paper", "x": 1, "xanchor": "left", "xshift": 10, "y": place,
                    "yshift": (len(tied) - 1) * 7 - step * 14, "showarrow": False, "align": "left",
                    "text": f"<b>{text}</b>" if course.subject else text,
                    "font": {"size": 13, "color": BLUE if course.subject else GREY},
                }
            )
    return labels


def place(value: float | None) -> str:
    """ "第3位", or the dash."""
    return plain("—" if not value else f"第{value:.0f}位")
