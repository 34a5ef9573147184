"""The inside of an .xlsx beyond its values: bounds, number formats, indents, errors, comments.

The sheet XML is streamed once, in whole rows, before the cell reader sees the file: that proves its
real size, and tells an uncomputed formula (no cached value at all) from one that gave "" — which
neither calamine nor openpyxl can.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import column_index_from_string

from data.reading.archive import MOST_BYTES, ahead, entries, folded, inflated
from data.reading.extent import reach, tags
from data.reading.grid import Marks
from data.reading.growth import PART, Growth
from data.reading.refusal import Refusal
from data.reading.styles import Style, any_of, note, styles_of

MOST_CELLS = 5_000_000
MOST_ROW_BYTES = 8 * 1024 * 1024
MOST_MARKS = 1_000_000  # cells shown as percent: read as fractions they would be wrong
MOST_TREE_BYTES = 24 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024
_PARSER = dict(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)

# "<" ends every search: a tag that is never closed must not be sought through the whole chunk.
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\sr=\"(\d+)\"")
_ROW_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\shidden=\"(?:1|true)\"")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<attributes>[^<>]*?)(?P<closed>/)?>"
    rb"(?P<formula><(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>))?"
    rb"(?P<novalue></(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?(?:<(?:\w+:)?v>(?P<value>[^<]{0,32}))?"
)
_REFERENCE = re.compile(rb"(?:^|\s)r=\"([A-Z]{1,3})(\d{1,7})\"")
_PREFIXED = re.compile(rb"<[^\s<>/:]+:(?:c|row)[\s/>]")
_STYLE = re.compile(rb"(?:^|\s)s=\"(\d+)\"")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_NUMBER_ATTRIBUTE = re.compile(rb"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True)
class Sheet:
    """One sheet of the package: its name, its part and whether it is shown."""

    name: str
    part: str
    visible: bool


class Package:
    """An opened .xlsx, its sheets and styles; Refusal where it cannot or must not be read."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts = entries(content)
        self.read_bytes = 0
        self.growth = Growth()
        self.sheets = self._sheets()
        self.styles = self._styles()

    def part(self, name: str) -> bytes:
        """A small part whole; a part that is larger than it says is refused."""
        content = b""
        for chunk in self._stream(name) if folded(name) in self.parts else ():
            content += chunk
            if len(content) > MOST_TREE_BYTES:
                raise Refusal("too_large_inside")
        return content

    def tree(self, name: str) -> etree._Element | None:
        """A small part as XML, entities never expanded."""
        content = self.part(name)
        if not content:
            return None
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
            raise Refusal("xml_entities")
        return etree.fromstring(content, etree.XMLParser(**_PARSER))

    def marks(self, sheet: Sheet) -> Marks:
        """What the values of one sheet do not tell; Refusal where it is out of bounds."""
        marks, rows, columns, seen = Marks(), 0, 26, 0
        special = {index for index, style in enumerate(self.styles) if style != Style()}
        styled = any_of(special)
        for chunk in self._whole_rows(sheet.part):
            if b"<!DOCTYPE" in chunk[:4096]:
                raise Refusal("xml_entities")
            rows, columns = self._bounds(chunk, rows, columns)
            self.growth.add(chunk)
            if rows * columns > MOST_CELLS:
                raise Refusal("too_many_cells", rows=rows, columns=columns)
            seen = self._columns(chunk, marks, seen)
            # One letter is sought first: that costs nothing in a chunk of plain numbers.
            if (
                (b"e" in chunk and b't="e"' in chunk)
                or (b"f" in chunk and (b"<f" in chunk or b":f" in chunk))
                or styled(chunk)
            ):
                self._cells(chunk, marks)
            for found in (
                _ROW_HIDDEN.finditer(chunk) if b"h" in chunk and b"hidden=" in chunk else ()
            ):
                if number := _ROW_NUMBER.match(chunk, found.start()):
                    marks.hidden_rows.add(int(number[1]) - 1)
        marks.comments.update(self._comments(sheet))
        return marks

    def _bounds(self, chunk: bytes, rows: int, columns: int) -> tuple[int, int]:
        """The rows and columns the cells reach, by every reference in the chunk."""
        reach_rows, reach_columns, references = reach(chunk)
        rows, columns = max(rows, reach_rows), max(columns, reach_columns)
        cells = tags(chunk, b"<c") + tags(chunk, b"<r")
        if b":c" in chunk or b":row" in chunk:
            cells += len(_PREFIXED.findall(chunk))
        if references < cells:  # cells or rows that name no place stand in sequence
            for part in chunk.split(b"row>"):
                columns = max(columns, part.count(b"<c") + part.count(b":c"))
            rows += chunk.count(b"<row") + chunk.count(b":row")
        return rows, columns

    def _columns(self, chunk: bytes, marks: Marks, seen: int) -> int:
        if not seen and b"hidden=" in chunk:
            for found in _COLUMN.finditer(chunk):
                attributes = dict(_NUMBER_ATTRIBUTE.findall(found[1]))
                if attributes.get(b"hidden") in (b"1", b"true"):
                    first, last = int(attributes.get(b"min", 1)), int(attributes.get(b"max", 1))
                    marks.hidden_columns.update(range(first - 1, min(last, 16384)))
        return 1

    def _cells(self, chunk: bytes, marks: Marks) -> None:
        for found in _CELL.finditer(chunk):
            attributes = found["attributes"]
            style = self._style(attributes)
            formula = found["formula"]
            is_error = b't="e"' in attributes
            if style is None and not formula and not is_error:
                continue
            reference = _REFERENCE.search(attributes)
            if not reference:
                continue
            at = int(reference[2]) - 1, column_index_from_string(reference[1].decode()) - 1
            if is_error:
                marks.errors[at] = (found["value"] or b"#VALUE!").decode("utf-8", "replace")
            elif formula and found["novalue"] is not None and b't="str"' not in attributes:
                marks.uncomputed.append(at)
            if style:
                if style.percent and len(marks.percents) >= MOST_MARKS:
                    raise Refusal("too_many_percents", many=MOST_MARKS)
                note(marks, at, style, found["value"] is not None)

    def _style(self, attributes: bytes) -> Style | None:
        found = _STYLE.search(attributes)
        index = int(found[1]) if found else 0
        if index >= len(self.styles) or self.styles[index] == Style():
            return None
        return self.styles[index]

    def prove(self) -> None:
        """Inflate every part that no sheet is made of, so that none is larger than it may be."""
        sheets = {folded(sheet.part) for sheet in self.sheets}
        for name in self.parts:
            if name == folded(PART):
                self.growth = Growth(self._stream(name))
            elif name not in sheets:
                for _ in self._stream(name):
                    pass

    def _stream(self, name: str) -> Iterator[bytes]:
        for chunk in inflated(self.content, self.parts[folded(name)]):
            self.read_bytes += len(chunk)
            if self.read_bytes > MOST_BYTES:
                raise Refusal("too_large_inside")
            yield chunk

    def _whole_rows(self, name: str) -> Iterator[bytes]:
        rest = b""
        for chunk in ahead(self._stream(name)) if name in self.parts else ():
            chunk = rest + chunk
            cut = max(chunk.rfind(b"</row>") + 6, chunk.rfind(b":row>") + 5)
            if cut < 6:
                if len(chunk) > MOST_ROW_BYTES + _CHUNK:
                    raise Refusal("too_large_inside")
                rest = chunk
                continue
            rest = chunk[cut:]
            yield chunk[:cut]
        if rest:
            yield rest

    def _sheets(self) -> list[Sheet]:
        book = self.tree("xl/workbook.xml")
        relations = self._relations("xl/workbook.xml")
        if book is None:
            raise Refusal("not_a_workbook")
        sheets = []
        for element in book.iter("{*}sheet"):
            keys = [value for name, value in element.attrib.items() if name.endswith("}id")]
            key = keys[0] if len(keys) == 1 else ""
            if folded(relations.get(key, ("", ""))[0]) not in self.parts:
                raise Refusal("broken_file")  # its cells would be read from elsewhere, unproved
            sheets.append(
                Sheet(
                    element.get("name", ""),
                    relations.get(key, ("", ""))[0],
                    element.get("state", "visible") == "visible",
                )
            )
        return sheets

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        tree = self.tree(f"{folder}/_rels/{name}.rels")
        relations = {}
        for element in tree.iter("{*}Relationship") if tree is not None else ():
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(f"{folder}/{target}")
                )
            relations[element.get("Id", "")] = target, element.get("Type", "").rsplit("/", 1)[-1]
        return relations

    def _styles(self) -> list[Style]:
        tree = self.tree("xl/styles.xml")
        if tree is None:
            return []
        return styles_of(tree)

    def _comments(self, sheet: Sheet) -> dict[tuple[int, int], str]:
        comments = {}
        for target, kind in self._relations(sheet.part).values():
            tree = self.tree(target) if kind == "comments" else None
            for element in tree.iter("{*}comment") if tree is not None else ():
                found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", element.get("ref", ""))
                text = "".join(run.text or "" for run in element.iter("{*}t")).strip()
                if found and text:
                    comments[int(found[2]) - 1, column_index_from_string(found[1]) - 1] = text
        return comments
