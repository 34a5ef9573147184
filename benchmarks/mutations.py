"""Ways to spoil a workbook: its bytes, the parts of its zip, their XML, its cells, its text."""

import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

ODD = (
    "", " ", "\u3000", "\x00", "\u200b", "\u202e产值", "\ufeff", "\ud7ff", "￥１２．３", "①", "㍿",
    "合计", "其中：", "#", "一、", "（一）", "1-13月", "2026年", "１—６月", "0月", "—", "…", "X",
    "#REF!", "增长12%", "单位：万元", "单位：亿元、%", "注：", "序号", "=1+1", '=HYPERLINK("x")',
    "500多", "▲5", "(5)", "1e400", "-1e308", "1,2,3", "12%%", "９９９９９９９９９９９９９", "目标",
    "上年同期", "同比", "x" * 40000, "产业链" * 3000, "<b>", "&lt;", "]]>", "'; drop table facts",
    "NaN", "inf", "-0", "1/0", "2026-02-30", "45000", "0.1.2", "+-5", "1 2 3", "\r\n", "\t",
)  # fmt: skip
_NUMBERS = (
    "0", "-1", "1", "1048577", "16385", "2147483648", "99999999999", "1e400", "NaN", "-0.0",
    "0.1", "1e-320", "4294967295", "",
)  # fmt: skip
_REFS = ("A1", "A0", "XFD1048576", "A1:XFD1048576", "B2:A1", "ZZZZ9", "1A", "A1:A1", "C3:D4", "")
_VALUE = re.compile(r'(?<==")[^"<>]{0,60}(?=")')
_TEXT = re.compile(r"(?<=>)[^<>]{1,60}(?=<)")
_TAG = re.compile(r"</?[^<>]{1,200}>")
_BOMB = '<!DOCTYPE x [<!ENTITY a "{}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'.format("z" * 999)

_MOST, _LONGEST = 4_000_000, 100_000  # bytes of a part, letters of a line: nothing grows by itself

Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """The content with one to four things done to it."""
    for _ in range(chance.choice((1, 1, 1, 1, 2, 2, 3))):
        ways = ZIP if content.startswith(b"PK") else BINARY if b"\0" in content[:64] else TEXT
        spoilt = chance.choice(ways)(content, chance)
        content = spoilt if len(spoilt) < _MOST else content
    return content


def _bytes(content: bytes, chance: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 40))):
        if not spoilt:
            break
        at, size = chance.randrange(len(spoilt)), chance.choice((1, 1, 2, 4, 64, 512))
        match chance.randrange(5):
            case 0:
                spoilt[at : at + size] = chance.randbytes(size)
            case 1:
                spoilt[at] ^= 1 << chance.randrange(8)
            case 2:
                del spoilt[at : at + size]
            case 3:
                spoilt[at:at] = spoilt[at : at + size]
            case 4:
                spoilt[at : at + size] = b"\xff" * size
    return bytes(spoilt)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _entries(content: bytes) -> list[tuple[str, bytes]]:
    """The parts that can be read; too large ones left out."""
    found = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for info in archive.infolist():
                if info.file_size < 20_000_000:
                    found.append((info.filename, archive.read(info)))
    except Exception:  # a zip already spoilt
        return found
    return found


