"""The styles a 通报 is written in, found in a template by name; what it lacks is lent to it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

# What a piece of text is, and the names its style may have, the first found counts. The names of
# Word's own styles are the same in every language Word speaks: 标题 1 is kept as "heading 1".
ROLES: Mapping[str, tuple[str, ...]] = {
    "title": ("简报标题", "公文标题", "文件标题", "Title"),
    "subtitle": ("简报副题", "公文副标题", "Subtitle"),
    "heading1": ("简报一级标题", "公文一级标题", "一级标题", "heading 1"),
    "heading2": ("简报二级标题", "公文二级标题", "二级标题", "heading 2"),
    "heading3": ("简报三级标题", "公文三级标题", "三级标题", "heading 3"),
    "body": ("简报正文", "公文正文", "正文文本", "Body Text First Indent", "Body Text"),
    "finding": ("简报要点",),
    "commentary": ("简报点评",),
    "note": ("简报说明",),
    "closing": ("简报落款", "公文落款", "落款"),
    "caption": ("简报表题", "公文表题", "表题", "caption"),
    "unit": ("简报表单位",),
    "source": ("简报表注", "表注"),
    "figure": ("简报图", "图"),
    "head": ("简报表头", "表头"),
    "cell": ("简报表格文字", "表格文字"),
    "small_head": ("简报表头小字",),
    "small_cell": ("简报表格小字",),
    "table": ("简报表格",),
}
# Styles a bureau's template is expected to have; the rest it may leave to us without a word.
EXPECTED = ("heading1", "heading2", "body")


class Styles:
    """The ids of a document's styles by role. `lent` are the roles it had no style for: they are
    given to it from `shipped`, the styles of the template that comes with the program."""

    def __init__(self, document: Any, shipped: Any) -> None:
        self.lent: list[str] = []
        own, ours = _by_name(document.styles.element), _by_name(shipped.styles.element)
        self._ids = {}
        for role, names in ROLES.items():
            found = next((own[name.lower()] for name in names if name.lower() in own), None)
            if found is None:
                found = _lend(document, ours[_shipped_name(names, ours)])
                self.lent.append(role)
            self._ids[role] = found.get(qn("w:styleId"))
        _theme(document.part, shipped.part)

    def __getitem__(self, role: str) -> str:
        return self._ids[role]


def shown(role: str) -> str:
    """A role by the name a person finds in Word: "标题 1" for the style kept as heading 1."""
    *_, last = ROLES[role]
    return (
        last.replace("heading", "标题").replace("Title", "标题")
        if role != "body"
        else ROLES[role][0]
    )


def _theme(part: Any, shipped: Any) -> None:
    """Colours for charts where a template has none of its own."""
    if all(each.reltype != RT.THEME for each in part.rels.values()):
        ours = shipped.part_related_by(RT.THEME)
        lent = Part(PackURI("/word/theme/briefing.xml"), ours.content_type, ours.blob, part.package)
        part.relate_to(lent, RT.THEME)


def _by_name(styles: Any) -> dict[str, Any]:
    return {name.lower(): style for name, style in _named(styles)}


def _named(styles: Any) -> Iterator[tuple[str, Any]]:
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            yield name.get(qn("w:val")), style


def _shipped_name(names: tuple[str, ...], ours: Mapping[str, Any]) -> str:
    return next(name.lower() for name in names if name.lower() in ours)


def _lend(document: Any, style: Any) -> Any:
    """A copy of one of our styles in the document, under an id nobody has."""
    styles = document.styles.element
    taken = {each.get(qn("w:styleId")) for each in styles.findall(qn("w:style"))}
    copy = deepcopy(style)
    name = copy.get(qn("w:styleId"))
    while name in taken:
        name += "1"
    copy.set(qn("w:styleId"), name)
    for tag in ("w:basedOn", "w:next", "w:link"):  # what they name may be another style there
        for each in copy.findall(qn(tag)):
            copy.remove(each)
    styles.append(copy)
    return copy
