"""一页通 as HTML: the same order of blocks for every chain and park, on the page and on a sheet."""

from collections.abc import Callable, Sequence

from briefing.document import Chart, Paragraph, Table, UnitCard
from briefing.said import Said
from briefing.unit.merits import RULE, headed
from briefing.webpage.figure import figure
from briefing.webpage.kpi import strip
from briefing.webpage.markup import Markup, tag
from briefing.webpage.table import table
from briefing.webpage.words import Words, light

Draw = Callable[[Chart], Markup]


def card(
    unit: UnitCard, words: Words, title: str = "", *, drawn: Draw | None = None, note: str = ""
) -> Markup:
    """One unit: who answers for it, figures, courses, what it is made of, what is good and behind,
    promises, remarks. `title` is the heading it stands under: a name is not said twice; `drawn`
    draws its charts; `note` says what else is to be known of it (会议版)."""
    drawn = drawn or (lambda chart: figure(chart, words, narrow=True))
    charts = [drawn(each) for each in unit.charts]
    return tag(
        "div",
        _head(unit, named=unit.name != title, note=note),
        strip(unit.kpis, words) if unit.kpis else None,
        tag("div", charts, class_="charts") if charts else None,
        tag(
            "div",
            _table(unit.within, words),
            tag("div", _list("强项", unit.strengths, words, "strong"),
                _list("短板", unit.gaps, words, "weak"), class_="merits"),
            class_="halves",
        ),
        tag(
            "div",
            _table(unit.targets, words),
            tag("div", [paragraph(each, words) for each in unit.commentary], class_="remarks")
            if unit.commentary
            else None,
            class_="halves",
        ),
        tag("p", "；".join(filter(None, (*unit.facts, unit.foot, RULE))), class_="foot"),
        class_="card",
    )  # fmt: skip


def paragraph(given: Paragraph, words: Words) -> Markup:
    """A paragraph in its style; 点评 with who signs it."""
    shown = words.said(given.said)
    if given.style == "commentary":
        by = tag("footer", f"——{given.by}") if given.by else None
        return tag("blockquote", tag("p", shown), by)
    return tag("p", shown, class_=None if given.style == "body" else given.style)


def _head(unit: UnitCard, *, named: bool, note: str) -> Markup:
    """Whose card it is and who answers for it."""
    people = [
        tag("span", tag("span", role, class_="role"), who, class_="who")
        for role, who in unit.people
    ]
    return tag(
        "div",
        tag("h3", unit.name if named else None, tag("small", str(unit.period)),
            light(unit.light) if unit.light else None,
            tag("small", note) if note else None),
        tag("p", people, class_="people") if people else None,
        class_="card-head",
    )  # fmt: skip


def _table(shown: Table | None, words: Words) -> Markup | None:
    return table(shown, words) if shown else None


def _list(title: str, items: Sequence[Said], words: Words, kind: str) -> Markup:
    found = [tag("li", words.said(each)) for each in items]
    found = found or [tag("li", "按规则没有可列的。", class_="none")]
    return tag("div", tag("h4", headed(items, title)), tag("ol", found), class_=f"side {kind}")
