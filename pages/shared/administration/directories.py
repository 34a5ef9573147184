"""名录: how many chains, parks, counties and enterprises there are, and until when each stands."""

from datetime import datetime

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from catalog.period import Period
from data.directory import KIND_NAMES, KINDS, Unit
from data.keeping.directories import directory, memberships
from data.templates import blank
from metrics.asof import CHINA
from pages.shared import board
from pages.shared.desk.paging import page_of, turn
from pages.shared.session import catalog, whole
from pages.shared.tables import Column, table

_PAGE = 30
_COUNTED = [
    Column("名录", left=True),
    Column("现行"),
    Column("已失效"),
    Column("将生效"),
    Column("有别名"),
]
_COLUMNS = [
    Column("名称", left=True),
    Column("序号"),
    Column("别名", left=True, wide=True),
    Column("有效期", left=True),
]


def show(who: Person) -> None:
    """The counts, one list in pages, and the workbook to work on."""
    known = directory(whole())
    counts = [_counts(kind, known.of(kind)) for kind in KINDS]
    belong = memberships(whole())
    about = f"企业归属 {len(belong):,} 条；名录随报表发布，有历史，可撤回"
    board.show(board.heading("名录", about), table(_COUNTED, counts))
    with st.container(horizontal=True, vertical_alignment="center"):
        today = datetime.now(CHINA)
        shop, words = whole(), catalog()

        def workbook() -> bytes:
            record(shop, who, "下载名录", "名录.xlsx")
            return blank(words, directory(shop), "名录", Period(today.year, 1, today.month))

        st.download_button(
            "下载名录工作簿",
            workbook,
            file_name=f"名录_{today:%Y-%m-%d}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.page_link("report/upload.py", label="改好后到填报上传", icon=":material/upload_file:")
    names = {KIND_NAMES[kind]: kind for kind in KINDS}
    kind = names[st.selectbox("看哪一类", list(names), key="directory-kind")]
    _list(kind, known.of(kind))


def _list(kind: str, units: list[Unit]) -> None:
    if not units:
        st.info(f"还没有{KIND_NAMES[kind]}名录。", icon=":material/inbox:")
        return
    rows = [_row(number, unit) for number, unit in enumerate(units, 1)]
    board.show(table(_COLUMNS, page_of(rows, f"directory-{kind}", _PAGE)))
    turn(len(rows), f"directory-{kind}", _PAGE)


def _row(number: int, unit: Unit) -> list[str]:
    return [unit.name, str(number), "、".join(unit.aliases) or "—", _validity(unit)]


def _validity(unit: Unit) -> str:
    if unit.valid_from is None and unit.valid_to is None:
        return "一直有效"
    begins = f"{unit.valid_from:%Y-%m-%d} 起" if unit.valid_from else ""
    ends = f"至 {unit.valid_to:%Y-%m-%d}" if unit.valid_to else ""
    return f"{begins}{ends}"


def _counts(kind: str, units: list[Unit]) -> list[str]:
    today = datetime.now(CHINA).date()
    over = sum(unit.valid_to is not None and unit.valid_to < today for unit in units)
    later = sum(unit.valid_from is not None and unit.valid_from > today for unit in units)
    named = sum(bool(unit.aliases) for unit in units)
    numbers = (len(units) - over - later, over, later, named)
    return [KIND_NAMES[kind], *(f"{number:,}" for number in numbers)]
