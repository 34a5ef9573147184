"""`mark`: a workbook's bytes and its findings in, the same workbook with them marked out."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from lxml import etree

from data.findings import Finding, Findings
from data.marking import comments, listing
from data.marking.cells import Unmarkable, coloured, with_legacy_drawing
from data.marking.former import cleared, former_list
from data.marking.package import BOOK, Parts, parsed
from data.marking.places import Cell, SheetMarks, places
from data.marking.plain import rebuilt
from data.marking.styles import BARE, Styles
from data.reading.container import opened
from data.reading.refusal import Refusal

_ADDED = "_问题标注"
_NEW = "原文件不是 xlsx，这里是按读到的内容新建的表，改好后可以直接上传"
_UNREAD = "原文件读不出来，这里只有问题清单"
_STYLES = "xl/styles.xml"
_STYLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


def mark(
    content: bytes,
    name: str,
    findings: Findings | Iterable[Finding],
    answers: Mapping[str, str] | None = None,
) -> tuple[bytes, str]:
    """The marked workbook and its file name; `answers` are the sentences given, by finding key.

    An .xlsx keeps everything it holds; of any other file a new one is made with its cells.
    """
    listed = list(findings.items if isinstance(findings, Findings) else findings)
    said, stem = dict(answers or {}), PurePath(name).name
    if content.startswith(b"PK"):
        try:
            return _marked(content, name, listed, said), _named(stem, content)
        except (Unmarkable, Refusal, ValueError, etree.LxmlError):
            pass  # no workbook, or one written too oddly to be changed: its cells are copied
    try:
        book, remark = opened(content), _NEW
        made, kept = rebuilt(book)
    except Refusal:
        (made, kept), remark = rebuilt(None), _UNREAD
    return _marked(made, name, listed, said, remark, kept), _named(stem, b"")


def _named(name: str, content: bytes) -> str:
    """月报.xlsx → 月报_问题标注.xlsx; a workbook with macros stays one."""
    path = PurePath(name)
    suffix = ".xlsm" if path.suffix.lower() == ".xlsm" and content else ".xlsx"
    stem = path.stem.split(_ADDED)[0] or "报表"
    return f"{stem}{_ADDED}{suffix}"


def _marked(
    content: bytes,
    name: str,
    findings: Sequence[Finding],
    answers: Mapping[str, str],
    remark: str = "",
    kept: Mapping[str, Mapping[Cell, str]] | None = None,
) -> bytes:
    parts = Parts(content)
    styles = _styles(parts)
    found = places(findings, answers)
    for sheet, texts in (kept or {}).items():
        mine = found.setdefault(sheet, SheetMarks()).comments
        for cell, text in texts.items():
            mine[cell] = f"{text}\n{mine[cell]}" if cell in mine else text
    sheets = _sheets(parts)
    before = former_list(parts, sheets)
    former = sheets.pop(before) if before else ""
    for sheet, part in sheets.items():
        if former:
            cleared(parts, styles, part)
        if sheet in found:
            _sheet(parts, styles, part, found[sheet])
    listing.add(parts, styles, findings, answers, name, remark, former)
    parts.write(styles.part, styles.tree)
    return parts.saved()


def _sheet(parts: Parts, styles: Styles, part: str, marks: SheetMarks) -> None:
    """Colour and comment one sheet."""
    xml = parts.read(part)
    if marks.levels:
        xml = coloured(xml, marks.levels, styles.marked)
    if marks.comments:
        xml, drawing = with_legacy_drawing(
            xml, lambda: comments.drawing_for(parts, part), parts.office
        )
        comments.add(parts, part, drawing, marks.comments)
    parts.write(part, xml)


def _sheets(parts: Parts) -> dict[str, str]:
    """The part of every worksheet by the sheet's name."""
    related = parts.related(BOOK, "worksheet")
    sheets = {}
    for sheet in parts.tree(BOOK).iter("{*}sheet"):
        part = related.get(sheet.get(f"{{{parts.office}}}id", ""), "")
        if part in parts:
            sheets[sheet.get("name", "")] = part
    return sheets


def _styles(parts: Parts) -> Styles:
    """The styles of the workbook; the fewest there can be where it has none."""
    name = next(iter(parts.related(BOOK, "styles").values()), "")
    tree = parts.tree(name) if name in parts else None
    if tree is not None:
        return Styles(name, tree)
    parts.relate(BOOK, "styles", _STYLES)
    parts.declare(_STYLES, _STYLE_TYPE)
    return Styles(_STYLES, parsed(BARE))
