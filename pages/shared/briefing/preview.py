"""The preview of a briefing: what it will say, section by section, each opened when wanted."""

from collections.abc import Sequence

import streamlit as st

from briefing.document import (
    Block,
    Cell,
    Chart,
    Document,
    Kpi,
    Paragraph,
    Section,
    Strip,
    Table,
    UnitCard,
)
from briefing.heads import head
from briefing.said import Number, Said
from pages.shared import board
from pages.shared.board import Card, Progress
from pages.shared.figures import draw
from pages.shared.nodes import Node, el, run
from pages.shared.plain import plain
from pages.shared.tables import SUBJECT, Column, table
from pages.shared.trace.link import figure, traced

_ROW, _ABREAST = 4, 3


def show(document: Document) -> None:
    """The cover words, then a line a section; the first is open."""
    count = {kind: _count(document, kind) for kind in (Table, Chart, UnitCard)}
    about = f"{document.period}；{document.scope}；{document.cutoff}"
    if document.edition:
        about = f"会议版“{document.edition}”（{document.code}）；{about}"
    title = document.meeting or document.title
    board.show(board.heading(f"{title}：共{len(document.sections)}部分", about))
    st.caption(
        f"{document.title}；{count[Table]}张表，{count[Chart]}张图，{count[UnitCard]}张一页通。"
        "点开看每一部分说什么。"
    )
    for place, section in enumerate(document.sections):
        opened = st.expander(
            f"{place + 1}　{plain(section.title)}",
            expanded=place == 0,
            key=f"briefing_section_{section.key}",
            on_change="rerun",
        )
        if opened.open:
            with opened:
                _section(section)


def _count(document: Document, kind: type) -> int:
    return sum(isinstance(block, kind) for section in document.sections for block in section.blocks)


def _section(section: Section) -> None:
    words: list[Node] = []
    charts: list[Chart] = []
    for block in section.blocks:
        if isinstance(block, Chart):
            _flush(words)
            charts.append(block)
            continue
        _abreast(charts)
        if isinstance(block, UnitCard):
            _flush(words)
            _card(block)
        else:
            words += _nodes(block)
    _flush(words)
    _abreast(charts)


def _flush(words: list[Node]) -> None:
    if words:
        board.show(*words)
        words.clear()


def _nodes(block: Block) -> list[Node]:
    if isinstance(block, Strip):
        return [_strip(block.kpis)]
    if isinstance(block, Paragraph):
        return [_paragraph(block)]
    if isinstance(block, Table):
        return [board.heading(block.title, block.about), _table(block), board.foot(block.foot)]
    return []


def _strip(kpis: Sequence[Kpi]) -> Node:
    """Four in a row where six do not make full rows."""
    return board.cards(map(_kpi, kpis), _ROW if len(kpis) > _ROW + 2 else len(kpis) or 1)


def _paragraph(paragraph: Paragraph) -> Node:
    if paragraph.style == "finding":
        return board.heading(paragraph.said.text)
    look = "b-foot" if paragraph.style == "note" else ""
    signed = [board.faint(f"（{paragraph.by}）")] if paragraph.by else []
    return el("p", look, *_said(paragraph.said), *signed)


def _said(said: Said) -> list[Node]:
    """Words, and numbers that lead to their 溯源."""
    return [
        figure(part.text, part.pointer) if isinstance(part, Number) else part for part in said.parts
    ]


def _kpi(kpi: Kpi) -> Card:
    notes = [run(*_said(note)) for note in kpi.notes]
    if kpi.light and notes:
        notes[0] = board.light(kpi.light, kpi.notes[0].text)
    bar = Progress(kpi.completion, kpi.due) if kpi.completion is not None else None
    address = traced(kpi.pointer) if kpi.pointer is not None else ""
    return Card(kpi.name, kpi.value, kpi.uom, tuple(notes), bar, address)


def _table(made: Table) -> Node:
    columns = [
        Column(head(made, place), column.group, left=column.kind == "text")
        for place, column in enumerate(made.columns)
    ]
    body = [[_cell(cell) for cell in row] for row in made.rows]
    whole = len(body) - made.totals
    marks = ["" if place < whole else SUBJECT for place in range(len(body))]
    return table(columns, body, marks)


def _cell(cell: Cell) -> Node:
    if cell.light:
        return board.light(cell.light, cell.text, named=False)
    return figure(cell.text, cell.pointer)


def _abreast(charts: list[Chart]) -> None:
    """Charts that follow each other, two or three side by side."""
    drawn = [chart for chart in charts if chart.figure is not None]
    across = _ABREAST if len(drawn) % _ABREAST == 0 else 2
    for start in range(0, len(drawn), across):
        row = drawn[start : start + across]
        for column, chart in zip(st.columns(across), row, strict=False):
            with column:
                draw(chart.figure(), name=chart.name, alt=chart.title)
    charts.clear()


def _card(card: UnitCard) -> None:
    who = "　".join(f"{role} {name}" for role, name in card.people)
    board.show(board.heading(card.name, who), _strip(card.kpis))
    points = [("亮点", card.strengths), ("短板", card.gaps)]
    told = [(title, items) for title, items in points if items]
    for column, (title, items) in zip(st.columns(len(told) or 1), told, strict=False):
        with column:
            board.show(board.sentences(title, [run(*_said(each)) for each in items]))
    _flush([_paragraph(each) for each in card.commentary])
    _abreast(list(card.charts))
    tables = [each for each in (card.targets, card.within) if each is not None]
    if tables:
        board.show(*(node for each in tables for node in _nodes(each)))
    board.show(board.foot(card.foot))
