"""OpenDocument sheets (.ods): bounds and percents, which the cell reader does not tell."""

import re
from io import BytesIO

from lxml import etree

from data.reading.archive import MOST_BYTES, entries, inflated
from data.reading.grid import Marks
from data.reading.package import MOST_CELLS
from data.reading.refusal import Refusal

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class OpenDocument:
    """The content.xml of an .ods, read once for what values do not tell."""

    def __init__(self, content: bytes) -> None:
        parts = entries(content)
        if "content.xml" not in parts:
            raise Refusal("not_a_workbook")
        manifest = (
            b"".join(inflated(content, parts["META-INF/manifest.xml"]))
            if "META-INF/manifest.xml" in parts
            else b""
        )
        if b"encryption-data" in manifest:
            raise Refusal("encrypted")
        size, pieces = 0, []
        for name, info in parts.items():
            for chunk in inflated(content, info):
                size += len(chunk)
                if size > MOST_BYTES:
                    raise Refusal("too_large_inside")
                if name == "content.xml":
                    pieces.append(chunk)
        xml = b"".join(pieces)
        if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
            raise Refusal("xml_entities")
        self.marks: dict[str, Marks] = {}
        self.visible: dict[str, bool] = {}
        try:
            self._walk(xml)
        except (etree.LxmlError, ValueError) as error:
            raise Refusal("broken_file") from error

    def _walk(self, xml: bytes) -> None:
        hidden = set(
            re.findall(
                rb'style:name="([^"]+)"[^>]*style:family="table"(?:(?!</style:style>).)*?table:display="false"',
                xml,
            )
        )
        for _, table in etree.iterparse(
            BytesIO(xml),
            tag=f"{_TABLE}table",
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        ):
            name = table.get(f"{_TABLE}name", "")
            self.visible[name] = table.get(f"{_TABLE}style-name", "").encode() not in hidden
            self.marks[name] = _marks(table)
            table.clear()


def _marks(table: etree._Element) -> Marks:
    marks, row, rows, columns, filled = Marks(), 0, 0, 0, 0
    for element in table.iter(f"{_TABLE}table-row"):
        again = _repeat(element, "rows")
        column = 0
        for cell in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            wide = _repeat(cell, "columns")
            kind = cell.get(f"{_OFFICE}value-type")
            if kind or len(cell):
                rows, columns = max(rows, row + again), max(columns, column + wide)
                filled += again * wide
                if filled > MOST_CELLS or rows * columns > MOST_CELLS:
                    raise Refusal("too_many_cells", rows=rows, columns=columns)
            if kind == "percentage":
                marks.percents.update(
                    (row + i, column + j) for i in range(again) for j in range(wide)
                )
            column += wide
        row += again
    return marks


def _repeat(element: etree._Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdigit() and len(text) < 9 else 1
