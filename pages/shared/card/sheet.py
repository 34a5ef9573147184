"""一页通 as blocks: one order for every chain and park, at A4, at 16:9 and on a phone."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.document import Cell, Chart, Kpi, Paragraph, Table, UnitCard
from briefing.drawing import Shape, drawing
from briefing.said import Said
from briefing.unit.merits import RULE, headed
from charts.style import LAMPS
from metrics.withholding import WHY, WITHHELD
from pages.shared import board
from pages.shared.nodes import Node, el
from pages.shared.trace.link import figure
from pages.shared.trace.sentence import told

SHAPES = {"a4": "A4", "wide": "16:9"}
# Letters of a drawing and its size in pixels, by shape: where it stands it is shown at that size.
_DRAWN = {"a4": (226.0, 158.0, 11.5), "wide": (596.0, 236.0, 17.0)}
_LONGEST = {"a4": 260, "wide": 180}  # letters of commentary that a card has room for

mount = board.component("sheet", Path(__file__).with_name("sheet.css"))


def sheet(card: UnitCard, shape: str, note: str = "") -> Node:
    """The whole card; `note` says what else the reader must know of it (会议版, 历史数据)."""
    return el(
        "div",
        f"k-sheet b-fit k-{shape}",
        _head(card, note),
        el("div", "k-kpis", *(kpi(each) for each in card.kpis)),
        _charts(card, shape),
        el(
            "div",
            "k-parts",
            _within(card),
            el("div", "k-merits", _merits("强项", card.strengths, "k-good"),
               _merits("短板", card.gaps, "k-weak")),
        ),
        el("div", "k-ends", _targets(card), *_commentary(card, shape)),
        el("p", "k-foot", f"{'；'.join([*card.facts, card.foot, RULE])}"),
    )  # fmt: skip


def _head(card: UnitCard, note: str) -> Node:
    lamp = board.light(card.light, "未报" if card.light == "灰" else "") if card.light else ""
    people = (person(role, who) for role, who in card.people)
    return el(
        "div", "k-head",
        el("div", "k-title", el("h1", "", card.name), lamp,
           el("span", "k-when", f"{card.period}", el("b", "", note))),
        el("div", "k-people", *people),
    )  # fmt: skip


def person(role: str, who: str) -> Node:
    """Who answers for it, behind the role."""
    return el("span", "k-who", el("small", "", role), who)


def kpi(kpi: Kpi) -> Node:
    """A figure with its lines, its bar and its light."""
    is_figure = kpi.uom or kpi.value[:1].isdigit() or kpi.value[:1] in "+-第并"
    unit = [el("small", "", kpi.uom)] if kpi.uom else []
    bar = [board.track(kpi.completion, kpi.due)] if kpi.completion is not None else []
    notes = [told(each) for each in kpi.notes]
    if kpi.light and kpi.light != "灰" and notes:
        at = 0 if kpi.name == "完成年度目标" else -1
        notes[at] = el("span", "b-light", el("i", f"l-{kpi.light}"), notes[at])
    return el(
        "div", "k-kpi",
        el("div", "k-name", kpi.name),
        el("div", "k-value" if is_figure else "k-value k-none",
           figure(kpi.value, kpi.pointer), *unit),
        *bar,
        *(el("div", "k-note", note) for note in notes),
    )  # fmt: skip


_SLOTS = {"columns": "走势", "lines": "目标进度", "places": "位次"}


def _charts(card: UnitCard, shape: str) -> Node:
    """Three courses, each in its place; where there is none, why."""
    found = {each.kind: each for each in card.charts}
    slots = (
        _chart(found[kind], shape) if kind in found else _none(title, _why(card, kind))
        for kind, title in _SLOTS.items()
    )
    return el("div", "k-charts", *slots)


def _none(title: str, why: str) -> Node:
    return el("div", "k-chart k-empty", el("h3", "", title), el("p", "", f"{why}。"))


def _why(card: UnitCard, kind: str) -> str:
    if _withheld(card):
        return WHY
    if not card.charts:
        return "还没有报送过，在报送后显示"
    if kind == "places":
        return "今年还没有参加过排位"
    reported = card.kpis[0].pointer is not None
    return "没有年度总量目标，不与序时进度比较" if reported else "本期未报，不能与序时进度比较"


def _withheld(card: UnitCard) -> bool:
    return any(kpi.value == WITHHELD for kpi in card.kpis[:1])


def _chart(chart: Chart, shape: str) -> Node:
    wide, high, size = _DRAWN[shape]
    return el(
        "div", "k-chart",
        el("h3", "", chart.title),
        el("p", "k-about", chart.subtitle),
        picture(chart, wide, high, size),
    )  # fmt: skip


def picture(chart: Chart, wide: float, high: float, size: float) -> Node:
    """The chart drawn for that many pixels."""
    shapes = (_shape(each) for each in drawing(chart, wide, high, size))
    view = f"0 0 {wide:g} {high:g}"
    return el("svg", "d-box", *shapes, viewBox=view, role="img", aria_label=chart.title)


def _shape(shape: Shape) -> Node:
    drawn = [shape.tag, shape.look, shape.traits, *([shape.text] if shape.text else [])]
    return figure(drawn, shape.pointer)


def _within(card: UnitCard) -> Node:
    if card.within is None:
        inner = "园区" if card.kind == "chain" else "产业链"
        return el("div", "k-block k-empty", el("h3", "", f"{inner}构成"),
                  el("p", "", "没有报送产业链与园区交叉的数据。"))  # fmt: skip
    return table(card.within)


def _targets(card: UnitCard) -> Node:
    if card.targets is None:
        none = f"{card.period.year}年没有年度目标。"
        return el("div", "k-block k-empty", el("h3", "", "年度目标"), el("p", "", none))
    return table(card.targets)


def table(shown: Table, *, titled: bool = True) -> Node:
    """A table of a document with its title, unit and note."""
    heads = (el("th", _side(each.kind), each.head) for each in shown.columns)
    kinds = [each.kind for each in shown.columns]
    rows = (
        el("tr", "", *(el("td", _side(kind), cell_node(cell))
                       for kind, cell in zip(kinds, row, strict=True)))
        for row in shown.rows
    )  # fmt: skip
    notes = [el("p", "k-more", shown.foot)] if shown.foot else []
    return el(
        "div", "k-block",
        *([el("h3", "", shown.title, el("small", "", shown.about))] if titled else []),
        el("table", "k-table", el("thead", "", el("tr", "", *heads)), el("tbody", "", *rows)),
        *notes,
    )  # fmt: skip


def cell_node(cell: Cell) -> Node:
    """A cell: its figure, behind its light where it has one."""
    shown = figure(cell.text, cell.pointer)
    if not cell.light:
        return shown
    lamp = f"{LAMPS[cell.light]} " if cell.light != "灰" else ""
    return el("span", "b-light", el("i", f"l-{cell.light}"), lamp, shown)


def _side(kind: str) -> str:
    return "k-left" if kind in ("text", "light") else ""


def _merits(title: str, lines: Sequence[Said], look: str) -> Node:
    said = [el("li", "", told(each)) for each in lines]
    none = [el("li", "k-none", "按规则没有可列的。")] if not said else []
    return el(
        "div", f"k-block {look}", el("h3", "", headed(lines, title)), el("ul", "", *said, *none)
    )


def _commentary(card: UnitCard, shape: str) -> Iterable[Node]:
    if not card.commentary:
        return []
    return [
        el("div", "k-block k-words", el("h3", "", "点评"), *_paragraphs(card.commentary, shape))
    ]


def _paragraphs(said: Sequence[Paragraph], shape: str) -> Iterable[Node]:
    left, found = _LONGEST[shape], []
    for each in said:
        text = each.said.text
        cut = (
            text
            if len(text) <= left
            else f"{text[:left]}……（全文见本{'页' if not left else '单位页面'}）"
        )
        found.append(el("p", "", told(each.said) if cut == text else cut,
                        el("small", "", f"　{each.by}") if each.by else ""))  # fmt: skip
        left = max(left - len(text), 0)
        if not left:
            break
    return found
