"""The figures on top: what, how much, in what; 完成率 with the bar and the mark of 序时."""

from collections.abc import Sequence

from briefing.document import Kpi
from briefing.webpage.markup import Markup, tag
from briefing.webpage.plot import box, line
from briefing.webpage.words import Words, light
from charts.style import BLUE, ORANGE, RULE

_LONG, _HIGH = 160, 14


def strip(kpis: Sequence[Kpi], words: Words) -> Markup:
    """The figures side by side, two in a row on a phone."""
    return tag("div", [_one(each, words) for each in kpis], class_="strip")


def _one(kpi: Kpi, words: Words) -> Markup:
    return tag(
        "div",
        tag("p", kpi.name, class_="what"),
        tag("p", words.figure(kpi.value, kpi.pointer, "b"), tag("span", kpi.uom, class_="uom")
            if kpi.uom else None, light(kpi.light) if kpi.light else None, class_="much"),
        None if kpi.completion is None else bar(kpi.completion, kpi.due),
        [tag("p", words.said(note), class_="line") for note in kpi.notes],
        class_="kpi",
    )  # fmt: skip


def bar(completion: float, due: float | None) -> Markup:
    """完成率 as a bar up to the target, 序时 an orange mark."""
    full = max(100.0, completion)
    reach = _LONG * max(completion, 0.0) / full
    at = None if due is None else min(_LONG * due / full, _LONG - 1.5)
    return tag(
        "svg",
        box(0, 3, _LONG * 100 / full, 8, RULE),
        box(0, 3, reach, 8, BLUE),
        None if at is None else line(at, 0, at, _HIGH, ORANGE, thick=3.0),
        viewBox=f"0 0 {_LONG} {_HIGH}",
        width=_LONG,
        height=_HIGH,
        aria_hidden="true",
        class_="done",
    )
