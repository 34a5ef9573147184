"""产业链 and 园区 on the big screen: the figures, three courses, the parts, the paragraph."""

from briefing.amounts import shown
from briefing.card import of
from briefing.drawing import drawing
from briefing.unit.subject import MAIN, Subject
from pages.shared.card.sheet import kpi, person, picture, table
from pages.shared.nodes import Node, el
from pages.shared.stage import frame
from pages.shared.trace.sentence import told
from pages.shared.unit_words import unit_words

_DRAWN = (600.0, 310.0, 19.0)


def show(subject: Subject) -> None:
    """The whole screen of one unit."""
    card = of(subject)
    people = el("div", "g-people", *(person(role, who) for role, who in card.people))
    figures = el("div", "g-kpis", *(kpi(each) for each in card.kpis))
    courses = el(
        "div", "g-charts",
        *(el("div", "k-chart", el("h3", "", chart.title), el("p", "k-about", chart.subtitle),
             picture(chart, *_DRAWN)) for chart in card.charts if drawing(chart, *_DRAWN)),
    )  # fmt: skip
    inner = "园区" if card.kind == "chain" else "产业链"
    parts = (
        frame.panel(
            card.within.title, card.within.about,
            el("div", "g-part", table(card.within, titled=False)),
        ) if card.within else
        frame.panel(f"{inner}构成", "", el("p", "g-text", "没有报送交叉数据。"))
    )  # fmt: skip
    said = frame.panel("运行情况", "", el("p", "g-text", _paragraph(subject)))
    foot = "；".join([*card.facts, card.foot])
    body = [people, figures, *([courses] if card.charts else []),
            el("div", "g-across", parts, said)]  # fmt: skip
    frame.show(card.name, card.period, subject.asof, body, f"注：{foot}。")


def _paragraph(subject: Subject) -> Node:
    row, indicator = subject.row, subject.catalog.indicators[MAIN]
    if row is None:
        return f"{subject.period}名录里没有{subject.name}。"
    found, by, noun = subject.answers[MAIN], subject.kind, subject.noun
    past, period = subject.past, subject.period
    return told(unit_words(found, shown(row), indicator, period, past, by=by, noun=noun))
