# ruff: noqa: E501  (sample files are clearer on the lines they have)
"""Small files made to exhaust the machine: refused by one sentence, at once, in little memory."""

import resource
import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from data.reading.workbook import read
from tests.data.reading.books import codes, saved
from tests.data.reading.test_containers import ODS, ods
from tests.data.reading.test_faults import GOOD, package, sheet

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIRST = b'<row r="1"><c r="A1"><v>1</v></c></row>'
SSML = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'


def shared(strings: bytes, rows: bytes) -> bytes:
    """A workbook with these shared strings and these rows."""
    head = b'<worksheet xmlns="' + MAIN + b'"><sheetData>'
    return package(
        xl__sharedStrings_xml=b'<sst xmlns="' + MAIN + b'">' + strings + b"</sst>",
        xl__worksheets__sheet1_xml=head + rows + b"</sheetData></worksheet>",
    )


def styles(xml: bytes) -> dict[str, bytes]:
    """The styles part of a workbook."""
    return {"xl__styles_xml": b'<styleSheet xmlns="' + MAIN + b'">' + xml + b"</styleSheet>"}


def naming(cells: int, value: bytes) -> bytes:
    """Rows of one shared-string cell each."""
    return b"".join(
        b'<row r="%d"><c r="A%d" t="s">%s</c></row>' % (row, row, value)
        for row in range(1, cells + 1)
    )


def renamed(old: str, new: str, **added: bytes) -> bytes:
    """The good workbook with a part under another name, and parts added."""
    source, out = zipfile.ZipFile(BytesIO(GOOD)), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            made.writestr(new if info.filename == old else info.filename, source.read(info))
        for name, content in added.items():
            made.writestr(name, content)
    return out.getvalue()


def ods_of(rows: str) -> bytes:
    """An .ods of these rows."""
    source, out = zipfile.ZipFile(BytesIO(ods())), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            whole = ODS.format(rows=rows) if info.filename == "content.xml" else None
            made.writestr(info.filename, whole or source.read(info))
    return out.getvalue()


FAR = {
    "single-quotes": b"<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
    "small-letters": b'<row><c r="xfd1048576"><v>2</v></c></row>',
    "a-line-break": b'<row\nr="1048576"><c\nr="XFD1048576"><v>2</v></c></row>',
    "room-before-the-sign": b'<row r = "1048576"><c r = "XFD1048576"><v>2</v></c></row>',
    "leading-noughts": b'<row><c r="XFD00001048576"><v>2</v></c></row>',
    "six-letters": b'<row r="2"><c r="ZZZZZZ2"><v>2</v></c></row>',
    "without-places": b"<row>" + b"<x:c><v>1</v></x:c>" * 20000 + b'</row><row r="1048576"/>',
    "places-told-in-a-text": b'<row><c r="B2" t="str"><v>' + b' r="A1"' * 50000 + b"</v></c>"
    + b"<c><v>1</v></c>" * 20000 + b'</row><row r="4000"><c r="A4000"><v>1</v></c></row>',
}  # fmt: skip


@pytest.mark.parametrize("spelling", FAR)
def test_a_far_cell_is_seen_in_every_spelling(spelling: str) -> None:
    # Seen too late, the cell reader asks for a terabyte and the whole process ends.
    assert codes(read(sheet(FIRST + FAR[spelling]), name="月报.xlsx")) == ["too_many_cells"]


