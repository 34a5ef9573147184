"""一页通 as HTML: the same order of blocks for every chain and park."""

from collections.abc import Sequence

from briefing.document import Paragraph, UnitCard
from briefing.said import Said
from briefing.webpage.figure import figure
from briefing.webpage.kpi import strip
from briefing.webpage.markup import Markup, tag
from briefing.webpage.table import table
from briefing.webpage.words import Words, light


def card(unit: UnitCard, words: Words, title: str = "") -> Markup:
    """One unit: who answers for it, figures, courses, what it is made of, what is good and behind,
    promises. `title` is the heading it stands under: a name is not said twice."""
    tables = [table(each, words) for each in (unit.within, unit.targets) if each]
    return tag(
        "div",
        head(unit, named=unit.name != title),
        strip(unit.kpis, words) if unit.kpis else None,
        tag("div", [figure(each, words, narrow=True) for each in unit.charts], class_="charts")
        if unit.charts
        else None,
        tag("div", sides(unit, words), class_="sides"),
        tag("div", tables, class_="tables") if tables else None,
        [paragraph(each, words) for each in unit.commentary],
        tag("p", unit.foot, class_="foot") if unit.foot else None,
        class_="unit",
    )  # fmt: skip


def head(unit: UnitCard, *, named: bool = True) -> Markup:
    """Whose card it is and who answers for it."""
    people = [
        tag("span", tag("span", role, class_="role"), who, class_="who")
        for role, who in unit.people
    ]
    return tag(
        "div",
        tag("h3", unit.name if named else None, tag("small", str(unit.period)),
            light(unit.light) if unit.light else None),
        tag("p", people, class_="people") if people else None,
        tag("p", "；".join(unit.facts), class_="about") if unit.facts else None,
        class_="unit-head",
    )  # fmt: skip


def sides(unit: UnitCard, words: Words) -> list[Markup]:
    """What is strong and what is behind, side by side."""
    return [
        _list("强项", unit.strengths, words, "strong"),
        _list("短板", unit.gaps, words, "weak"),
    ]


def paragraph(given: Paragraph, words: Words) -> Markup:
    """A paragraph in its style; 点评 with who signs it."""
    shown = words.said(given.said)
    if given.style == "commentary":
        by = tag("footer", f"——{given.by}") if given.by else None
        return tag("blockquote", tag("p", shown), by)
    return tag("p", shown, class_=None if given.style == "body" else given.style)


def _list(title: str, items: Sequence[Said], words: Words, kind: str) -> Markup:
    found = [tag("li", words.said(each)) for each in items] or [tag("li", "无", class_="none")]
    return tag("div", tag("h4", title), tag("ol", found), class_=f"side {kind}")
