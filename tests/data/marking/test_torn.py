"""Packages with a part missing or empty: the list of findings comes back all the same."""

import zipfile
from io import BytesIO

import pytest

from data.findings import Findings
from data.marking import mark
from tests.data.reading.books import book, saved
from tests.data.reading.test_containers import ROWS, ods

PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")


def without(part: str, instead: bytes | None) -> bytes:
    """A good workbook whose `part` is gone, or is this."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(book(ROWS)))) as whole, zipfile.ZipFile(buffer, "w") as torn:
        for name in whole.namelist():
            if name != part:
                torn.writestr(name, whole.read(name))
            elif instead is not None:
                torn.writestr(name, instead)
    return buffer.getvalue()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("instead", [None, b"", b"<x/>"])
def test_a_torn_package_is_marked_all_the_same(part: str, instead: bytes | None) -> None:
    content, findings = without(part, instead), Findings()
    findings.add("broken_file", value="月报.xlsx", file="月报.xlsx")
    marked, name = mark(content, "月报.xlsx", findings)
    assert zipfile.is_zipfile(BytesIO(marked)) and name == "月报_问题标注.xlsx"


def test_a_document_of_another_office_is_copied() -> None:
    marked, _ = mark(ods(), "月报.ods", Findings())
    assert zipfile.is_zipfile(BytesIO(marked))


def test_a_sheet_cut_off_in_the_middle_of_a_row_is_marked_all_the_same() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(BytesIO(saved(book(ROWS)))) as whole:
        xml = whole.read(sheet)
    content, findings = without(sheet, xml[: xml.rindex(b"</c>")]), Findings()
    last = len(ROWS)
    findings.add("broken_file", value="月报.xlsx", file="月报.xlsx")
    findings.add("odd_number", sheet="Sheet1", cell=f"B{last}", value="1,2")
    marked, _ = mark(content, "月报.xlsx", findings)
    assert zipfile.is_zipfile(BytesIO(marked))
