"""A new workbook of the cells as they read, for files that are no .xlsx: values and merges."""

import datetime
import zipfile
from io import BytesIO

from openpyxl.utils.datetime import to_excel

from data.marking.places import Cell
from data.marking.styles import BARE, MAIN
from data.marking.text import attribute, text_cell
from data.reading.container import Book
from data.reading.grid import DATE, NUMBER, Grid, address, area

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_ROOT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_ONE = '<Relationship Id="rId{0}" Type="{1}/{2}" Target="{3}"/>'
_STATE = {True: "", False: ' state="hidden"'}
_PERCENT = 10
_FIRST_FORMAT = 164


class _Formats:
    """The styles of percents, dates and indents the cells need."""

    def __init__(self) -> None:
        self._known: dict[tuple[bool, str, int], int] = {(False, "", 0): 0}

    def style(self, percent: bool, date: str, indent: int) -> int:
        return self._known.setdefault((percent, date, indent), len(self._known))

    def xml(self) -> bytes:
        """The styles.xml."""
        dates = sorted({date for _, date, _ in self._known if date})
        formats = "".join(
            f'<numFmt numFmtId="{_FIRST_FORMAT + at}" formatCode="{attribute(date)}"/>'
            for at, date in enumerate(dates)
        )
        xfs = "".join(
            f'<xf numFmtId="{_PERCENT if p else _FIRST_FORMAT + dates.index(d) if d else 0}" '
            'fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
            f'<alignment indent="{i}"/></xf>'
            for p, d, i in self._known
        )
        made = BARE.decode().replace(
            '<cellXfs count="1"><xf xfId="0"/></cellXfs>',
            f'<cellXfs count="{len(self._known)}">{xfs}</cellXfs>',
        )
        many = f'<numFmts count="{len(dates)}">{formats}</numFmts>' if dates else ""
        return made.replace("<fonts", f"{many}<fonts", 1).encode()


def rebuilt(book: Book | None) -> tuple[bytes, dict[str, dict[Cell, str]]]:
    """An .xlsx of the sheets, and the comments their cells had."""
    formats, comments = _Formats(), {}
    out = BytesIO()
    names: list[tuple[str, bool]] = book.sheets if book else []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (name, _) in enumerate(names, 1):
            grid = book.grid(name)
            comments[name] = dict(grid.marks.comments)
            package.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(grid, formats))
        package.writestr("xl/styles.xml", formats.xml())
        for part, content in _frame(names).items():
            package.writestr(part, content)
    return out.getvalue(), comments


def _frame(names: list[tuple[str, bool]]) -> dict[str, str]:
    """The parts that hold a workbook together."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{attribute(name)}" sheetId="{at}" r:id="rId{at}"{_STATE[shown]}/>'
        for at, (name, shown) in enumerate(names, 1)
    )
    related = [_ONE.format(at, _REL, "worksheet", f"worksheets/sheet{at}.xml") for at in numbers]
    related.append(_ONE.format(len(names) + 1, _REL, "styles", "styles.xml"))
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{at}.xml": "worksheet" for at in numbers}
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_REL}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _ROOT_RELS.format("".join(related)),
        "_rels/.rels": _ROOT_RELS.format(_ONE.format(1, _REL, "officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
    }


def _sheet(grid: Grid, formats: _Formats) -> str:
    marks = grid.marks
    hidden = "".join(
        f'<col min="{at + 1}" max="{at + 1}" width="9" hidden="1"/>'
        for at in sorted(marks.hidden_columns)[:1000]
    )
    rows = []
    for row in range(grid.height):
        cells = "".join(
            _cell(grid, row, column, formats) for column in grid.kinds[row].nonzero()[0].tolist()
        )
        shown = ' hidden="1"' if row in marks.hidden_rows else ""
        rows.append(f'<row r="{row + 1}"{shown}>{cells}</row>')
    merges = "".join(f'<mergeCell ref="{area(*merge)}"/>' for merge in grid.merges)
    columns = f"<cols>{hidden}</cols>" if hidden else ""
    return (
        f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{"".join(rows)}</sheetData>'
        + (f"<mergeCells>{merges}</mergeCells>" if merges else "")
        + "</worksheet>"
    )


def _cell(grid: Grid, row: int, column: int, formats: _Formats) -> str:
    at, value = (row, column), grid.rows[row][column]
    marks, place = grid.marks, address(row, column)
    date = marks.date_formats.get(at, "")
    kind = grid.kinds[row, column]
    if kind == DATE and isinstance(value, datetime.date):
        style = formats.style(False, date or "yyyy-mm-dd", marks.indents.get(at, 0))
        return f'<c r="{place}" s="{style}"><v>{to_excel(value)!r}</v></c>'
    style = formats.style(at in marks.percents, date, marks.indents.get(at, 0))
    if kind == NUMBER:
        return f'<c r="{place}" s="{style}"><v>{float(value)!r}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" s="{style}" t="b"><v>{int(value)}</v></c>'
    if at in marks.errors:
        return f'<c r="{place}" s="{style}" t="e"><v>{attribute(str(value))}</v></c>'
    return text_cell(place, str(value), style)
