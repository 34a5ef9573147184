"""Files that are no readable workbook, and sheets with something odd beside their figures."""

import zipfile
from io import BytesIO

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.data.finding_workbooks.sample import JUNE, Sample, chains, changed, made

GOOD = chains(("产值", 46.59, 21.4, 33.1))
PAGE = chains(("产值", 46.59, 21.4, 33.1), ("同比增长（%）", 4.8, 3.2, 5.1))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAME = "月报.xlsx"


def _file(content, **said) -> Sample:
    return Sample(content, "", said.pop("value", NAME), "", **said)


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_X", "."), content)
    return out.getvalue()


def part(name: str, content: bytes) -> bytes:
    """The good workbook with one part replaced."""
    out = BytesIO()
    source = zipfile.ZipFile(BytesIO(GOOD))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in source.infolist():
            archive.writestr(info.filename, content if info.filename == name else source.read(info))
    return out.getvalue()


def rows_of(xml: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="' + space + b'"><sheetData>' + xml + b"</sheetData></worksheet>"
    return part("xl/worksheets/sheet1.xml", sheet)


def inflating() -> bytes:
    """A part of 500 MB of nothing."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open("xl/media/image1.png", "w", force_zip64=True) as target:
            for _ in range(401):
                target.write(bytes(1 << 20))
    return out.getvalue()


def many_percents() -> bytes:
    """300 percents, for a reader told to bear 100 of them: a million take a minute to write."""
    cells = b"".join(f'<c r="{c}%d" s="1"><v>0.1</v></c>'.encode() for c in "BCDEFGHIJK")
    xml = b"".join(
        b'<row r="%d">' % row + cells % ((row,) * 10) + b"</row>" for row in range(1, 31)
    )
    styles = b"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/>
</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>
<xf numFmtId="10"/></cellXfs></styleSheet>"""
    out = BytesIO()
    source = zipfile.ZipFile(BytesIO(rows_of(xml)))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for info in source.infolist():
            own = info.filename == "xl/styles.xml"
            archive.writestr(info.filename, styles if own else source.read(info))
    return out.getvalue()


def many_sheets() -> bytes:
    book = openpyxl.Workbook()
    for number in range(200):
        book.create_sheet(f"表{number}")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _hidden_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet("底数").sheet_state = "hidden"
    book["底数"].append([1, 2])


def _spare_sheet(book: openpyxl.Workbook) -> None:
    book["月报"].title = "月报底稿"


def _hidden_row(book: openpyxl.Workbook) -> None:
    book["月报"].row_dimensions[5].hidden = True


def _fill(book: openpyxl.Workbook) -> None:
    book["月报"]["B5"].fill = PatternFill("solid", fgColor="FFFF0000")


def _comment(book: openpyxl.Workbook) -> None:
    book["月报"]["B5"].comment = Comment("含迁出企业", "张")


TITLE, UNIT = [f"{JUNE}重点产业链主要经济指标"], ["单位：亿元"]
FILES: dict[str, Sample] = {
    "empty_file": _file(b""),
    "not_a_table": _file(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
    "not_a_workbook": _file(zipped(xl__workbook_Xxml=b"")),
    "no_table": _file("各单位：请于本月十日前报送。谢谢！".encode()),
    "broken_file": _file(GOOD[: len(GOOD) // 2]),
    "broken_text": _file(('园区,产值\n"高新区,' + "1" * 1_200_000).encode()),
    "encrypted": _file(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600),
    "binary_workbook": _file(zipped(xl__workbook_Xbin=b"x")),
    "web_archive": _file(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx"),
    "xml_entities": _file(
        part("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')
    ),
    "too_large": _file(lambda: b"PK" + b"\1" * (51 << 20)),
    "too_large_inside": _file(inflating),
    "too_many_cells": _file(
        rows_of(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
        )
    ),
    "too_many_percents": _file(many_percents, by="bounded"),
    "too_many_sheets": _file(many_sheets),
    "hidden_sheet": Sample(changed(GOOD, _hidden_sheet), "", "底数", "底数"),
    "spare_sheet": Sample(changed(GOOD, _spare_sheet), "", "月报底稿", "月报底稿"),
    "hidden_cells": Sample(changed(GOOD, _hidden_row)),
    "colour_ignored": Sample(changed(GOOD, _fill), "B5"),
    "comment": Sample(changed(GOOD, _comment), "B5", "含迁出企业"),
    "stray_numbers": Sample(changed(GOOD, lambda book: book["月报"].cell(10, 7, 99)), "G10", "99"),
    "serial_skipped": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["序号", "产业链", "产值"],
                [1, "白酒产业链", 5.1],
                [2, "文旅产业链", 6.2],
            ]
        ),
        "A4:A5",
    ),
    "codes_skipped": Sample(
        made([TITLE, UNIT, ["产业链", "产值", "税收"], ["甲", 1, 2], ["白酒产业链", 5.1, 0.2]]),
        "A4:C4",
    ),
}
