"""What an earlier marking left in a workbook: its list, its comments, its colours."""

import re
from collections.abc import Mapping

from lxml import etree

from data.marking.package import Parts
from data.marking.places import area_of
from data.marking.styles import Styles
from data.reading.ours import COMMENT_MARK, LIST_MARK

_HEAD = 4096
_STYLED = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\bs=\"(\d+)\"")
_SHAPE = re.compile(rb"<v:shape\s(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<x:Row>(\d+)</x:Row>"), re.compile(rb"<x:Column>(\d+)</x:Column>")


def former_list(parts: Parts, sheets: Mapping[str, str]) -> str:
    """The name of the sheet that is a list of ours, by its first cell; "" where there is none."""
    number = _shared(parts)
    for name, part in sheets.items():
        head = parts.read(part)[:_HEAD]
        first = re.search(rb"<c r=\"A1\"[^>]*t=\"s\"[^>]*><v>(\d+)</v>", head)
        if LIST_MARK.encode() in head or (first and int(first[1]) == number):
            return name
    return ""


def cleared(parts: Parts, styles: Styles, part: str) -> None:
    """Take our colours and our comments off a sheet; what the sender had is there again."""
    own = styles.unmarked()

    def restyled(found: re.Match[bytes]) -> bytes:
        style = own.get(int(found[1]))
        if style is None:
            return found[0]
        start, end = found.start(1) - found.start(), found.end(1) - found.start()
        return found[0][:start] + b"%d" % style + found[0][end:]

    if own:
        parts.write(part, _STYLED.sub(restyled, parts.read(part)))
    gone: set[tuple[int, int]] = set()
    for name in parts.related(part, "comments").values():
        tree = parts.tree(name)
        for comment in list(tree.iter("{*}comment")) if tree is not None else ():
            if _cut(comment) and not "".join(comment.itertext()).strip():
                gone.add(_at(comment.get("ref", "")))
                comment.getparent().remove(comment)
        if tree is not None:
            parts.write(name, tree)
    for name in parts.related(part, "vmlDrawing").values() if gone else ():
        parts.write(name, _SHAPE.sub(lambda shape: _kept(shape[0], gone), parts.read(name)))


def _cut(comment: etree._Element) -> bool:
    """Cut the text of a comment at our mark; False where the mark is not in it."""
    ours = False
    for said in comment.iter("{*}t"):
        before, mark, _ = (said.text or "").partition(COMMENT_MARK)
        if ours:
            said.text = ""
        elif mark:
            ours, said.text = True, before.rstrip()
    return ours


def _kept(shape: bytes, gone: set[tuple[int, int]]) -> bytes:
    """A box, or nothing where its comment is gone."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return b"" if row and column and (int(row[1]), int(column[1])) in gone else shape


def _at(place: str) -> tuple[int, int]:
    return (area_of(place) or (-1, -1))[:2]


def _shared(parts: Parts) -> int:
    """The number of our mark among the shared strings; -1 where it is none of them."""
    content = parts.read("xl/sharedStrings.xml")
    at = content.find(LIST_MARK.encode())
    return -1 if at < 0 else len(re.findall(rb"</(?:\w+:)?si>", content[:at]))
