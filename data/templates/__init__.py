"""Blank workbooks to fill in: heads from the catalogue, units from the directory."""

from collections.abc import Collection
from io import BytesIO

from openpyxl import Workbook

from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import Directory
from data.templates.forms import UnknownReport, due_report, form
from data.templates.identity import Identity, identity, sign
from data.templates.registers import register_book

__all__ = [
    "Identity", "UnknownReport", "blank", "file_name", "identity", "names", "next_period",
]  # fmt: skip

REGISTER = "名录"


def names(catalog: Catalog, reports: Collection[str] = ()) -> tuple[str, ...]:
    """What there is a blank workbook of; of the reports only those named, where some are."""
    known = [report.name for report in catalog.reports.entries.values()]
    wanted = [name for name in known if not reports or name in reports]
    return (*wanted,) if reports else (REGISTER, *wanted)


def blank(
    catalog: Catalog,
    directory: Directory,
    name: str,
    period: Period,
    units: Collection[tuple[str, str]] | None = None,
) -> bytes:
    """The workbook of one of `names`, ready to be filled in for `period`; with `units`, pairs of
    kind and unit, for these alone. Raises UnknownReport."""
    book = Workbook()
    book.remove(book.active)
    if name == REGISTER:
        register_book(book, directory)
        sign(book, Identity(REGISTER, ""))
    else:
        made = form(book, catalog, directory, name, period, units)
        sign(book, made)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def file_name(catalog: Catalog, name: str, period: Period) -> str:
    """What the workbook of `blank` is called: 园区月报_2026年1—6月.xlsx. Raises UnknownReport."""
    if name == REGISTER:
        return f"{REGISTER}.xlsx"
    report, due = due_report(catalog, name, period)
    return f"{name}_{report.named(due)}.xlsx"


def next_period(newest: Period | None, today: Period) -> Period:
    """The months a report is due for: those after the newest kept; January is never alone."""
    after = (newest.year, newest.last_month + 1) if newest else (today.year, today.last_month)
    year, month = (after[0] + 1, 1) if after[1] > 12 else after
    return Period(year, 1, max(month, 2))
