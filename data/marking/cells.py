"""A sheet's XML with cells coloured: only their rows are parsed, all else is copied as it is."""

import re
from collections.abc import Callable, Mapping

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter

from data.findings import Severity
from data.marking.package import parsed
from data.marking.places import Cell

Restyle = Callable[[int, Severity], int]

_ROOT = re.compile(rb"<(?:\w+:)?worksheet\b[^>]*>")
_ROW = re.compile(rb"<(?P<prefix>\w+:)?row\b(?P<attributes>[^>]*?)(?P<closed>/)?>")
_NUMBER = re.compile(rb"\sr=\"(\d+)\"")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")
_LETTERS = re.compile(r"[A-Z]+")
# What the schema puts behind a legacyDrawing.
_BEHIND = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems")
_BEHIND += ("tableParts", "extLst")


class Unmarkable(Exception):
    """A sheet whose XML is written in a way that is not safely changed."""


def coloured(xml: bytes, levels: Mapping[Cell, Severity], restyle: Restyle) -> bytes:
    """The sheet with the cells of `levels` restyled; other rows keep their very bytes."""
    root = _ROOT.search(xml)
    if root is None or b"<![CDATA[" in xml or b"<!--" in xml:
        raise Unmarkable
    by_row: dict[int, dict[int, Severity]] = {}
    for (row, column), level in levels.items():
        by_row.setdefault(row + 1, {})[column] = level
    pieces, done, number = [], 0, 0
    for found in _ROW.finditer(xml, root.end()):
        said = _NUMBER.search(found["attributes"])
        number = int(said[1]) if said else number + 1
        if number not in by_row:
            continue
        end = found.end()
        if not found["closed"]:
            closing = b"</" + (found["prefix"] or b"") + b"row>"
            end = xml.find(closing, end)
            if end < 0:
                raise Unmarkable  # cut off in the middle of a row
            end += len(closing)
        pieces.append(xml[done : found.start()])
        row = xml[found.start() : end]
        pieces.append(_row(root[0], row, number, by_row[number], restyle))
        done = end
    return b"".join(pieces) + xml[done:]


def with_legacy_drawing(xml: bytes, fresh: Callable[[], str], office: str) -> tuple[bytes, str]:
    """The sheet with a place for its comments' boxes, and the relation id of that place.

    A sheet that has one already keeps it; else `fresh` makes the relation.
    """
    root, ends = _ROOT.search(xml), list(_DATA_END.finditer(xml))
    if root is None or not ends:
        raise Unmarkable
    end = ends[-1]
    wrapped = parsed(root[0] + xml[end.end() :])
    space = wrapped.tag.rpartition("}")[0] + "}"
    known = wrapped.find(f"{space}legacyDrawing")
    if known is not None:
        return xml, known.get(f"{{{office}}}id", "")
    relation = fresh()
    new = wrapped.makeelement(f"{space}legacyDrawing", {f"{{{office}}}id": relation})
    behind = [child for child in wrapped if etree.QName(child).localname in _BEHIND]
    if behind:
        behind[0].addprevious(new)
    else:
        wrapped.append(new)
    return xml[: end.end()] + _inside(wrapped) + _closing(root[0]), relation


def _row(
    root: bytes, row: bytes, number: int, levels: Mapping[int, Severity], restyle: Restyle
) -> bytes:
    """One row with its cells restyled; a cell that is not there yet is added in its place."""
    wrapped = parsed(root + row + _closing(root))
    element = wrapped[0]
    space = element.tag.rpartition("}")[0] + "}"
    bare = int(element.get("s", 0) or 0)
    cells: dict[int, etree._Element] = {}
    column = -1
    for cell in element.iterchildren(f"{space}c"):
        letters = _LETTERS.match(cell.get("r", ""))
        column = column_index_from_string(letters[0]) - 1 if letters else column + 1
        cells[column] = cell
    for column, level in sorted(levels.items()):
        cell = cells.get(column)
        if cell is None:
            place = f"{get_column_letter(column + 1)}{number}"
            cell = etree.Element(f"{space}c", r=place, s=str(bare))
            before = [other for other in cells if other < column]
            element.insert(len(before), cell)
            cells[column] = cell
        cell.set("s", str(restyle(int(cell.get("s", 0) or 0), level)))
    return _inside(wrapped)


def _inside(wrapped: etree._Element) -> bytes:
    """What stands between the tags of the root, in the names the root declares."""
    text = etree.tostring(wrapped, encoding="UTF-8")
    start = text.index(b"<", text.index(b"?>")) if text.startswith(b"<?xml") else 0
    opened = text.index(b">", start)
    return text[opened + 1 : text.rindex(b"</")] if text[opened - 1 : opened] != b"/" else b""


def _closing(root: bytes) -> bytes:
    return b"</" + root[1:].split(None, 1)[0].rstrip(b">") + b">"
