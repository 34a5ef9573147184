"""From a cell of a published workbook: the figures it states, and every figure these reach."""

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

import streamlit as st

from accounts.rights import sees_batch
from catalog.catalog import Catalog
from data.keeping.batches import history
from data.keeping.factkey import FactKey
from data.keeping.origins import Origin, origins, stated
from data.keeping.store import Store
from metrics.pointer import Pointer
from metrics.reach import STANDS_FOR, reached
from metrics.scene import Scene
from metrics.sources import named, of_unit
from metrics.units import TOTAL
from pages.shared import board
from pages.shared.nodes import Node, el, run
from pages.shared.session import person
from pages.shared.trace.asked import BrokenLink
from pages.shared.trace.link import figure
from pages.shared.trace.page import KINDS
from pages.shared.trace.said import number, pointer_of, sent, term, typed

_MINE, _ABOVE, _BESIDE = "这个单位自己的数", "合计和上级的数", "别的单位的数（位次、占比等）"


def address(batch: str, sheet: str, cell: str) -> str:
    """The link of a cell of a published workbook."""
    return f"trace?{urlencode({'batch': batch, 'sheet': sheet, 'cell': cell})}"


def asked(query: Mapping[str, str]) -> bool:
    """True where the link is of a cell, not of a figure."""
    return "batch" in query


def show(store: Store, catalog: Catalog, query: Mapping[str, str]) -> None:
    """The page of a cell. Raises BrokenLink, also where the file is not for this person."""
    batch, sheet, cell = (query.get(name, "") for name in ("batch", "sheet", "cell"))
    row = _batch(store, batch)
    keys = stated(store, batch, sheet, cell)
    if row is None or not sees_batch(person(), row) or not keys:
        raise BrokenLink(f"没有找到单元格 {sheet}!{cell} 报的数，或这份文件不由您查看。")
    scene, all_sent = Scene(store, catalog), origins(store, keys)
    own = [(key, each) for key in keys for each in all_sent[key] if each.batch == batch]
    board.show(_head(scene, row, sheet, cell, own))
    with st.spinner("正在找它到达的数……"):
        found = reached(store, catalog, batch, sheet, cell)
    if found:
        board.show(*_groups(scene, found, keys[0]))
        return
    board.show(board.empty("现在没有数用到这个单元格", _why_none(all_sent, batch)))


def _batch(store: Store, batch: str) -> dict | None:
    try:
        UUID(batch)
    except ValueError:
        return None
    rows = history(store)
    found = rows[rows["batch"] == batch].to_dict("records")
    return found[0] if found else None


def _head(
    scene: Scene, row: dict, sheet: str, cell: str, own: list[tuple[FactKey, Origin]]
) -> Node:
    lines = [
        el("p", "b-from", run(figure(named(scene, key), pointer_of(key)), " ", number(each)),
           f"，原文 {typed(each)}")
        for key, each in own
    ]  # fmt: skip
    about = f"《{row['file']}》" + (f"，{row['sender']}" if row["sender"] else "")
    return el(
        "div", "b-trace",
        el("div", "b-whose", about),
        el("div", "b-big", f"{sheet}!{cell}"),
        *lines,
    )  # fmt: skip


def _why_none(all_sent: dict[FactKey, list[Origin]], batch: str) -> str:
    standing = [each for sent_ in all_sent.values() for each in sent_ if each.standing]
    if standing and standing[0].batch != batch:
        return f"它已被 {sent(standing[0])} 替代，或这一批已撤回；看板用的是后来的数。"
    return "这一批已撤回，或页面上没有由它得出的数。"


def _groups(scene: Scene, found: list[Pointer], key: FactKey) -> list[Node]:
    """The figures by whose they are, and under each its numbers."""
    groups: dict[str, dict[tuple, list[Pointer]]] = defaultdict(lambda: defaultdict(list))
    found = [of for of in found if "rank_of" not in of.number]  # how many are ranked is no figure
    for of in found:
        groups[_group(of, key)][of.by, of.unit, of.other, of.indicator, of.period].append(of)
    stands = scene.catalog.indicators[key.indicator].carried
    about = (
        f"点数看它怎么算出来；长期沿用的数只列最近{STANDS_FOR}期"
        if stands
        else "点数看它怎么算出来"
    )
    shown = [board.heading(f"它到达 {len(found)} 个数", about)]
    for name in (_MINE, _ABOVE, _BESIDE):
        if groups[name]:
            lines = [_line(scene, each) for each in groups[name].values()]
            shown.append(board.sentences(f"{name}", lines))
    return [el("div", "b-part", each) for each in shown]


def _group(of: Pointer, key: FactKey) -> str:
    if (of.by, of.unit, of.other) == (key.grain, key.unit, key.other):
        return _MINE
    summed = key.grain == "enterprise" and of.number not in ("rank", "growth_rank")
    return _ABOVE if of.unit == TOTAL or (of.by != key.grain and summed) else _BESIDE


def _line(scene: Scene, figures: list[Pointer]) -> Node:
    of = figures[0]
    whose = KINDS.get(of.by, "") + "合计" if of.unit == TOTAL else of_unit(scene, of)
    head = f"{whose}　{scene.named(of.indicator, of.scope)}　{of.period}　"
    numbers = [el("span", "b-beside", term(scene.term(each))) for each in figures]
    return run(head, *numbers)
