# ruff: noqa: E501  (sample files are clearer on the lines they have)
"""Bad input: one Chinese sentence with the way out, no traceback, bounded memory and time."""

import resource
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from data.reading.workbook import read
from tests.data.reading.books import book, codes, only, saved
from tests.data.reading.test_containers import ODS, ROWS, ods

GOOD = saved(book(ROWS))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**parts: bytes) -> bytes:
    """The good workbook with some parts replaced or added."""
    source, out = zipfile.ZipFile(BytesIO(GOOD)), BytesIO()
    names = {
        name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            made.writestr(info.filename, names.pop(info.filename, None) or source.read(info))
        for name, content in names.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet(cells: bytes) -> bytes:
    """The good workbook with another sheet XML."""
    return package(
        xl__worksheets__sheet1_xml=(
            b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + cells
            + b"</sheetData></worksheet>"
        )
    )


def zeros(declared: int, real: int) -> bytes:
    """A workbook whose sheet inflates to `real` bytes while the directory says `declared`."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(b"\0" * (1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    data = block * (real >> 20) + squeeze.flush()  # a full flush makes blocks that can be repeated
    name = b"xl/worksheets/sheet1.xml"
    out = BytesIO()
    source = zipfile.ZipFile(BytesIO(GOOD))
    with zipfile.ZipFile(out, "w") as made:
        for info in source.infolist():
            if info.filename != name.decode():
                made.writestr(info.filename, source.read(info))
    made_bytes = out.getvalue()
    end = made_bytes.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", made_bytes[end + 10 : end + 20])
    local = (
        struct.pack(
            "<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, len(data), declared, len(name), 0
        )
        + name
        + data
    )
    central = (
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            33,
            0,
            len(data),
            declared,
            len(name),
            0,
            0,
            0,
            0,
            0,
            start,
        )
        + name
    )
    directory = made_bytes[start : start + size] + central
    return (
        made_bytes[:start]
        + local
        + directory
        + struct.pack(
            "<4sHHHHIIH",
            b"PK\x05\x06",
            0,
            0,
            count + 1,
            count + 1,
            len(directory),
            start + len(local),
            0,
        )
    )


def zipped(name: str, content: bytes) -> bytes:
    """A zip of one part."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip."""
    content = GOOD
    for _ in range(depth):
        content = zipped("inner.zip", content)
    return content


FAULTS = {
    "empty": (b"", "empty_file"),
    "blank": (b"\r\n \r\n", "empty_file"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "not_a_table"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 200, "not_a_table"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_a_table"),
    "docx": (zipped("word/document.xml", b"<w/>"), "not_a_table"),
    "zip": (nested(40), "not_a_table"),
    "binary": (bytes(range(256)) * 40, "not_a_table"),
    "doc": (OLE + "WordDocument".encode("utf-16-le") + b"\0" * 600, "not_a_table"),
    "ole-of-nothing": (OLE + b"\0" * 600, "broken_file"),
    "ole-cut": (OLE + "Workbook".encode("utf-16-le") + b"\0" * 600, "broken_file"),
    "encrypted-xlsx": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "encrypted"),
    "truncated": (GOOD[: len(GOOD) // 2], "broken_file"),
    "truncated-end": (GOOD[:-30], "broken_file"),
    "xlsb": (zipped("xl/workbook.bin", b"x"), "binary_workbook"),
    "sheet-is-no-xml": (package(xl__worksheets__sheet1_xml=b"this is no xml <<<"), None),
    "book-is-no-xml": (package(xl__workbook_xml=b"<workbook"), "broken_file"),
    "zeros-declared": (None, "too_large_inside"),
    "zeros-undeclared": (None, "too_large_inside"),
    "entities": (
        package(
            xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
        ),
        "xml_entities",
    ),
    "entities-xml": (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>',
        "xml_entities",
    ),
    "two-far-cells": (
        sheet(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        ),
        "too_many_cells",
    ),
    "far-cell-hidden-in-row-one": (
        sheet(
            b'<row r="1"><c r="A1048576"><v>1</v></c><c r="XFD1"><v>1</v></c><c r="B1"><v>1</v></c></row>'
        ),
        "too_many_cells",
    ),
    "a-million-columns": (
        sheet(
            b'<row r="1">'
            + b"<c><v>1</v></c>" * 20000
            + b'</row><row r="1048576"><c><v>1</v></c></row>'
        ),
        "too_many_cells",
    ),
    "ods-of-a-million-rows": (ods(1048576 * 4), "too_many_cells"),
    "ods-of-no-xml": (zipped("content.xml", b"x"), "not_a_table"),
    "html-without-table": (b"<html><body>please log in</body></html>", "not_a_table"),
    "xml": (b'<?xml version="1.0"?><feed>1</feed>', "not_a_table"),
    "mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", "web_archive"),
    "prose": ("各单位：请于本月十日前报送。谢谢！".encode(), "no_table"),
    "open-quote": (('园区,产值\n"高新区,' + "1" * 1_200_000).encode(), "broken_text"),
    "no-sheets": (
        package(
            xl__workbook_xml=b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
        ),
        "empty_file",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_sentence_with_the_way_out(fault: str) -> None:
    content, code = FAULTS[fault]
    if content is None:
        declared = 2 << 30 if fault == "zeros-declared" else 1000
        content = zeros(declared, 2048 << 20 if fault == "zeros-undeclared" else 8 << 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(content, name="月报.xlsx")
    assert found.tables == []
    blocking = [finding for finding in found.findings.items if finding.severity == "block"]
    assert len(blocking) == 1
    assert code is None or blocking[0].code == code
    assert blocking[0].message.endswith("。") and blocking[0].advice.endswith("。")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_a_file_that_is_not_there_or_too_large_is_a_sentence(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "没有.xlsx")) == ["no_file"]
    assert codes(read(tmp_path)) == ["unreadable_path"]
    large = tmp_path / "大.xlsx"
    with large.open("wb") as file:
        file.truncate(51 << 20)
    assert codes(read(large)) == ["too_large"]
    assert codes(read(b"PK" + b"\1" * (51 << 20))) == ["too_large"]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    found = read(GOOD, name="月报.xlsx", sheet="三月")
    assert codes(found) == ["no_sheet"] and "Sheet1" in found.findings.items[0].message


def test_external_links_are_never_followed() -> None:
    linked = package(
        xl___rels__workbook_xml=b"",
        xl__externalLinks__externalLink1_xml=b'<externalLink xmlns="x"/>',
    )
    assert [row.labels for row in only(read(linked, name="月报.xlsx")).rows] == [
        ("高新区",),
        ("经开区",),
    ]


def test_an_ods_with_empty_rows_to_the_end_of_the_sheet_is_small() -> None:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>园区</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>2024年产值</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>高新区</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", ODS.format(rows=rows))
        made.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    assert len(only(read(out.getvalue(), name="月报.ods")).rows) == 1


def test_a_panic_of_the_native_reader_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """What calamine raises when it panics: no Exception."""

    class Native:
        """A cell reader that falls."""

        @staticmethod
        def from_filelike(_: object) -> None:
            raise Panic("index out of bounds")

    monkeypatch.setattr("data.reading.container.CalamineWorkbook", Native)
    assert codes(read(GOOD, name="月报.xlsx")) == ["broken_file"]
