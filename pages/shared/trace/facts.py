"""The facts under a figure: the cell of each, and every earlier value with who, when and why."""

from collections.abc import Sequence

from data.keeping.origins import Origin
from metrics.sources import Source
from metrics.tracing import Trace
from metrics.withholding import WITHHELD
from pages.shared import board
from pages.shared.moments import local
from pages.shared.nodes import Node, el, run
from pages.shared.tables import SECTION, Column, table
from pages.shared.trace.link import figure
from pages.shared.trace.said import number, pointer_of, sent, typed

_COLUMNS = [
    Column("数据", left=True), Column("数"), Column("原文"), Column("位置", left=True),
    Column("发布时间", left=True), Column("文件", left=True, wide=True),
    Column("报送人", left=True), Column("阶段", left=True), Column("说明", left=True, wide=True),
]  # fmt: skip
_HISTORY = [
    Column("发布时间", left=True), Column("报送人", left=True), Column("数"), Column("原文"),
    Column("位置", left=True), Column("文件", left=True, wide=True), Column("阶段", left=True),
    Column("后来", left=True, wide=True), Column("为什么", left=True, wide=True),
]  # fmt: skip


# An indicator, a unit of measure and the digits the pages print such amounts with.
Printed = tuple[str, str, int]


def blocks(found: Trace, printed: Printed) -> list[list[Node]]:
    """The facts, then what stood before them."""
    if not found.sources:
        return []
    many = len(found.sources) + found.more
    heads = board.heading(f"用到的原始数据 {many} 个", "原文是单元格里写的字；点数据看它自己的来源")
    shown = [heads, _table(_COLUMNS, [_row(each, found, printed) for each in found.sources])]
    if found.more:
        shown.append(board.foot(f"另有 {found.more} 个，从上面的数逐级点进去可以看到。"))
    return [shown, _history(found.sources, printed)]


def _row(source: Source, found: Trace, printed: Printed) -> list[Node]:
    if source.withheld:
        return [source.name, board.none(WITHHELD), *[""] * 7]
    own = source.standing
    to = pointer_of(source.key)
    name = source.name if to == found.pointer else figure(source.name, to)
    if own is None:
        return [name, board.none("未报"), *[""] * 7]
    return [
        name, number(own, _digits(own, source, printed)), typed(own),
        el("span", "b-num", own.place), _time(own), own.file, own.sender or "—",
        own.stage or "—", why(own) or "—",
    ]  # fmt: skip


def _digits(origin: Origin, source: Source, printed: Printed) -> int:
    indicator, uom, decimals = printed
    return decimals if (source.key.indicator, origin.uom) == (indicator, uom) else 0


def why(origin: Origin) -> str:
    """What was said of it: 修改原因, 核实说明 with what had been asked."""
    said = []
    for each in origin.told:
        asked = f"（核对时问：{each.asked}）" if each.asked else ""
        if each.text or asked:
            said.append(f"{each.kind}：{each.text}{asked}")
    return "；".join(said)


def _history(found: Sequence[Source], printed: Printed) -> list[Node]:
    """Every earlier value of the facts that have any, the latest first."""
    rows, marks = [], []
    for source in found:
        if not source.earlier:
            continue
        rows.append([source.name])
        marks.append(SECTION)
        for place, each in enumerate(source.origins):
            rows.append(_then(each, source.origins[:place], _digits(each, source, printed)))
            marks.append("")
    if not rows:
        return []
    about = "被替代、撤回和未采用的都在；最近的在前"
    return [board.heading("历次数值", about), _table(_HISTORY, rows, marks)]


def _table(columns: list[Column], rows: list[list[Node]], marks: Sequence[str] = ()) -> Node:
    """The table without the columns that say nothing in any row."""
    full = [row for row in rows if len(row) == len(columns)]
    told = [
        place for place in range(len(columns)) if any(row[place] not in ("", "—") for row in full)
    ]
    kept = [[row[place] for place in told] if len(row) == len(columns) else row for row in rows]
    return table([columns[place] for place in told], kept, marks)


def _time(each: Origin) -> Node:
    return el("span", "b-num", local(each.published_at))


def _then(each: Origin, later: Sequence[Origin], least: int) -> list[Node]:
    return [
        _time(each), each.sender or "—", number(each, least), typed(each),
        el("span", "b-num", each.place), each.file, each.stage or "—",
        _after(each, later), why(each) or "—",
    ]  # fmt: skip


def _after(each: Origin, later: Sequence[Origin]) -> Node:
    """What became of it: it counts, it was replaced, taken back, never taken."""
    if each.standing:
        return el("b", "", "现用")
    if not each.taken:
        return "未采用，没有入库"
    if each.withdrawn_at is not None:
        by = f"，{each.withdrawn_by}" if each.withdrawn_by else ""
        reason = f"：{each.withdrawn_reason}" if each.withdrawn_reason else ""
        return f"已于 {local(each.withdrawn_at)} 撤回{by}{reason}"
    stood = [other for other in later if other.taken and other.withdrawn_at is None]
    if not stood:
        return "不是现用的数"
    then = stood[-1]
    same = "数相同，" if then.value == each.value and then.state == each.state else ""
    return run(f"{same}被 {sent(then)} 替代")
