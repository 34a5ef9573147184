"""The band over a page that is not of now: which edition or moment, and what changed since."""

import streamlit as st

from briefing.qr import png
from data.keeping.editions import Edition
from metrics.frozen import frozen
from metrics.revisions import NOTHING, Revision, revisions
from pages.shared import board, looked, session
from pages.shared.edition.links import address
from pages.shared.moments import local
from pages.shared.nodes import Node, el
from pages.shared.plain import plain
from pages.shared.tables import Column, table
from pages.shared.trace.link import figure

_MOST = 60
_COLUMNS = [
    Column("单位", left=True),
    Column("指标", left=True),
    Column("报告期", left=True),
    Column("定版时"),
    Column("现在"),
    Column("怎么改的", left=True),
    Column("说明", left=True, wide=True),
]


def moment(text: str) -> None:
    """A moment somebody asked for."""
    with _line():
        said = plain(text.replace("T", " "))
        st.markdown(
            f":orange-badge[历史数据] 本页按 {said} 已发布的数据，计算公式和亮灯标准按现在的。",
            width="content",
        )
        _back()


def edition(of: Edition) -> None:
    """A meeting's edition, its link, and the figures that were revised since."""
    told, withheld = revisions(session.store(), session.catalog(), of.period, of.asof)
    since, listing = _since(len(told), withheld), bool(told) and not _brief()
    since = "" if listing else since
    with _line():
        by = f"，{plain(of.by)}" if of.by else ""
        gone = "" if of.listed else "，已从列表移除"
        st.markdown(
            f":blue-badge[会议版] **{plain(of.name)}**　{of.period}，"
            f"定版 {local(of.asof)}{by}{gone}。{since}{_rules(of)}",
            width="content",
        )
        if not _brief():
            link(of)
        _back()
    if listing:
        label = _since(len(told), withheld).removesuffix("。")
        with st.expander(f"{label}：定版时与现在", icon=":material/difference:"):
            board.show(listed(told, of_then=True))


def listed(told: tuple[Revision, ...], *, of_then: bool = False) -> Node:
    """Revised figures line by line, what the page shows (now, or of then) leading to its 溯源; by
    whom and why is for those who report."""
    inside = session.person().uploads
    rows = [
        [
            each.name,
            each.what,
            each.when,
            _figure(each, each.old, of_then),
            _figure(each, each.new, not of_then),
            "　".join(filter(None, (each.kind, local(each.at), each.by if inside else ""))),
            *([each.why or "—"] if inside else []),
        ]
        for each in told[:_MOST]
    ]
    more = [board.foot(f"只列出前{_MOST}个，共{len(told)}个。")] if len(told) > _MOST else []
    return el("div", "", table(_COLUMNS if inside else _COLUMNS[:-1], rows, across=3), *more)


def _figure(each: Revision, shown: str, leads: bool) -> Node:
    return figure(shown, each.pointer if leads and shown != NOTHING else None)


def _since(many: int, withheld: int) -> str:
    if not many and not withheld:
        return "此后没有修订。"
    hidden = f"，另有 {withheld} 个不予显示" if withheld else ""
    return f"此后有 {many} 个数修订{hidden}。" if many else f"此后有修订{hidden[1:]}。"


def _rules(of: Edition) -> str:
    found = frozen(session.whole(), of, session.catalog_now())
    if not found.readable:
        return "定版时的指标目录已不能读，公式与亮灯按现在的目录。"
    return "" if found.same else "公式与亮灯按定版时的目录，目录此后有改动。"


def link(of: Edition) -> None:
    """Its short address and the QR code of it, behind a button."""
    with st.popover("链接与二维码", icon=":material/qr_code_2:", type="tertiary"):
        here = address(of.code)
        st.markdown(f"代码 **{of.code}**，任何时候打开都是这一版。")
        st.code(here, language=None, wrap_lines=True)
        picture = png(here)
        st.image(picture, width=220)
        st.download_button(
            "下载二维码",
            picture,
            f"会议版二维码_{of.code}.png",
            "image/png",
            on_click="ignore",
            icon=":material/download:",
        )


def _line() -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", gap="small")


def _back() -> None:
    if not _brief():
        st.button("回到最新数据", on_click=looked.forget, key="back_to_now")


def _brief() -> bool:
    """Whether the page is shown on the wall: words, no controls."""
    return st.query_params.get("view") == "brief"
