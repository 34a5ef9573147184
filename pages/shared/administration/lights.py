"""亮灯与审核关系: the bands of the lights and the rules of the checks; no restart."""

from dataclasses import asdict, replace

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from catalog.adjusting import save_lights
from catalog.lights import Lights
from catalog.rounding import written
from data.rulebook import take, workbook
from pages.shared import board
from pages.shared.administration.parts import done
from pages.shared.deeds import told
from pages.shared.failures import failures_shown
from pages.shared.nodes import Node
from pages.shared.plain import plain
from pages.shared.session import catalog, catalog_fault, home, whole
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("", left=True),
    Column("绿灯", left=True),
    Column("黄灯", left=True),
    Column("红灯", left=True),
]
_MOST = 20


def show(who: Person) -> None:
    """The bands as they stand, the form to change them, the rules as a workbook."""
    fault = catalog_fault()
    if fault is not None:
        words = plain(f"{fault.message}{fault.advice}现在沿用改动前的目录。")
        st.error(words, title=fault.title, icon=":material/error:")
    bands, rules = st.columns(2, gap="large")
    with bands:
        _bands(who, catalog().lights)
    with rules:
        _rules(who)


def _bands(who: Person, now: Lights) -> None:
    about = f"进度差与增速差，单位：百分点；前 {now.tentative_months} 个月仅供参考"
    board.show(
        board.heading("亮灯标准", about),
        table(
            _COLUMNS,
            [
                _band("与序时进度相比", now.green_from, now.yellow_from),
                _band("增速目标", now.green_from, now.growth_yellow_from),
            ],
        ),
    )
    with st.form("lights", border=False):
        first, second = st.columns(2)
        with first:
            green = _number("绿灯下限", now.green_from)
            yellow = _number("黄灯下限（与序时进度相比）", now.yellow_from)
        with second:
            growth = _number("黄灯下限（增速目标）", now.growth_yellow_from)
            kept = now.tentative_months
            months = st.number_input("前几个月仅供参考", 0, 12, kept, key="light-months")
        if not st.form_submit_button("保存亮灯标准", type="primary", icon=":material/save:"):
            return
    with failures_shown():
        said = {"green_from": green, "yellow_from": yellow, "growth_yellow_from": growth}
        after = replace(now, **said, tentative_months=int(months))
        if after == now:
            st.info("标准没有变化。")
            return
        save_lights(home(), after)
        record(whole(), who, "修改亮灯", "亮灯标准", before=asdict(now), after=asdict(after))
        done("亮灯标准已保存，各页立即按新标准亮灯。")


def _number(label: str, now: float) -> float:
    return st.number_input(label, -100.0, 100.0, now, 0.5, format="%.1f", key=f"light-{label}")


def _band(name: str, green: float, yellow: float) -> list[Node]:
    return [
        name,
        board.light("绿", f"≥ {written(green, 1)}", named=False),
        board.light("黄", f"{written(yellow, 1)} 至 {written(green, 1)}", named=False),
        board.light("红", f"< {written(yellow, 1)}", named=False),
    ]


def _rules(who: Person) -> None:
    many = len(catalog().rules.listed) + len(catalog().rules.may_fall)
    about = "下载工作簿，逐行增删或改级别，传回即生效；有错一行也不生效"
    board.show(board.heading(f"审核关系 {many} 条", about))
    words = catalog()
    st.download_button(
        "下载审核关系",
        lambda: workbook(words),
        file_name="审核关系.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )
    number = st.session_state.setdefault("rulebook_round", 0)
    file = st.file_uploader("传回改好的审核关系", type=["xlsx"], key=f"rulebook-{number}")
    if file is None:
        return
    with failures_shown():
        taken = take(home(), catalog(), file.getvalue(), file.name)
        lines = told(taken.findings)
        if taken.refused:
            st.error("审核关系没有改动，请按下面的提示改好再传。", icon=":material/error:")
            st.text("\n".join(lines[:_MOST]))
            return
        st.session_state["rulebook_round"] += 1
        record(whole(), who, "修改审核关系", file.name, changes=taken.changes)
        if not taken.changes:
            done("传回的审核关系与现在的一样，没有改动。")
        done(f"审核关系已生效：{'；'.join(taken.changes[:_MOST])}")
