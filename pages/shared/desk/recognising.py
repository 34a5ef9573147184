"""认表: what was understood, beside the sheet as it looks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from catalog.period import Period
from data.draft import Draft
from data.inbox import Upload
from data.keeping.clock import written
from data.proposing.applied import MEASURES, SPANS
from pages.shared import board
from pages.shared.desk import correcting, sheet
from pages.shared.desk.paging import page_of, turn
from pages.shared.nodes import Node, el
from pages.shared.plain import plain
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("列", left=True),
    Column("表头", left=True, wide=True),
    Column("认作", left=True, wide=True),
    Column("单位", left=True),
    Column("个数"),
    Column("把握", left=True),
]
_ASKING = ("没认出",)
_PAGE = 30


def show(upload: Upload, draft: Draft) -> None:
    """The step: one table of the file at a time."""
    tables = draft.proposal.tables
    if not tables:
        st.error("没有认出一张表，原因见下一步“核对”。", icon=":material/block:")
        return
    named = {f"{number}. {_name(each)}": each for number, each in enumerate(tables, 1)}
    chosen = next(iter(named))
    if len(named) > 1:
        chosen = st.selectbox(
            f"看哪一张表（共 {len(named)} 张）",
            list(named),
            key=f"table-{upload.id}",
            filter_mode="contains",
        )
    told = named[chosen]
    _remembered(upload, told)
    looks, means = st.columns([5, 3], gap="medium")
    with looks:
        sheet.show(upload, draft, told)
    with means:
        board.show(board.heading(told["title"] or told["sheet"] or "没有标题的表"), _facts(told))
    if told["columns"]:
        key = f"columns-{upload.id}-{told['range']}"
        shown = page_of(told["columns"], key, _PAGE)
        board.show(table(_COLUMNS, map(_row, shown), list(map(_mark, shown))))
        turn(len(told["columns"]), key, _PAGE)
    if told["register"]:
        st.markdown(":gray[这是名录：登记单位的名称、别名和归属。]")
    else:
        correcting.show(upload, draft, told)


def _name(told: Mapping[str, Any]) -> str:
    return "　".join(dict.fromkeys(filter(None, (told["sheet"], told["title"], told["range"]))))


def _remembered(upload: Upload, told: Mapping[str, Any]) -> None:
    """Whether this layout is known from before, or one that looks like it has changed."""
    if before := told.get("remembered"):
        moment = written(datetime.fromisoformat(before["at"]))[:10]
        st.markdown(f":green-badge[版式已记住] 与 {moment} 确认的完全相同，照当时的确认识别。")
    elif similar := told.get("similar"):
        st.warning(
            f"与记住的“{plain(similar['name'])}”相似，但版式有变化：变了的列标着“没认出”或“认出”，"
            "请核对；没变的可以照上次的确认。",
            icon=":material/difference:",
        )
        correcting.take_over(upload, told)


def _facts(told: Mapping[str, Any]) -> Node:
    """Title, period, unit, whose: the four things a table says of itself."""
    rows = told.get("rows") or {}
    unknown = len(rows.get("unknown", ()))
    said = [f"认出 {rows.get('recognised', 0)} 行"] if rows else []
    said += [f"没认出 {unknown} 行"] if unknown else []
    said += [f"不导入 {rows['ignored']} 行"] if rows.get("ignored") else []
    lines = [
        # A 名录 is of no period and has no unit: that they are not there is nothing to say.
        ("报告期", "" if told["register"] else period(told.get("period"))),
        ("计量单位", "" if told["register"] else told.get("uom") or "各列自己写明"),
        ("谁的数", told.get("who") or "没认出"),
        ("行", "，".join(said)),
    ]
    return el("div", "b-foot", *(el("div", "", f"{name}：{text}") for name, text in lines if text))


def period(said: Mapping[str, Any] | None) -> str:
    """ "2026年1—6月（累计）"; what is not known is said to be so."""
    if not said or not said.get("year"):
        return "没认出"
    year, last = said["year"], said.get("last_month")
    if not last:
        return f"{year}年"
    span = said.get("span") or "ytd"
    when = Period(year, said.get("first_month") or 1, last, span)
    doubt = "，没写明当月还是累计" if said.get("ambiguous") else ""
    return f"{when}（{SPANS.get(span, span)}{doubt}）"


def _row(column: Mapping[str, Any]) -> list[str]:
    cells = [
        column.get("column", ""),
        " · ".join(column.get("labels", ())),
        meaning(column),
        column.get("uom") or "—",
        f"{column.get('count', 0):,}",
        column.get("state", "认出"),
    ]
    return [str(cell) for cell in cells]


def meaning(column: Mapping[str, Any]) -> str:
    """ "税收（不含烟）同比 · 累计"."""
    if column.get("state") == "不导入":
        return "不导入"
    if by_row := column.get("by_row"):
        return f"按行：{'、'.join(each['name'] for each in by_row[:4])}" + (
            "等" if len(by_row) > 4 else ""
        )
    if not column.get("name"):
        return "—"
    scope = f"（{column['scope']}）" if column.get("scope") else ""
    what = MEASURES.get(column.get("measure", ""), "")
    what = "" if what == MEASURES["level"] else what
    span = SPANS.get(column.get("span", ""), "")
    return " · ".join(filter(None, (column["name"] + scope + what, span)))


def _mark(column: Mapping[str, Any]) -> str:
    return "t-subject" if column.get("state") in _ASKING else ""
