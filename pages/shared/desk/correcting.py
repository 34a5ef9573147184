"""The corrections of 认表: what a column is, whom a row names, what holds for a whole table."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from accounts.acts import record
from data.directory import KIND_NAMES, KINDS
from data.draft import Draft
from data.inbox import Upload
from data.keeping.directories import directory
from data.proposing.applied import MEASURES, SPANS
from data.proposing.corrections import Corrections
from metrics.asof import CHINA
from pages.shared.desk.drafts import corrections, inbox
from pages.shared.plain import plain
from pages.shared.session import catalog, person, store

_AS_IS = "照现在认的"
_YEARS = 3


def show(upload: Upload, draft: Draft, told: Mapping[str, Any]) -> None:
    """What may be corrected of one table, and what was."""
    _made(upload, told)
    unknown = (told.get("rows") or {}).get("unknown", [])
    asking = bool(unknown) or any(each["state"] == "没认出" for each in told["columns"])
    with st.expander("更正", icon=":material/edit:", expanded=asking, key=f"correct-{upload.id}"):
        what = st.segmented_control(
            "更正什么",
            ["一列", "一行", "整张表"],
            default="一行" if unknown else "一列",
            required=True,
            key=f"what-{upload.id}-{told['fingerprint']}",
        )
        {"一列": _column, "一行": _row, "整张表": _table}[what](upload, told)


def take_over(upload: Upload, told: Mapping[str, Any]) -> None:
    """One button for what was confirmed of the columns and rows that are still there."""
    columns = {c["key"]: c["proposal"] for c in told["columns"] if c.get("proposal")}
    unknown = (told.get("rows") or {}).get("unknown", [])
    rows = {r["label"]: r["proposal"] for r in unknown if r.get("proposal")}
    if not columns and not rows:
        return
    if st.button(
        f"照上次的确认（{len(columns)} 列，{len(rows)} 行）",
        key=f"again-{upload.id}-{told['fingerprint']}",
        icon=":material/history:",
    ):
        said = corrections(upload)
        for key, proposal in columns.items():
            said = said.column(told["fingerprint"], key, **proposal)
        for label, proposal in rows.items():
            said = said.row(told["fingerprint"], label, **proposal)
        _keep(upload, said, "照上次的确认")


def _column(upload: Upload, told: Mapping[str, Any]) -> None:
    named = {f"{c['column']} 列　{c['head']}（{c['state']}）": c for c in told["columns"]}
    first = next((n for n, c in named.items() if c["state"] == "没认出"), next(iter(named), None))
    if first is None:
        return
    key = f"{upload.id}-{told['fingerprint']}"
    chosen = st.selectbox(
        "哪一列", list(named), index=list(named).index(first), key=f"column-{key}",
        filter_mode="contains",
    )  # fmt: skip
    column = named[chosen]
    key = f"{key}-{column['key']}"
    what, how, when, uom = st.columns([3, 2, 2, 2])
    said: dict[str, Any] = {}
    with what:
        said |= _indicator(column, key)
    with how:
        said["measure"] = _one_of("给的是", MEASURES, column["measure"], f"measure-{key}")
    with when:
        said["span"] = _one_of("时间范围", SPANS, column["span"], f"span-{key}")
    with uom:
        options = [_AS_IS, *sorted(catalog().uoms.factors)]
        unit = st.selectbox("计量单位", options, key=f"uom-{key}", filter_mode="contains")
        said["uom"] = "" if unit == _AS_IS else unit
    with st.container(horizontal=True):
        if st.button("保存更正", key=f"keep-{key}", type="primary", icon=":material/check:"):
            fitting = {name: value for name, value in said.items() if value}
            told_so = corrections(upload).column(told["fingerprint"], column["key"], **fitting)
            _keep(upload, told_so, f"{column['column']} 列")
        if st.button("这一列不导入", key=f"skip-{key}", icon=":material/block:"):
            told_so = corrections(upload).column(told["fingerprint"], column["key"], ignore=True)
            _keep(upload, told_so, f"{column['column']} 列不导入")


def _indicator(column: Mapping[str, Any], key: str) -> dict[str, str]:
    """The indicator, with its 口径 where it has several, in one choice: 税收（不含烟）."""
    choices: dict[str, tuple[str, str]] = {}
    for code, each in catalog().indicators.items():
        if each.derived:
            continue
        choices[each.name] = (code, "")
        choices |= {f"{each.name}（{name}）": (code, name) for name, _ in each.scopes}
    now = f"（{column['name']}）" if column["name"] else "（没认出）"
    options = [_AS_IS + now, *choices]
    chosen = st.selectbox("是什么指标", options, key=f"what-{key}", filter_mode="contains")
    code, scope = choices.get(chosen, ("", ""))
    return {"indicator": code, "scope": scope}


def _one_of(label: str, names: Mapping[str, str], now: str, key: str) -> str:
    """The code chosen by its name; "" where it stays as understood."""
    known = {name: code for code, name in names.items()}
    stays = f"{_AS_IS}（{names[now]}）" if now in names else _AS_IS
    chosen = st.selectbox(label, [stays, *known], key=key, filter_mode="contains")
    return known.get(chosen, "")


def _row(upload: Upload, told: Mapping[str, Any]) -> None:
    """A row label that names a unit by another name, or nobody."""
    unknown = {each["label"]: each for each in (told.get("rows") or {}).get("unknown", [])}
    key = f"{upload.id}-{told['fingerprint']}"
    label = st.selectbox(
        f"哪一行（没认出的有 {len(unknown)} 行；别的行请照表里的写法输入）",
        list(unknown),
        index=0 if unknown else None,
        key=f"row-{key}",
        accept_new_options=True,
        filter_mode="contains",
        placeholder="表里这一行的名称",
    )
    if not label:
        return
    known = sorted(directory(store()).few.units, key=lambda unit: unit.kind != told["kind"])
    units = {f"{unit.name}（{KIND_NAMES[unit.kind]}）": unit for unit in known}
    near = (unknown.get(label) or {}).get("nearest")
    liked = f"{near['name']}（{KIND_NAMES[near['kind']]}）" if near else None
    if units:
        chosen = st.selectbox(
            "它就是名录里的" + ("（已选最像的一个，请核对）" if liked in units else ""),
            list(units),
            index=list(units).index(liked) if liked in units else None,
            key=f"unit-{key}-{label}",
            filter_mode="contains",
            placeholder="选一个单位",
        )
    else:
        chosen = None
        st.markdown("名录还是空的：请先上传名录。")
    with st.container(horizontal=True):
        if st.button(
            "就是它", key=f"same-{key}", type="primary", icon=":material/check:",
            disabled=chosen is None,
        ):  # fmt: skip
            unit = units[str(chosen)]
            said = corrections(upload).row(
                told["fingerprint"], label, kind=unit.kind, unit=unit.unit
            )
            _keep(upload, said, f"“{label}”是{unit.name}")
        if st.button("这一行不导入", key=f"skip-row-{key}", icon=":material/block:"):
            said = corrections(upload).row(told["fingerprint"], label, ignore=True)
            _keep(upload, said, f"“{label}”不导入")


def _table(upload: Upload, told: Mapping[str, Any]) -> None:
    """What holds for the whole: whose figures, when, 当月 or 累计, in what."""
    key = f"{upload.id}-{told['fingerprint']}"
    period = told.get("period") or {}
    kinds = {"全市": "region"} | {KIND_NAMES[kind]: kind for kind in KINDS}
    whose, span, uom = st.columns(3)
    kind = whose.selectbox("谁的数", [_AS_IS, *kinds], key=f"kind-{key}")
    names = {f"“{period.get('last_month') or 6}月”是{name}": code for code, name in SPANS.items()}
    how = span.selectbox("只写了月份时", [_AS_IS, *names], key=f"spans-{key}")
    options = [_AS_IS, *sorted(catalog().uoms.factors)]
    unit = uom.selectbox("没写单位的列", options, key=f"uoms-{key}", filter_mode="contains")
    year, first, last = st.columns(3)
    this = period.get("year") or datetime.now(CHINA).year
    years = [str(each) for each in range(this - _YEARS, this + 2)]
    months = [str(each) for each in range(1, 13)]
    asked = year.selectbox("年份", [_AS_IS, *years], key=f"year-{key}")
    begin = first.selectbox("从几月", [_AS_IS, *months], key=f"first-{key}")
    end = last.selectbox("到几月", [_AS_IS, *months], key=f"last-{key}")
    said = {"kind": kinds.get(kind, ""), "span": names.get(how, "")}
    said |= {"uom": "" if unit == _AS_IS else unit}
    for name, text in (("year", asked), ("first_month", begin), ("last_month", end)):
        said[name] = 0 if text == _AS_IS else int(text)
    fitting = {name: value for name, value in said.items() if value}
    if st.button(
        "保存更正", key=f"keep-{key}", type="primary", icon=":material/check:",
        disabled=not fitting,
    ):  # fmt: skip
        _keep(upload, corrections(upload).table(told["fingerprint"], **fitting), "整张表")


def _made(upload: Upload, told: Mapping[str, Any]) -> None:
    """What was corrected of this table in this file, each to be taken back."""
    said = corrections(upload).of(told["fingerprint"])
    heads = {each["key"]: f"{each['column']} 列" for each in told["columns"]}
    made = [("column", key, heads.get(key, key)) for key in said.columns]
    made += [("row", label, f"行“{label}”") for label in said.rows]
    if any((said.kind, said.span, said.uom, said.year, said.last_month, said.first_month)):
        made.append(("table", "", "整张表"))
    if not made:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="desk-corrected"):
        st.markdown("您的更正（发布时随版式记住）：")
        for what, key, name in made:
            if st.button(f"撤销 {plain(name)}", key=f"undo-{what}-{key}", icon=":material/undo:"):
                where = {"column": {"key": key}, "row": {"label": key}, "table": {}}[what]
                less = corrections(upload).without(told["fingerprint"], **where)
                _keep(upload, less, f"撤销 {name}")


def _keep(upload: Upload, said: Corrections, what: str) -> None:
    inbox().change(upload, corrections=said.as_dict())
    record(store(), person(), "更正识别", upload.file, what=what)
    st.rerun()
