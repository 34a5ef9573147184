"""Places through time: one line a unit, the first place on top, the unit in question in blue."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.style import BLUE, FAINT, GREY, INK, SOFT, figure, name_margin, names


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
        xaxis=_named(when, -0.15, -0.7),
        yaxis={
            "range": [last + 0.6, 0.4],
            "tickvals": list(range(1, int(last) + 1)),
            "tickfont": {"size": 12, "color": FAINT},
        },
    )


def history(
    totals: Sequence[float | None],
    growths: Sequence[float | None],
    when: Sequence[str],
    *,
    title: str,
    subtitle: str,
    foot: str,
) -> go.Figure:
    """总量位次 above and 增速位次 below, each in a lane of its own, the number in every mark."""
    lanes = [("总量位次", totals, BLUE, "#ffffff"), ("增速位次", growths, SOFT, INK)]
    lanes = [lane for lane in lanes if any(lane[1])]
    axes, names_, data = {}, [], []
    for number, (name, places, colour, ink) in enumerate(lanes):
        key = "" if number == 0 else str(number + 1)
        height = 1 / len(lanes)
        top = 1 - number * height
        data.append(_numbered(places, len(when), colour, ink) | {"yaxis": f"y{key}"})
        axes[f"yaxis{key}"] = {
            "domain": [top - height, top - 0.12],
            "range": _lane(places),
            "showticklabels": False,
            "anchor": "x",
        }
        names_.append(_lane_name(name, top))
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=256,
        left=16,
        right=16,
        bottom=26,
        annotations=names_,
        xaxis=_named(when, -0.4, -0.6) | {"anchor": "free", "position": 0},
        **axes,
    )


def _named(when: Sequence[str], before: float, after: float) -> dict:
    """An axis of the periods with that much room at its ends."""
    count = len(when)
    return {
        "range": [before, count + after],
        "tickvals": list(range(count)),
        "ticktext": list(when),
    }


def _lane(places: Sequence[float | None]) -> list[float]:
    """A lane's scale, the better place higher, never so narrow that one place looks like a fall."""
    known = [place for place in places if place]
    middle = (min(known) + max(known)) / 2
    half = max((max(known) - min(known)) / 2, 2) + 0.9
    return [middle + half, middle - half]


def _lane_name(name: str, top: float) -> dict:
    return {
        "text": name,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xshift": -14,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13, "color": GREY},
    }


def _numbered(places: Sequence[float | None], count: int, colour: str, ink: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(range(count)),
        "y": list(places),
        "line": {"color": colour, "width": 2.5},
        "marker": {"size": 25, "color": colour},
        "text": [f"{place:.0f}" if place else "" for place in places],
        "textfont": {"size": 13, "color": ink},
        "connectgaps": False,
        "cliponaxis": False,
    }


def _course(course: Course, count: int) -> dict:
    colour = BLUE if course.subject else "#d3dae4"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(count)),
        "y": list(course.places),
        "line": {"color": colour, "width": 3.5 if course.subject else 2},
        "marker": {"size": 9 if course.subject else 6, "color": colour},
        "connectgaps": False,
        "cliponaxis": False,
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
                    "xref": "paper",
                    "x": 1,
                    "xanchor": "left",
                    "xshift": 10,
                    "y": place,
                    "yshift": (len(tied) - 1) * 7 - step * 14,
                    "showarrow": False,
                    "align": "left",
                    "text": f"<b>{text}</b>" if course.subject else text,
                    "font": {"size": 13, "color": BLUE if course.subject else GREY},
                }
            )
    return labels
