"""Old binary workbooks (.xls, WPS .et) through xlrd, which also tells their number formats."""

import datetime
from io import StringIO

import xlrd
from openpyxl.styles.numbers import is_date_format

from data.reading.grid import Grid, Marks
from data.reading.package import MOST_CELLS
from data.reading.refusal import Refusal
from data.reading.styles import percent_format

_EMPTY = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
_STREAMS = {
    "Workbook": "xls",
    "Book": "xls",
    "EncryptedPackage": "encrypted",
    "WordDocument": "document",
    "PowerPoint Document": "document",
    "ETWorkbook": "xls",
}


def kind_inside(content: bytes) -> str:
    """What an OLE file holds: "xls", "encrypted", "document" or "unknown"."""
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return kind
    return "unknown"


class Legacy:
    """An opened .xls; Refusal where it is locked or broken."""

    def __init__(self, content: bytes) -> None:
        try:
            self.book = xlrd.open_workbook(
                file_contents=content,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
                logfile=StringIO(),
            )
        except xlrd.XLRDError as error:
            locked = any(word in str(error).lower() for word in ("encrypt", "password"))
            raise Refusal("encrypted" if locked else "broken_file") from error
        except Exception as error:
            raise Refusal("broken_file") from error
        self.sheets = [
            (name, self._visible(index)) for index, name in enumerate(self.book.sheet_names())
        ]

    def grid(self, name: str) -> Grid:
        """The cells of one sheet, dates as dates, errors as their words."""
        try:
            sheet = self.book.sheet_by_name(name)
            if sheet.nrows * sheet.ncols > MOST_CELLS:
                raise Refusal("too_many_cells", rows=sheet.nrows, columns=sheet.ncols)
            return self._grid(sheet)
        except Refusal:
            raise
        except Exception as error:
            raise Refusal("broken_file") from error

    def _visible(self, index: int) -> bool:
        return not self.book._sheet_visibility[index]

    def _grid(self, sheet: "xlrd.sheet.Sheet") -> Grid:
        marks = Marks()
        rows = []
        styles = [self._style(xf) for xf in self.book.xf_list]
        for row in range(sheet.nrows):
            types, values = sheet.row_types(row), sheet.row_values(row)
            rows.append(
                [self._value(kind, value) for kind, value in zip(types, values, strict=True)]
            )
            for column, kind in enumerate(types):
                if kind in _EMPTY:
                    continue
                if kind == xlrd.XL_CELL_ERROR:
                    marks.errors[row, column] = xlrd.error_text_from_code.get(
                        values[column], "#VALUE!"
                    )
                percent, date, indent = styles[sheet.cell_xf_index(row, column)]
                if percent:
                    marks.percents.add((row, column))
                if date:
                    marks.date_formats[row, column] = date
                if indent:
                    marks.indents[row, column] = indent
        marks.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
        marks.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
        marks.comments = {
            at: note.text.strip() for at, note in sheet.cell_note_map.items() if note.text
        }
        merges = [
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
        ]
        return Grid(sheet.name, rows, merges, marks)

    def _style(self, xf: "xlrd.formatting.XF") -> tuple[bool, str, int]:
        found = self.book.format_map.get(xf.format_key)
        code = found.format_str if found else ""
        return percent_format(code), code if is_date_format(code) else "", xf.alignment.indent_level

    def _value(self, kind: int, value: object) -> object:
        if kind in _EMPTY:
            return ""
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        if kind == xlrd.XL_CELL_DATE:
            try:
                moment = xlrd.xldate_as_datetime(value, self.book.datemode)
            except (ValueError, OverflowError, xlrd.xldate.XLDateError):
                return value
            return moment.date() if moment.time() == datetime.time() else moment
        return value
