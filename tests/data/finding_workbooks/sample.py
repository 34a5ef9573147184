"""One workbook that raises one finding, and what must have been published before."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl

from data.directory import Unit
from tests.data.reading.books import book, saved

Rows = list[list[Any]]
JUNE, MAY = "2026年1—6月", "2026年1—5月"
NAMES = ("白酒产业链", "文旅产业链", "新能源产业链")
UNITS = [
    *(Unit("chain", name, name, (), at) for at, name in enumerate(NAMES, 1)),
    *(Unit("park", name, name, (), at) for at, name in enumerate(("西河高新区", "酒都产业园"), 1)),
    *(Unit("county", name, name, (), at) for at, name in enumerate(("甲县", "乙县"), 1)),
    *(
        Unit("enterprise", name, name, (), at)
        for at, name in enumerate(("甲公司", "乙公司", "丙公司"), 1)
    ),
]
ENTERPRISES = ("甲公司", "乙公司", "丙公司")


@dataclass(frozen=True)
class Sample:
    """The bytes of a workbook, by whom its finding must come, and the one place it must be at.

    `also` are findings that cannot but come with it. `before` are workbooks published earlier.
    """

    content: bytes | Callable[[], bytes]
    cell: str = ""
    value: str = ""
    sheet: str = "月报"
    also: tuple[str, ...] = ()
    before: tuple[bytes, ...] = ()
    name: str = "月报.xlsx"
    kind: str | None = None
    by: str = "import"
    units: tuple[Unit, ...] = tuple(UNITS)

    @property
    def bytes(self) -> bytes:
        """The workbook, made now where it is large."""
        return self.content if isinstance(self.content, bytes) else self.content()


def made(
    rows: Rows, *merges: str, sheet: str = "月报", formats: dict[str, str] | None = None
) -> bytes:
    """A workbook of one sheet."""
    return saved(book(rows, merges, formats, sheet=sheet))


def chains(
    *columns: tuple[str, Any, Any, Any],
    when: str = JUNE,
    unit: str = "亿元",
    total: list[Any] | None = None,
    names: tuple[str, ...] = NAMES,
    noun: str = "产业链",
    sheet: str = "月报",
) -> bytes:
    """A report: a header and three figures a column; row 4 is the first unit."""
    rows: Rows = [[f"{when}重点{noun}主要经济指标"], [f"单位：{unit}"] if unit else [None]]
    rows.append([noun, *(column[0] for column in columns)])
    rows += [[name, *(c[1 + at] for c in columns)] for at, name in enumerate(names)]
    rows += [["合计", *total]] if total else []
    return made(rows, sheet=sheet)


def changed(content: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The workbook after a change by openpyxl."""
    opened = openpyxl.load_workbook(BytesIO(content))
    change(opened)
    return saved(opened)