def _zipped(entries: list[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are meant
        for name, part in entries:
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _parts(content: bytes, chance: Random) -> bytes:
    entries = _entries(content)
    if not entries:
        return content
    at, other = chance.randrange(len(entries)), chance.randrange(len(entries))
    name, part = entries[at]
    match chance.randrange(7):
        case 0:
            del entries[at]
        case 1:
            entries[at] = (name, b"")
        case 2:
            entries[at] = (name, entries[other][1])
        case 3:
            entries.append((name, entries[other][1]))
        case 4:
            entries[at] = (chance.choice(("../x.xml", "/x", name.upper(), "xl/" + name)), part)
        case 5:
            entries[at] = (name, part[: chance.randrange(len(part) + 1)])
        case 6:
            entries[at] = (name, (part * chance.choice((2, 20)))[:_MOST])
    return _zipped(entries)


def _xml(content: bytes, chance: Random) -> bytes:
    entries = _entries(content)
    if not entries:
        return content
    likely = [n for n, (name, _) in enumerate(entries) if "sheet" in name or "content" in name]
    at = chance.choice(likely if likely and chance.random() < 0.7 else range(len(entries)))
    name, part = entries[at]
    entries[at] = (
        name,
        _marked_up(part.decode("utf-8", "replace"), chance).encode(errors="replace"),
    )
    return _zipped(entries)


def _marked_up(text: str, chance: Random) -> str:
    for _ in range(chance.choice((1, 1, 3, 10))):
        pattern = chance.choice((_VALUE, _TEXT, _TEXT, _TAG))
        start = chance.randrange(len(text) + 1)
        found = pattern.search(text, start) or pattern.search(text)
        if found is None:
            continue
        new = chance.choice((chance.choice(ODD), chance.choice(_NUMBERS), chance.choice(_REFS)))
        if pattern is _TAG:
            tag = found.group()
            new = chance.choice(("", tag * 2, tag * 200, f"{tag}<c>", "<x" * 50, _BOMB))
        text = text[: found.start()] + new + text[found.end() :]
    return text


def _dimension(content: bytes, chance: Random) -> bytes:
    """Cells far away, a dimension that lies, merges over everything."""
    entries = _entries(content)
    sheets = [n for n, (name, _) in enumerate(entries) if "worksheets/sheet" in name]
    if not sheets:
        return _bytes(content, chance)
    at = chance.choice(sheets)
    name, part = entries[at]
    text, far = part.decode("utf-8", "replace"), chance.choice(_REFS)
    match chance.randrange(4):
        case 0:
            text = re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{far}"', text, count=1)
        case 1:
            cell = f'<row r="{chance.choice(_NUMBERS)}"><c r="{far}"><v>1</v></c></row>'
            text = text.replace("</sheetData>", f"{cell}</sheetData>", 1)
        case 2:
            merge = f'<mergeCells count="1"><mergeCell ref="{far}"/></mergeCells>'
            text = text.replace("</sheetData>", f"</sheetData>{merge}", 1)
        case 3:
            text = re.sub(r' r="[A-Z]+\d+"', "", text)
    entries[at] = (name, text.encode(errors="replace"))
    return _zipped(entries)


def _cells(content: bytes, chance: Random) -> bytes:
    """The workbook opened, some cells said otherwise, rows moved, areas merged."""
    try:
        book = load_workbook(BytesIO(content))
        sheet = chance.choice(book.worksheets)
        for _ in range(chance.choice((1, 4, 20))):
            row = chance.randint(1, min(sheet.max_row + 2, 200))
            column = chance.randint(1, min(sheet.max_column + 2, 60))
            match chance.randrange(6):
                case 0 | 1 | 2:
                    odd = (chance.choice(ODD), chance.uniform(-1e9, 1e9), chance.randint(-9, 9999))
                    sheet.cell(row, column).value = chance.choice((*odd, None, True))
                case 3:
                    last = get_column_letter(column + chance.randrange(4))
                    end = row + chance.randrange(4)
                    sheet.merge_cells(f"{get_column_letter(column)}{row}:{last}{end}")
                case 4:
                    (sheet.delete_rows if chance.random() < 0.5 else sheet.insert_rows)(row)
                case 5:
                    (sheet.delete_cols if chance.random() < 0.5 else sheet.insert_cols)(column)
        buffer = BytesIO()
        book.save(buffer)
        return buffer.getvalue()
    except Exception:  # what openpyxl cannot open or write is spoilt enough
        return _xml(content, chance)


def _lines(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    lines = text.split("\n")
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                cells = re.split(r"([,\t;])", lines[at])
                cells[chance.randrange(len(cells))] = chance.choice(ODD)
                lines[at] = "".join(cells)
            case 1:
                lines[at] = chance.choice(('"', "'", ",", "\t", ";", ",,,,,,")) + lines[at]
            case 2:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 3:
                del lines[at]
                lines = lines or [""]
            case 4:
                lines[at] = (lines[at] * chance.choice((2, 50)))[:_LONGEST]
    spoilt = "\n".join(lines)
    return spoilt.encode(chance.choice(("utf-8", "gb18030", "utf-16", "utf-8-sig")), "replace")


def _tags(content: bytes, chance: Random) -> bytes:
    return _marked_up(content.decode("utf-8", "replace"), chance).encode(errors="replace")


# What spoils a zip as a whole is mostly refused at the door; most cases are to get further.
ZIP: tuple[Mutation, ...] = (
    _bytes, _cut, _parts, _dimension, _dimension, *[_xml] * 4, *[_cells] * 8,
)  # fmt: skip
BINARY: tuple[Mutation, ...] = (_bytes, _bytes, _bytes, _cut)
TEXT: tuple[Mutation, ...] = (_lines, _lines, _lines, _tags, _bytes, _cut)
