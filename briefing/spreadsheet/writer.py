"""The briefing as a workbook: every table as shown with real numbers, ready to be printed.

from briefing.spreadsheet.writer import write
data = write(document, Course())
"""

import io

import xlsxwriter

from briefing.course import Course
from briefing.document import Document
from briefing.sealed import sealed
from briefing.spreadsheet.front import contents, definitions
from briefing.spreadsheet.looks import Looks
from briefing.spreadsheet.sheets import CONTENTS, DEFINITIONS, sheets
from briefing.spreadsheet.table import Page

_AUTHOR = "产业链链长制看板"
# Text stays text, whatever it begins with or looks like.
_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(document: Document, course: Course) -> bytes:
    """The .xlsx; the same document gives the same bytes. Raises Cancelled."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _AS_TEXT)
    made_at = document.made_at.replace(microsecond=0, tzinfo=None)
    book.set_properties(
        {"title": document.name, "author": _AUTHOR, "subject": document.meeting, "created": made_at}
    )
    looks, found = Looks(book), sheets(document)
    contents(book.add_worksheet(CONTENTS), looks, document, found)
    for number, sheet in enumerate(found, 1):
        course.step(number / (len(found) + 2), f"正在写：{sheet.name}")
        Page(book.add_worksheet(sheet.name), looks, sheet).write()
    definitions(book.add_worksheet(DEFINITIONS), looks, document)
    course.step(0.95, "正在存成 Excel")
    book.close()
    return sealed(out.getvalue())
