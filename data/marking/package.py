"""The parts of an .xlsx while it is marked: changed parts replaced, all others as they are."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from data.reading.archive import entries, folded, inflated
from data.reading.refusal import Refusal

TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
_TYPE_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_REL_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PARSER = dict(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
_EMPTY_RELS = f'<Relationships xmlns="{_REL_NS}"/>'.encode()


class Parts:
    """The parts of a workbook by name, as the original has them or as they are to be."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._infos = entries(content)
        self._changed: dict[str, bytes] = {}
        self._spelled = {name: info.filename for name, info in self._infos.items()}
        types = self.tree(TYPES)
        if types is None or not self.read(BOOK):  # a document of another office, or a torn one
            raise Refusal("not_a_workbook")
        self.types = types
        self.office = _STRICT if b"purl.oclc.org" in self.read(BOOK)[:2000] else _OFFICE

    def __contains__(self, name: str) -> bool:
        return folded(name) in self._infos or folded(name) in self._changed

    def read(self, name: str) -> bytes:
        """A part's bytes; none where there is no such part."""
        if folded(name) in self._changed:
            return self._changed[folded(name)]
        info = self._infos.get(folded(name))
        return b"".join(inflated(self._content, info)) if info else b""

    def tree(self, name: str) -> etree._Element | None:
        """A part as XML, entities never expanded; None where there is no such part."""
        content = self.read(name)
        return parsed(content) if content else None

    def write(self, name: str, content: bytes | etree._Element) -> None:
        """Replace a part, or add one."""
        if not isinstance(content, bytes):
            content = etree.tostring(
                content, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        self._changed[folded(name)] = content
        self._spelled.setdefault(folded(name), name)

    def free(self, pattern: str) -> str:
        """The first unused name of a pattern like xl/comments{}.xml."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> etree._Element:
        """The relations of a part, as a tree to add to."""
        found = self.tree(_rels(part))
        return parsed(_EMPTY_RELS) if found is None else found

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts a part names as its `kind` (comments, vmlDrawing), by relation id."""
        folder = posixpath.dirname(part)
        return {
            each.get("Id", ""): _absolute(folder, each.get("Target", ""))
            for each in self.relations(part).iter("{*}Relationship")
            if each.get("Type", "").endswith(f"/{kind}")
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation of a part to another; its id."""
        tree = self.relations(part)
        known = {each.get("Id") for each in tree.iter("{*}Relationship")}
        number = len(known) + 1
        while f"rId{number}" in known:
            number += 1
        etree.SubElement(
            tree,
            f"{{{_REL_NS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{self.office}/{kind}",
            Target=f"/{target}",
        )
        self.write(_rels(part), tree)
        return f"rId{number}"

    def declare(self, name: str, kind: str) -> None:
        """Say in the content types what a new part is."""
        etree.SubElement(
            self.types, f"{{{_TYPE_NS}}}Override", PartName=f"/{name}", ContentType=kind
        )

    def declare_extension(self, extension: str, kind: str) -> None:
        """Say in the content types what parts of an extension are, where that is not said yet."""
        known = {each.get("Extension", "").lower() for each in self.types.iter("{*}Default")}
        if extension not in known:
            new = etree.Element(f"{{{_TYPE_NS}}}Default", Extension=extension, ContentType=kind)
            self.types.insert(0, new)

    def saved(self) -> bytes:
        """The workbook: the original parts in their order, then the new ones."""
        self.write(TYPES, self.types)
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            for name in [*self._infos, *(n for n in self._changed if n not in self._infos)]:
                known = self._infos.get(name)
                info = zipfile.ZipInfo(self._spelled[name], known.date_time if known else _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                book.writestr(info, self.read(name))
        return out.getvalue()


_EPOCH = (1980, 1, 1, 0, 0, 0)


def parsed(content: bytes) -> etree._Element:
    """XML as a tree; a document type is refused."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise Refusal("xml_entities")
    return etree.fromstring(content, etree.XMLParser(**_PARSER))


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _absolute(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(f"{folder}/{target}")
