"""操作记录: who did what, when and from where; filtered, in pages, as a file."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from data.keeping.acts import Sought, found, kinds, many
from data.keeping.clock import utcnow
from data.keeping.store import Store
from metrics.asof import CHINA
from pages.shared import board
from pages.shared.moments import local
from pages.shared.nodes import Node, el
from pages.shared.session import whole
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("时间", left=True),
    Column("谁", left=True),
    Column("做了什么", left=True),
    Column("对象", left=True, wide=True),
    Column("来自", left=True),
    Column("详情", left=True, wide=True),
]
_HEADS = ("时间", "账号", "姓名", "角色", "来自", "操作", "对象", "详情")
_PAGE, _MOST, _LONG, _SHORT = 50, 100_000, 160, 20
_ALL = "全部"
_SINCE = {_ALL: None, "今天起": 0, "近 7 天": 7, "近 30 天": 30}
_KEYS = {
    "active": "在用",
    "after": "改后",
    "before": "改前",
    "bytes": "字节",
    "by": "方式",
    "changes": "改动",
    "green_from": "绿灯下限",
    "growth_yellow_from": "增速黄灯下限",
    "left_out_before": "此前同类未记",
    "name": "姓名",
    "path": "地址",
    "proven": "核对",
    "reports": "报表",
    "role": "角色",
    "tentative_months": "仅供参考月数",
    "units": "单位",
    "yellow_from": "黄灯下限",
}
_FORMULA = tuple("=+-@＝＋－＠")


def show(who: Person) -> None:
    """The filters, the acts that fit, the file of them."""
    acts, names = kinds(whole())
    columns = st.columns(4)
    act = columns[0].selectbox("操作", [_ALL, *acts], key="log-act")
    name = columns[1].selectbox("谁", [_ALL, *names], key="log-name")
    since = columns[2].selectbox("时间", list(_SINCE), key="log-since")
    word = columns[3].text_input("对象或详情里的字", key="log-word")
    sought = Sought(
        "" if act == _ALL else act, "" if name == _ALL else name, word.strip(), _moment(since)
    )
    count = many(whole(), sought)
    last = max(1, -(-count // _PAGE))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = st.number_input(
            f"第几页（共 {last} 页）", 1, last, 1, key=f"log-page-{last}", width=160
        )
        shop = whole()
        st.download_button(
            "下载操作记录",
            lambda: _download(shop, who, sought),
            file_name=f"操作记录_{local(utcnow())[:10]}.csv",
            icon=":material/download:",
            on_click="ignore",
            disabled=not count,
        )
    board.show(board.heading(f"{count:,} 条操作记录", "只增不改；恢复备份也不会抹去"))
    rows = found(whole(), sought, _PAGE, (int(page) - 1) * _PAGE).to_dict("records")
    if rows:
        board.show(table(_COLUMNS, map(_row, rows)))


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """The acts as a file for Excel; what a cell would take for a formula is a text."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(_HEADS)
    keys = ("account", "name", "role", "came_from", "act", "subject", "details")
    for row in rows:
        cells = [local(row["acted_at"], seconds=True), *(row[key] or "" for key in keys)]
        write.writerow([f"'{cell}" if _formula(cell) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _formula(cell: str) -> bool:
    """Whether a spreadsheet may compute it: blanks before the sign change nothing."""
    return cell[:1] in ("\t", "\r", "\n") or cell.lstrip().startswith(_FORMULA)


def _download(store: Store, who: Person, sought: Sought) -> bytes:
    record(store, who, "下载操作记录", "操作记录.csv")
    return as_csv(found(store, sought, _MOST).to_dict("records"))


def _row(row: dict[str, Any]) -> list[Node]:
    who = row["name"] or row["account"] or "未登录"
    details = _details(row["details"])
    cut = f"{details[:_LONG]}……" if len(details) > _LONG else details
    whole_words = map(_unbroken, (local(row["acted_at"]), who, row["act"]))
    return [*whole_words, row["subject"] or "—", _unbroken(row["came_from"] or "—"), cut or "—"]


def _unbroken(text: str) -> Node:
    return el("span", "b-num", text) if len(text) <= _SHORT else text


def _details(told: str | None) -> str:
    """What was written down beside the act, with the names people know."""
    said = json.loads(told or "{}")
    return "；".join(f"{_KEYS.get(key, key)} {_shown(each)}" for key, each in said.items())


def _shown(said: object) -> str:
    if isinstance(said, list):
        return "、".join(_shown(each).rstrip("。") for each in said)
    if isinstance(said, dict):
        return "，".join(f"{_KEYS.get(key, key)}={_shown(each)}" for key, each in said.items())
    if said is None:
        return "无"
    return ("是" if said else "否") if isinstance(said, bool) else str(said)


def _moment(since: str) -> datetime | None:
    days = _SINCE[since]
    if days is None:
        return None
    now = datetime.now(CHINA)
    if days == 0:
        now = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return (now - timedelta(days=days)).astimezone(UTC).replace(tzinfo=None)
