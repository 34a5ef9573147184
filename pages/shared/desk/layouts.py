"""记住的版式: what was confirmed of this sender's tables, to be looked at and forgotten."""

from dataclasses import replace

import streamlit as st

from accounts.acts import record
from catalog.catalog import Catalog
from data.keeping.clock import written
from data.keeping.layouts import Layout, forget, layouts, remember
from data.proposing.applied import MEASURES, SPANS
from data.proposing.corrections import ColumnSaid, Corrections
from pages.shared.desk.drafts import drafts, inbox
from pages.shared.desk.paging import page_of, turn
from pages.shared.plain import plain
from pages.shared.session import catalog, person, store

_PAGE = 10


def show() -> None:
    """The list, newest first, folded away."""
    known = layouts(store(), person().account)
    if not known:
        return
    label = f"记住的版式 {len(known)} 种"
    with st.expander(label, icon=":material/bookmark:", key="desk-layouts"):
        st.markdown(
            ":gray[您发布或提交过的表，版式和当时的更正都记在这里；下次版式完全相同，就照此识别。"
            "更正可以一条条取消；要改成别的，在“认表”里重新更正并发布即可。]"
        )
        for layout in page_of(known, "layouts", _PAGE):
            _one(layout)
        turn(len(known), "layouts", _PAGE)


def _one(layout: Layout) -> None:
    what, when, away = st.columns([7, 3, 1.5], vertical_alignment="center")
    said = _said(layout, catalog())
    what.markdown(f"**{plain(layout.name)}**　:gray[{plain(said)}]")
    when.markdown(f":gray[{written(layout.remembered_at)} 记住]")
    if away.button("忘掉", key=f"forget-{layout.id}", icon=":material/delete:"):
        forget(store(), layout.id, person().account)
        record(store(), person(), "忘掉版式", layout.name, layout=layout.id)
        _read_anew()
    _taken_back(layout)


def _taken_back(layout: Layout) -> None:
    """Single corrections of a remembered layout, each to be let go of."""
    heads = dict(zip(layout.said.keys, layout.said.heads, strict=False))
    made = [("columns", key, heads.get(key, key)) for key in layout.said.columns]
    made += [("rows", label, label) for label in layout.said.rows]
    if not made:
        return
    with st.container(horizontal=True, key=f"layout-{layout.id}"):
        for part, key, name in made:
            if st.button(
                f"取消“{plain(name)}”的更正",
                key=f"less-{layout.id}-{part}-{key}",
                type="tertiary",
                icon=":material/undo:",
            ):
                left = {k: v for k, v in getattr(layout.said, part).items() if k != key}
                less = replace(layout.said, **{part: left})
                kept = Corrections({layout.fingerprint: less})
                remember(store(), person().account, layout.name, kept)
                record(store(), person(), "修改版式", layout.name, without=name)
                _read_anew()


def _read_anew() -> None:
    """What lies on the desk is understood without what was forgotten."""
    for upload in inbox().of(person().account):
        drafts().forget(upload)
    st.rerun()


def _said(layout: Layout, known: Catalog) -> str:
    """ "6 列；更正：税收 → 税收（不含烟），西河高新 → 西河高新区"."""
    told = layout.said
    heads = dict(zip(told.keys, told.heads, strict=False))
    parts = [
        f"{heads.get(key, key)} → {_column(each, known)}" for key, each in told.columns.items()
    ]
    parts += [f"{label} → {each.unit or '不导入'}" for label, each in told.rows.items()]
    if told.span:
        parts.append(f"只写月份的是{SPANS.get(told.span, told.span)}")
    if told.uom:
        parts.append(f"没写单位的是{told.uom}")
    made = f"；更正：{'，'.join(parts)}" if parts else "；没有更正"
    return f"{len(told.keys)} 列{made}"


def _column(said: ColumnSaid, known: Catalog) -> str:
    if said.ignore:
        return "不导入"
    indicator = known.indicators.get(said.indicator)
    scope = f"（{said.scope}）" if said.scope else ""
    words = [(indicator.name if indicator else "") + scope, MEASURES.get(said.measure, "")]
    return " · ".join(filter(None, (*words, SPANS.get(said.span, ""), said.uom)))
