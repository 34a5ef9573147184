"""The page of a 溯源: the figure large, one sentence where it comes from, then the details."""

from datetime import datetime

from briefing import wording
from briefing.amounts import shown
from catalog.catalog import Catalog
from catalog.rounding import written
from data.keeping.store import Store
from metrics.derivation import Listing
from metrics.scene import Scene, decimals
from metrics.sources import of_unit
from metrics.tracing import Trace
from metrics.units import TOTAL
from metrics.working import Term, Working
from pages.shared import board
from pages.shared.links import link
from pages.shared.nodes import Node, el, run
from pages.shared.tables import SUBJECT, Column, table
from pages.shared.trace import facts
from pages.shared.trace.link import figure
from pages.shared.trace.said import sent, term, typed

_PAGES = {"chain": "产业链", "park": "园区"}
KINDS = {"chain": "产业链", "park": "园区", "county": "县市区"}
_LISTED = 30
# What else is asked of a figure, beside the number at hand.
_BESIDE = ("value", "yoy", "base", "target", "completion", "gap_pp", "required_monthly", "rank",
           "growth_rank", "share", "contribution", "pull")  # fmt: skip
_SIGNED = ("yoy", "pull")


def blocks(store: Store, catalog: Catalog, found: Trace, asof: datetime | None) -> list[Node]:
    """Everything of the page but the files: for a leader first, then the details."""
    scene = Scene(store, catalog, asof)
    parts = [[_large(scene, found), *_beside(scene, found)]]
    if not found.withheld:
        parts += [_worked(found), *facts.blocks(found, _printed(scene, found))]
    return [el("div", "b-part", *part) for part in parts if part]


def name(scene: Scene, found: Trace) -> str:
    """ "白酒　产值"."""
    of = found.pointer
    whole = KINDS.get(of.by, "") + "合计" if of.unit == TOTAL else of_unit(scene, of)
    number = "" if of.number == "value" else found.result.name
    scope = scene.answer(of).scope
    return f"{whole}　{scene.named(of.indicator, scope)}{number}"


def _large(scene: Scene, found: Trace) -> Node:
    of, result = found.pointer, found.result
    page = _PAGES.get(of.by)
    whose = name(scene, found)
    if page and of.unit != TOTAL:
        short = of_unit(scene, of)
        whose = run(board.link(short, link(of.by, **{of.by: short})), whose.removeprefix(short))
    place = of.number in ("rank", "growth_rank") and result.value is not None
    value = f"第{result.text}" if place else _signed(of.number, result) + result.text
    uom = [el("small", "", result.uom)] if result.value is not None else []
    uom += [el("small", "", said) for said in _as_shown(scene, found)]
    return el(
        "div", "b-trace",
        el("div", "b-whose", whose, el("span", "", f"　{of.period}")),
        el("div", "b-big", value, *uom),
        el("p", "b-from", origin(scene, found)),
    )  # fmt: skip


def _signed(number: str, result: Term) -> str:
    """The plus the pages print before what grew."""
    grew = number in _SIGNED and result.value is not None and (result.number or 0) > 0
    return "+" if grew else ""


def _printed(scene: Scene, found: Trace) -> facts.Printed:
    row = scene.row(found.pointer)
    return (found.pointer.indicator, row.uom, int(row.decimals)) if row else ("", "", 0)


def _as_shown(scene: Scene, found: Trace) -> list[str]:
    """ "即 22.67亿元": the figure as a leader reads it, where it was reported in 万元."""
    row, number = scene.row(found.pointer), found.pointer.number
    if row is None or found.result.value is None or found.result.uom != row.uom:
        return []
    as_row = shown(row)
    if as_row.uom == row.uom:
        return []
    return [f"即 {written(getattr(as_row, number), decimals(as_row, number))}{as_row.uom}"]


def origin(scene: Scene, found: Trace) -> Node:
    """One sentence: the cell it came in, or the formula with its numbers."""
    if found.working:
        row = scene.row(found.pointer)
        standing = f"，{wording.behind(row)}" if found.pointer.number == "gap_pp" else ""
        return run(*worked(found.working), standing, "。")
    own = next((each.standing for each in found.sources if each.standing), None)
    if own is None or found.listing or len(found.sources) != 1:
        return found.how
    stage = f"，{own.stage}" if own.stage else ""
    note = "" if found.how.startswith("上报数") else found.how
    return f"来自 {sent(own)} {own.place}，原文 {typed(own)}{stage}。{note}"


def worked(formula: Working) -> list[Node]:
    """ "进度差 = 完成率 55.5% − 序时进度 50.0% = 5.5个百分点", each number a link."""
    pieces = [piece if isinstance(piece, str) else term(piece) for piece in formula.pieces]
    return [f"{formula.name} = ", *pieces, " = ", el("b", "", formula.result.said)]


def _worked(found: Trace) -> list[Node]:
    """How it is worked out: the formula in words, the list behind it."""
    if not found.working and not found.listing:
        return []
    lines = [found.how]
    if found.working:
        lines = [found.working.words, *lines]
    shown = [el("div", "b-how", el("h2", "", "怎么算的"), *(el("p", "", line) for line in lines),
                *(el("p", "b-faint", note) for note in found.notes))]  # fmt: skip
    if found.listing and found.listing.lines:
        shown += _listing(found.listing)
    return shown


def _listing(listing: Listing) -> list[Node]:
    columns = [Column("单位", left=True), *(Column(head) for head in listing.heads)]
    lines = listing.lines[:_LISTED]
    rows = [[line.name, *(_cell(each) for each in line.terms)] for line in lines]
    marks = [SUBJECT if line.own else "" for line in lines]
    more = len(listing.lines) - len(lines)
    said = [listing.note, f"另有{more}个，数都较小，不再列出。" if more else ""]
    shown = [board.heading(listing.title, "点数看它的来源"), table(columns, rows, marks, across=3)]
    return [*shown, *(board.foot(each) for each in said if each)]


def _cell(each: Term) -> Node:
    return figure(each.said, each.pointer)


def _beside(scene: Scene, found: Trace) -> list[Node]:
    """The other numbers of the same figure, each leading to its own 溯源."""
    of = found.pointer
    if scene.row(of) is None:
        return []
    terms = [scene.term(of.to(number)) for number in _BESIDE if number != of.number]
    said = [term(each) for each in terms if each.value is not None]
    ways = [el("span", "b-beside", each) for each in said]
    return [el("p", "b-ways b-others", "同一指标的其他数：", *ways)] if ways else []
