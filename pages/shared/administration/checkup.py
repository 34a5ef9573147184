"""自检: how the machine and the data are, what was slow, and what to do about it."""

import streamlit as st

from accounts.person import Person
from data.keeping.checking import check
from data.keeping.clock import utcnow
from pages.shared import board
from pages.shared.administration import vitals
from pages.shared.administration.vitals import FINE, WATCH, WRONG, Line
from pages.shared.moments import ago, local
from pages.shared.nodes import Node
from pages.shared.session import catalog_fault, home, whole
from pages.shared.tables import Column, table

_LAMPS = {FINE: "绿", WATCH: "黄", WRONG: "红"}
_COLUMNS = [
    Column("项目", left=True),
    Column("状态", left=True),
    Column("情况", left=True, wide=True),
    Column("怎么办", left=True, wide=True),
]
_SLOW = [
    Column("查询", left=True, wide=True),
    Column("最慢"),
    Column("超过 0.05 秒的次数"),
    Column("何时"),
]
_MOST = 20


def show(_who: Person) -> None:
    """The lines, the worst first; the check of the data on demand; the slowest queries."""
    if st.button("核对数据", icon=":material/rule:", help="逐批核对数据和原件，数据多时要几分钟"):
        with st.spinner("正在核对，看板照常可用……"):
            found = [str(problem) for problem in check(whole())]
        _last()[str(home())] = (utcnow(), found)
    lines = [*vitals.lines(whole(), home()), _catalogue(), *_data()]
    order = [WRONG, WATCH, FINE]
    lines.sort(key=lambda line: order.index(line.state))
    bad = sum(line.state == WRONG for line in lines)
    watch = sum(line.state == WATCH for line in lines)
    board.show(
        board.heading(f"有问题 {bad} 项，注意 {watch} 项", f"共看了 {len(lines)} 项"),
        table(_COLUMNS, [_row(line) for line in lines]),
    )
    _slowest()


def _row(line: Line) -> list[Node]:
    lamp = board.light(_LAMPS[line.state], line.state, named=False)
    return [line.name, lamp, line.said, line.advice or "—"]


@st.cache_resource(show_spinner=False)
def _last() -> dict[str, tuple]:
    """When the data were checked last, and what was found."""
    return {}


def _data() -> list[Line]:
    if str(home()) not in _last():
        return [Line(WATCH, "数据", "启动以来还没有核对过", "点上面的“核对数据”。")]
    at, found = _last()[str(home())]
    when = f"{ago(at, utcnow())}核对"
    if not found:
        return [Line(FINE, "数据", f"{when}：数据唯一、批次完整、原件都在")]
    advice = "把这几条告诉维护人；需要时用核对无误的备份恢复。"
    more = [Line(WRONG, "数据", said, advice) for said in found[:_MOST]]
    return [Line(WRONG, "数据", f"{when}，发现 {len(found)} 个问题", advice), *more]


def _catalogue() -> Line:
    fault = catalog_fault()
    if fault is None:
        return Line(FINE, "目录", "指标、单位、亮灯、核对规则都读得懂")
    return Line(WRONG, "目录", f"{fault.message}现在沿用改动前的目录。", fault.advice)


def _slowest() -> None:
    slow = whole().slowest.worst()
    board.show(board.heading("最慢的查询", "启动以来，按名称记最慢的一次；不记查询的内容"))
    if not slow:
        st.caption("启动以来没有超过 0.05 秒的查询。")
        return
    rows = [
        [each.name, f"{each.seconds:.2f} 秒", f"{each.times:,}", local(each.at)] for each in slow
    ]
    board.show(table(_SLOW, rows))
