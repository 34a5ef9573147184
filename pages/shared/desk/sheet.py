"""The sheet as it looks, with what each cell was read as."""

from collections.abc import Mapping
from string import ascii_uppercase, digits
from typing import Any

import streamlit as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from data.draft import Draft
from data.inbox import Upload
from data.reading.picture import Cell, Picture, picture
from pages.shared import board
from pages.shared.nodes import Node, el

_ROWS, _COLUMNS = 22, 14
_LOOKS = {"head": "s-head", "title": "s-title", "value": "s-value", "label": "s-label"}
_LISTED = {**_LOOKS, "text": "s-value"}  # of a 名录 every column is taken


def show(upload: Upload, draft: Draft, told: Mapping[str, Any]) -> None:
    """The part of the sheet a table stands in; the rest of a large one is told in words."""
    top, left = _corner(told.get("range", ""))
    shown = picture(draft.proposal, told["sheet"], _ROWS, _COLUMNS, max(0, top - 1), left)
    if shown is None:
        return
    columns, rows = told["columns"], told.get("rows") or {}
    unread = {each["column"] for each in columns if each.get("state") in ("没认出", "不导入")}
    nobody = {_row(each["cell"]) for each in rows.get("unknown", ())}
    board.show(_sheet(shown, unread, nobody, _LISTED if told["register"] else _LOOKS))
    words = "蓝底是表头，粗体是行名称，黑字是读入的数，灰字没有读入"
    words += "，橙底的行没认出是谁，整行没有读入" if nobody else ""
    if told["register"]:
        words = "蓝底是表头，粗体是单位名称"
    more = "" if shown.whole else f"；只显示一部分，整张表 {shown.height} 行 {shown.width} 列"
    st.markdown(f":small[:gray[{words}{more}。]]")


def _corner(address: str) -> tuple[int, int]:
    """The 0-based row and column a range begins at."""
    if not address:
        return 0, 0
    left, top, *_ = range_boundaries(address)
    return (top or 1) - 1, (left or 1) - 1


def _row(cell: str) -> str:
    return cell.lstrip(ascii_uppercase)


def _sheet(shown: Picture, unread: set[str], nobody: set[str], looks: Mapping[str, str]) -> Node:
    across = len(shown.cells[0]) if shown.cells else 0
    letters = [get_column_letter(shown.left + at + 1) for at in range(across)]
    head = el("tr", "", el("th", ""), *(el("th", "", letter) for letter in letters))
    body = [
        el(
            "tr",
            "",
            el("th", "", str(shown.top + number + 1)),
            *(_cell(cell, unread, nobody, looks) for cell in row if not cell.covered),
        )
        for number, row in enumerate(shown.cells)
    ]
    table = el("table", "s-sheet", el("thead", "", head), el("tbody", "", *body))
    return el("div", "s-window", table)


def _cell(cell: Cell, unread: set[str], nobody: set[str], looks: Mapping[str, str]) -> Node:
    traits: dict[str, str | int] = {}
    if cell.columns > 1:
        traits["colspan"] = cell.columns
    if cell.rows > 1:
        traits["rowspan"] = cell.rows
    look, nameless = looks.get(cell.role, "s-other"), _row(cell.address) in nobody
    if cell.role == "value" and (nameless or cell.address.rstrip(digits) in unread):
        look = "s-other"
    look += " s-nobody" if nameless and cell.role == "label" else ""
    look += " s-number" if cell.number else ""
    return el("td", look, cell.text, **traits)
