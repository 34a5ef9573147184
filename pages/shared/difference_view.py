"""What a publication would change, in business words."""

from typing import Any

import pandas as pd
import streamlit as st

from catalog.period import Period
from catalog.rounding import written
from data.checks.wording import MEASURES
from data.keeping.difference import CHANGES, Difference
from pages.shared import board
from pages.shared.session import catalog
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("单位", left=True),
    Column("指标", left=True),
    Column("报告期", left=True),
    Column("变化", left=True),
    Column("原来"),
    Column("现在"),
    Column("幅度"),
    Column("位置", left=True),
]
_SHOWN = 100


def counts(difference: Difference) -> list[str]:
    """ "新增 132", "修改 7", …; nothing where there are none."""
    named = {"added": "新增", "changed": "修改", "same": "不变", "missing": "上期有本期缺"}
    return [f"{named[key]} {count}" for key, count in difference.as_dict().items() if count]


def show(difference: Difference) -> None:
    """The lines that change, old → new: what is altered or gone first, then what is new."""
    lines = difference.lines
    if lines.empty:
        return
    altered = bool(difference.changed or difference.missing)
    with st.expander(
        f"变化：{'、'.join(counts(difference))}", icon=":material/difference:", expanded=altered
    ):
        board.show(table(_COLUMNS, [_row(line) for line in lines[:_SHOWN].to_dict("records")]))
        total = difference.added + difference.changed + difference.missing
        if total > _SHOWN:
            st.caption(f"共 {total} 处，列出前 {_SHOWN} 处。")


def _row(line: dict[str, Any]) -> list[str]:
    decimals = 1 if line["uom"] == "%" else catalog().indicators[line["indicator"]].decimals
    measure = MEASURES.get(line["measure"], "")
    scope = f"（{line['scope']}）" if line["scope"] else ""
    before = "上期 " if line["change"] == CHANGES["missing"] else ""
    return [
        {"": "全市", "*": "合计"}.get(line["unit"], line["unit"]) + _within(line),
        catalog().indicators[line["indicator"]].name + scope + measure,
        _period(line),
        line["change"],
        before + _figure(line["old"], line.get("old_state"), line["uom"], decimals),
        _figure(line.get("new"), line.get("new_state"), line["uom"], decimals),
        _percent(line["percent"]),
        line["cell"] if isinstance(line.get("cell"), str) else "",
    ]


def _percent(change: float | None) -> str:
    return "" if pd.isna(change) else written(change, 1, sign=True) + "%"


def _within(line: dict[str, Any]) -> str:
    return f" · {line['other']}" if line["other"] else ""


def _period(line: dict[str, Any]) -> str:
    if not line["year"]:
        return "长期"
    if str(line["measure"]).startswith("target"):
        return f"{line['year']}年"
    return str(Period(line["year"], line["first_month"], line["last_month"], line["span"]))


def _figure(value: object, state: object, uom: object, decimals: int) -> str:
    if isinstance(state, str) and state:
        return state
    if not isinstance(value, float) or value != value:
        return "—"
    return written(value, decimals) + (str(uom) if isinstance(uom, str) else "")
