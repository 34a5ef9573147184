"""OpenDocument sheets (.ods): bounds and percents, which the cell reader does not tell."""

from lxml import etree

from data.reading.archive import MOST_BYTES, entries, inflated
from data.reading.grid import Marks
from data.reading.growth import MOST_TEXT
from data.reading.package import MOST_CELLS, MOST_MARKS
from data.reading.refusal import Refusal

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SHEET, _ROW = f"{_TABLE}table", f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class OpenDocument:
    """The content.xml of an .ods, read once for what values do not tell."""

    def __init__(self, content: bytes) -> None:
        parts = entries(content)
        if "content.xml" not in parts:
            raise Refusal("not_a_workbook")
        manifest = (
            b"".join(inflated(content, parts["meta-inf/manifest.xml"]))
            if "meta-inf/manifest.xml" in parts
            else b""
        )
        if b"encryption-data" in manifest:
            raise Refusal("encrypted")
        walk, size = _Walk(), 0
        try:
            for name, info in parts.items():
                for chunk in inflated(content, info):
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise Refusal("too_large_inside")
                    if name == "content.xml":
                        walk.feed(chunk)
        except (etree.LxmlError, ValueError) as error:
            raise Refusal("broken_file") from error
        self.marks, self.visible = walk.marks, walk.visible


class _Walk:
    """Goes through the elements as they come and keeps none of them: a tree of 400 MB would be
    gigabytes."""

    def __init__(self) -> None:
        self.marks: dict[str, Marks] = {}
        self.visible: dict[str, bool] = {}
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            tag=(f"{_STYLE}style", _SHEET, _ROW, *_CELLS),
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        self._begun = False
        self._hidden: set[str] = set()
        self._name: str | None = None
        self._filled: list[tuple[int, int, bool, int]] = []
        self._rows = self._column = self._text = self._seen = 0
        self._deepest = self._widest = self._many = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the document."""
        if not self._begun and (b"<!DOCTYPE" in chunk[:4096] or b"<!ENTITY" in chunk[:4096]):
            raise Refusal("xml_entities")
        self._begun = True
        self._parser.feed(chunk)
        for event, element in self._parser.read_events():
            if event == "start":
                self._start(element)
            else:
                self._end(element)

    def _start(self, element: etree._Element) -> None:
        if element.tag == _SHEET and self._name is None:
            self._name = element.get(f"{_TABLE}name", "")
            self.visible[self._name] = element.get(f"{_TABLE}style-name") not in self._hidden
            self.marks[self._name] = Marks()
            self._rows = self._deepest = self._widest = self._many = 0
        elif element.tag == _ROW:
            self._column, self._filled = 0, []

    def _end(self, element: etree._Element) -> None:
        if element.tag == f"{_STYLE}style":
            shown = [each.get(f"{_TABLE}display") for each in element]
            if element.get(f"{_STYLE}family") == "table" and "false" in shown:
                self._hidden.add(element.get(f"{_STYLE}name", ""))
        elif element.tag == _SHEET:
            self._name = None
        elif element.tag == _ROW:
            self._row(_repeat(element, "rows"))
        else:
            self._cell(element)
        parent = element.getparent()
        element.clear()
        while parent is not None and element.getprevious() is not None:
            del parent[0]

    def _cell(self, cell: etree._Element) -> None:
        self._seen += 1
        if self._seen > MOST_CELLS:
            raise Refusal("too_large_inside")
        wide = _repeat(cell, "columns")
        kind = cell.get(f"{_OFFICE}value-type")
        if kind or len(cell):
            text = sum(map(len, cell.itertext())) + sum(map(len, cell.attrib.values()))
            self._filled.append((self._column, wide, kind == "percentage", text))
        self._column += wide

    def _row(self, again: int) -> None:
        marks = self.marks.get(self._name or "", Marks())
        for column, wide, percent, text in self._filled:
            self._deepest = max(self._deepest, self._rows + again)
            self._widest = max(self._widest, column + wide)
            self._many += again * wide
            self._text += again * wide * text
            if max(self._many, self._deepest * self._widest) > MOST_CELLS:
                raise Refusal("too_many_cells", rows=self._deepest, columns=self._widest)
            if self._text > MOST_TEXT:
                raise Refusal("too_large_inside")
            if percent and len(marks.percents) + again * wide > MOST_MARKS:
                raise Refusal("too_many_percents", many=MOST_MARKS)
            if percent:
                marks.percents.update(
                    (self._rows + i, column + j) for i in range(again) for j in range(wide)
                )
        self._rows += again


def _repeat(element: etree._Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    if len(text) > 9:
        raise Refusal("too_many_cells", rows=1, columns=1)
    return int(text) if text.isdigit() else 1
