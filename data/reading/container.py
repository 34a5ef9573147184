"""What a file really is, by its bytes, and its sheets as grids."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from python_calamine import CalamineWorkbook

from data.reading import delimited, markup
from data.reading.archive import entries
from data.reading.grid import Grid, Marks
from data.reading.legacy import Legacy, kind_inside
from data.reading.opendocument import OpenDocument
from data.reading.package import Package
from data.reading.refusal import Refusal

T = TypeVar("T")

MOST_FILE_BYTES = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED = {
    b"%PDF": "PDF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"BM": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
    b"MZ": "程序",
    b"{\\rtf": "Word 文档",
}


@dataclass(frozen=True)
class Book:
    """The sheets of a file, in order, with whether each is shown, and how to get one's cells."""

    sheets: list[tuple[str, bool]]
    grid: Callable[[str], Grid]


def opened(content: bytes) -> Book:
    """The file as sheets; Refusal with the code of its finding where it cannot be read."""
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise Refusal("empty_file")
    if len(content) > MOST_FILE_BYTES:
        raise Refusal("too_large")
    if content.startswith(b"PK"):
        return _zip(content)
    if content.startswith(_OLE):
        return _ole(content)
    if content[:2] == b"\x09\x08" and content[2:4] in (b"\x08\x00", b"\x10\x00"):
        return _legacy(content)
    for start, what in _NAMED.items():
        if content.startswith(start) and (start != b"BM" or b"\0" in content[:64]):
            raise Refusal("not_a_table", what=what)
    return _text(content)


def _zip(content: bytes) -> Book:
    parts = entries(content)
    if "xl/workbook.xml" in parts:
        return _xlsx(content)
    if "content.xml" in parts and "mimetype" in parts:
        return _ods(content)
    if "xl/workbook.bin" in parts:
        raise Refusal("binary_workbook")
    what = (
        "Word 文档"
        if "word/document.xml" in parts
        else "PPT 文档"
        if "ppt/presentation.xml" in parts
        else "压缩包"
    )
    raise Refusal("not_a_table", what=what)


def _xlsx(content: bytes) -> Book:
    package = _guarded(lambda: Package(content))
    _guarded(package.prove)
    parts = {sheet.name: sheet for sheet in package.sheets if "worksheets/" in sheet.part}
    book = None

    def grid(name: str) -> Grid:
        nonlocal book
        marks = _guarded(lambda: package.marks(parts[name]))
        book = book or _calamine(content)
        return _cells(book, name, marks)

    return Book([(sheet.name, sheet.visible) for sheet in parts.values()], grid)


def _ods(content: bytes) -> Book:
    document = _guarded(lambda: OpenDocument(content))
    book = _calamine(content)
    return Book(
        [(name, document.visible.get(name, True)) for name in book.sheet_names],
        lambda name: _cells(book, name, document.marks.get(name, Marks())),
    )


def _ole(content: bytes) -> Book:
    kind = kind_inside(content)
    if kind == "encrypted":
        raise Refusal("encrypted")
    if kind == "document":
        raise Refusal("not_a_table", what="Word 或 PPT 文档")
    if kind == "unknown":
        raise Refusal("broken_file")
    return _legacy(content)


def _legacy(content: bytes) -> Book:
    legacy = Legacy(content)
    return Book(legacy.sheets, legacy.grid)


def _text(content: bytes) -> Book:
    text = delimited.decoded(content)
    if text is None:
        raise Refusal("not_a_table", what="无法辨认的文件")
    head = text[:4096].lstrip("\ufeff \r\n\t").lower()
    if head.startswith("<") or "<table" in head or "<html" in head:
        if "urn:schemas-microsoft-com:office:spreadsheet" in text[:4096]:
            sheets = markup.spreadsheet_grids(
                content if content[:2] not in (b"\xff\xfe", b"\xfe\xff") else text.encode()
            )
            return _ready([grid for grid, _ in sheets], [shown for _, shown in sheets])
        if "<!entity" in head:
            raise Refusal("xml_entities")
        if "<table" not in text.lower():
            raise Refusal("not_a_table", what="网页或 XML 文件")
        return _ready(markup.html_grids(text))
    if head.startswith("mime-version"):
        raise Refusal("web_archive")
    return _ready([delimited.grid(text, "(csv)")])


def _ready(grids: list[Grid], shown: list[bool] | None = None) -> Book:
    by_name = {grid.name: grid for grid in grids}
    return Book(
        list(zip(by_name, shown or [True] * len(by_name), strict=False)), by_name.__getitem__
    )


def _calamine(content: bytes) -> CalamineWorkbook:
    return _guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(content)))


def _cells(book: CalamineWorkbook, name: str, marks: Marks) -> Grid:
    def read() -> Grid:
        sheet = book.get_sheet_by_name(name)
        merges = [
            (top, left, bottom, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        return Grid(name, sheet.to_python(skip_empty_area=False), merges, marks)

    return _guarded(read)


def _guarded(work: Callable[[], T]) -> T:
    """`work` with every failure of a library, a native panic included, turned into a Refusal."""
    try:
        return work()
    except (Refusal, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError as error:
        raise Refusal("too_large_inside") from error
    except BaseException as error:  # calamine's panics derive from BaseException
        raise Refusal("broken_file") from error
