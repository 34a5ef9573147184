"""HTML tables and SpreadsheetML, as web systems hand them out under the name .xls."""

from collections.abc import Iterable

from lxml import etree, html

from data.reading.grid import Grid, Marks
from data.reading.package import MOST_CELLS
from data.reading.refusal import Refusal
from data.reading.styles import percent_format

_MOST_SPAN = 2000
_MOST_TAKEN = 500_000
_MOST_TABLES = 200


def html_grids(text: str) -> list[Grid]:
    """One grid per outermost table of a page, all on one sheet name."""
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        page = html.document_fromstring(
            text.encode("utf-8", "replace"),
            parser=html.HTMLParser(encoding="utf-8", no_network=True),
        )
    except (etree.LxmlError, ValueError) as error:
        raise Refusal("broken_file") from error
    tables = [
        table
        for table in page.iter("table")
        if not any(True for _ in table.iter("table") if _ is not table)
    ]
    if not tables:
        raise Refusal("html_without_table")
    del parser
    if len(tables) > _MOST_TABLES:
        raise Refusal("too_many_sheets", count=len(tables))
    return _together(
        _table(table, f"表{number}" if len(tables) > 1 else "表")
        for number, table in enumerate(tables, 1)
    )


def _together(grids: Iterable[Grid]) -> list[Grid]:
    """The grids, refused where they are too much taken together."""
    kept, cells = [], 0
    for grid in grids:
        kept.append(grid)
        cells += grid.height * grid.width
        if cells > 2 * MOST_CELLS:
            raise Refusal("too_large_inside")
    return kept


def _table(table: etree._Element, name: str) -> Grid:
    rows: list[list[object]] = []
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    widest = 0
    for top, element in enumerate(table.iter("tr")):
        row: list[object] = []
        for cell in element.iterchildren("td", "th"):
            while (top, len(row)) in taken:
                row.append("")
            left, down, right = len(row), _span(cell, "rowspan"), _span(cell, "colspan")
            row.append(" ".join("".join(cell.itertext()).split("\n")).strip("\r\t "))
            row.extend([""] * (right - 1))
            if down * right > _MOST_TAKEN:
                raise Refusal("too_many_cells", rows=top + down, columns=len(row))
            if down > 1 or right > 1:
                merges.append((top, left, top + down - 1, left + right - 1))
                taken.update((top + i, left + j) for i in range(1, down) for j in range(right))
            if len(row) > 16384 or len(taken) > _MOST_TAKEN:
                raise Refusal("too_many_cells", rows=top + 1, columns=len(row))
        rows.append(row)
        widest = max(widest, len(row))
        _bounded(rows, widest)
    return Grid(name, rows, merges, plain_text=True)


def spreadsheet_grids(content: bytes) -> list[tuple[Grid, bool]]:
    """The sheets of a SpreadsheetML 2003 file and whether each is shown."""
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content[:4096]:
        raise Refusal("xml_entities")
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
        )
        book = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refusal("broken_file") from error
    percents = {
        _attribute(style, "ID")
        for style in book.iter("{*}Style")
        if any(
            percent_format(_attribute(form, "Format") or "")
            or _attribute(form, "Format") == "Percent"
            for form in style.iterchildren("{*}NumberFormat")
        )
    }
    sheets = list(book.iter("{*}Worksheet"))
    if not sheets:
        raise Refusal("not_a_workbook")
    shown = [
        all((element.text or "") == "SheetVisible" for element in sheet.iter("{*}Visible"))
        for sheet in sheets
    ]
    grids = _together(
        _worksheet(sheet, _attribute(sheet, "Name") or f"Sheet{number}", percents)
        for number, sheet in enumerate(sheets, 1)
    )
    return list(zip(grids, shown, strict=True))


def _worksheet(sheet: etree._Element, name: str, percents: set[str | None]) -> Grid:
    rows: list[list[object]] = []
    merges: list[tuple[int, int, int, int]] = []
    marks, widest = Marks(), 0
    for element in sheet.iter("{*}Row"):
        at = _number(_attribute(element, "Index"))
        while at and len(rows) < at - 1:
            _bounded(rows, widest)
            rows.append([])
        row: list[object] = []
        for cell in element.iterchildren("{*}Cell"):
            index = _number(_attribute(cell, "Index"))
            if index > 16384:
                raise Refusal("too_many_cells", rows=len(rows), columns=index)
            row.extend([""] * max(index - 1 - len(row), 0))
            right, down = (
                _number(_attribute(cell, "MergeAcross")),
                _number(_attribute(cell, "MergeDown")),
            )
            if right or down:
                merges.append((len(rows), len(row), len(rows) + down, len(row) + min(right, 16384)))
            if _attribute(cell, "StyleID") in percents:
                marks.percents.add((len(rows), len(row)))
            row.append(_data(cell))
            row.extend([""] * min(right, 16384))
        widest = max(widest, len(row))
        _bounded(rows, widest)
        rows.append(row)
    return Grid(name, rows, merges, marks)


def _data(cell: etree._Element) -> object:
    data = next(cell.iterchildren("{*}Data"), None)
    text = "".join(data.itertext()) if data is not None else ""
    if data is not None and _attribute(data, "Type") == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    return text


def _bounded(rows: list[list[object]], width: int) -> None:
    if len(rows) * max(width, 26) > MOST_CELLS:
        raise Refusal("too_many_cells", rows=len(rows), columns=width)


def _attribute(element: etree._Element, name: str) -> str | None:
    return next(
        (value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else 0


def _span(cell: etree._Element, name: str) -> int:
    return min(max(_number(cell.get(name)), 1), _MOST_SPAN)