BOMBS = {
    "one-string-in-many-cells": lambda: shared(
        b"<si><t>" + b"a" * (1 << 20) + b"</t></si>", naming(1000, b"<v>0</v>")
    ),
    "its-index-written-oddly": lambda: shared(
        b"<si><t>" + b"a" * (1 << 20) + b"</t></si>", naming(1000, b"<v x='>'>+0</v>")
    ),
    "styles-without-end": lambda: package(**styles(b"<cellXfs>" + b"<xf/>" * 6_000_000 + b"</cellXfs>")),
    "tags-never-closed": lambda: package(
        xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row/>" + b"<c " * 60_000 + b't="e" <f'
    ),
    "rows-never-closed": lambda: package(
        xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row/>" + b"<row " * 60_000 + b' xhidden="1"'
    ),
    "a-wide-row-over-narrow-ones": lambda: b"<html><table><tr>" + b"<td colspan=2000>1</td>" * 8
    + b"</tr>" + b"<tr><td>1</td></tr>" * 20_000 + b"</table></html>",
    "many-wide-tables": lambda: b"<html>" + (b"<table><tr>" + b"<td colspan=2000>1</td>" * 8
    + b"</tr>" + b"<tr><td>1</td></tr>" * 290 + b"</table>") * 40 + b"</html>",
    "tables-without-end": lambda: b"<html>" + b"<table><tr><td>1</td></tr></table>" * 20_000,
    "a-span-of-millions": lambda: b"<html><table><tr><td colspan=2000 rowspan=2000>1</td></tr></table>",
    "a-wide-row-in-xml": lambda: SSML + b'<Worksheet ss:Name="a"><Table><Row><Cell ss:Index="16384"/></Row>'
    + b"<Row><Cell/></Row>" * 20_000 + b"</Table></Worksheet></Workbook>",
    "ods-one-text-repeated": lambda: ods_of(
        '<table:table-row table:number-rows-repeated="3000"><table:table-cell office:value-type="string"'
        f' table:number-columns-repeated="1000"><text:p>{"a" * 10_000}</text:p></table:table-cell></table:table-row>'
    ),
    "ods-cells-without-end": lambda: ods_of(
        "<table:table-row>" + '<table:table-cell office:value-type="float" office:value="1"/>' * 16_000
        + '</table:table-row><table:table-row table:number-rows-repeated="1000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    ),
    "ods-percents-without-end": lambda: ods_of(
        '<table:table-row table:number-rows-repeated="2000"><table:table-cell office:value-type="percentage" office:value="0.1" table:number-columns-repeated="2400"/></table:table-row>'
    ),
    "text-of-a-million-columns": lambda: b",".join([b"1"] * 1_000_000),
    "a-text-of-megabytes": lambda: ("园区,产值（亿元）\n" + "园" * 1_000_000 + ",5\n").encode(),
    "a-nought-byte-far-down": lambda: ("园区,产值（亿元）\n" + "高新区,5\n" * 30_000 + "经\0开区,5\n").encode(),
    "ods-repeated-beyond-counting": lambda: ods_of(
        '<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="99999999999"/></table:table-row>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_at_once(bomb: str) -> None:
    content = BOMBS[bomb]()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = read(content, name="月报.xlsx")
    assert found.tables == [] and found.findings.blocking
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_a_part_in_other_letters_is_proved_like_any_other() -> None:
    far = sheet(FIRST + FAR["small-letters"])
    part = "xl/worksheets/sheet1.xml"
    assert codes(read(renamed(part, "xl\\Worksheets\\SHEET1.xml"), name="月报.xlsx")) == []
    hidden = {"xl/worksheets/Sheet1.xml": zipfile.ZipFile(BytesIO(far)).read(part)}
    assert codes(read(renamed("", "", **hidden), name="月报.xlsx")) == ["broken_file"]


@pytest.mark.parametrize("name", ["../../evil.xml", "xl/worksheets/../evil.xml", "xl//evil.xml"])
def test_a_path_that_climbs_is_refused(name: str) -> None:
    assert codes(read(renamed("", "", **{name: b"x"}), name="月报.xlsx")) == ["broken_file"]


def test_a_sheet_whose_part_is_elsewhere_is_refused() -> None:
    assert codes(read(renamed("xl/worksheets/sheet1.xml", "xl/other.xml"), name="月报.xlsx")) == [
        "broken_file"
    ]


def test_many_styles_do_not_slow_the_search() -> None:
    cells = b"".join(b'<c s="0" r="%c1"><v>1</v></c>' % (65 + at % 26) for at in range(60_000))
    many = styles(b"<cellXfs><xf/>" + b'<xf numFmtId="10"/>' * 60_000 + b"</cellXfs>")
    head = b'<worksheet xmlns="' + MAIN + b'"><sheetData><row r="1">'
    began = time.process_time()
    read(
        package(xl__worksheets__sheet1_xml=head + cells + b"</row></sheetData></worksheet>", **many)
    )
    assert time.process_time() - began < 5


def test_long_shared_strings_in_reasonable_number_are_read() -> None:
    long = b"<si><t>" + "注".encode() * 3000 + b"</t></si>"
    rows = naming(2000, b"<v>1</v>") + naming(2, b"<v>0</v>").replace(b'"1"', b'"2001"')
    found = read(shared(long + b"<si><t>x</t></si>", rows), name="月报.xlsx")
    assert "too_large_inside" not in codes(found)


def test_a_hidden_ods_sheet_is_listed_and_not_read() -> None:
    style = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body>"
    )
    source, out = zipfile.ZipFile(BytesIO(ods())), BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for info in source.infolist():
            text = source.read(info).decode()
            text = text.replace("<office:body>", style)
            made.writestr(
                info.filename,
                text.replace('table:name="表"', 'table:name="表" table:style-name="ta2"'),
            )
    found = read(out.getvalue(), name="月报.ods")
    assert [(info.name, info.visible, info.read) for info in found.sheets] == [("表", False, False)]


def test_no_percent_is_left_a_fraction_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Workbook()
    for _ in range(5):
        made.active.append([0.123])
        made.active.cell(made.active.max_row, 1).number_format = "0.0%"
    content = saved(made)
    assert "too_many_percents" not in codes(read(content, "月报.xlsx"))
    monkeypatch.setattr("data.reading.package.MOST_MARKS", 3)
    assert codes(read(content, "月报.xlsx")) == ["too_many_percents"]
