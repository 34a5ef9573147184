"""The briefing as a 通报: text, native tables and charts in the styles of a template.

from briefing.word.writer import write
data = write(document, Course(), template=home / "templates" / "通报.docx")
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from docx import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from markupsafe import Markup

from briefing.course import Course
from briefing.document import Document
from briefing.qr import png
from briefing.sealed import sealed
from briefing.word.body import Body, with_courses
from briefing.word.figures import Figures
from briefing.word.make_template import PATH
from briefing.word.marks import AUTHOR, Marks
from briefing.word.markup import NAMESPACES, aligned, paragraph, run
from briefing.word.page import Page
from briefing.word.styles import Styles
from briefing.word.template import BODY, NOTES, UnusableTemplate, filled, opened, placeholders
from charts.style import width

_TITLE_WIDTH = 19  # characters of a title on one line
_CODE_WIDE = 800_000  # EMU: 22 mm
_PLACE = "<w:p><w:r><w:t>\ue000{}\ue001</w:t></w:r></w:p>"


def write(
    document: Document,
    course: Course,
    template: Path | None = None,
    pictures: Mapping[str, bytes] | None = None,
    marked: bool = False,
) -> bytes:
    """The .docx; the same document gives the same bytes. `pictures` by the name of their chart
    stand where they are given, charts that can be edited elsewhere. Raises UnusableTemplate,
    Cancelled."""
    course.step(0, "正在打开模板")
    used, name = opened(template), (template or PATH).name
    asked = placeholders(used, name)
    made = used.docx
    parts = _parts(document, made, course, pictures or {}, marked)
    if not asked & ({BODY} | {title for title in parts if title != NOTES}):
        raise UnusableTemplate(name, f"没有占位符“{{{{p {BODY} }}}}”，简报的内容没有地方放。")
    places = {word: Markup(_PLACE.format(word)) for word in parts}
    filled(used, places | _words(document), name)
    _put(made, parts)
    _signed(made, document)
    course.step(0.95, "正在存成 Word")
    out = io.BytesIO()
    made.save(out)
    return sealed(out.getvalue())


def _parts(
    document: Document, made: Any, course: Course, pictures: Mapping[str, bytes], marked: bool
) -> dict[str, str]:
    """What stands at each placeholder: everything, a section by its title, the notes."""
    styles, figures = Styles(made, Opened(str(PATH))), Figures(made, pictures)
    marks = Marks(made, document.made_at) if marked else None
    body = Body(document, styles, Page(made), figures, marks)
    parts: dict[str, str] = {}
    whole = []
    for section, heading, content in body.sections(course.within(0.05, 0.9)):
        whole += [heading, content]
        parts.setdefault(section.title, content)
    return {**parts, BODY: "".join(whole), NOTES: _notes(document, body)}


def _words(document: Document) -> dict[str, str]:
    """The words a template may ask for."""
    day = f"{document.made_at:%Y}年{document.made_at.month}月{document.made_at.day}日"
    return {
        "题名": _name(document),
        "标题": document.title,
        "报告期": str(document.period),
        "会议": document.meeting,
        "范围": document.scope,
        "数据截止": document.cutoff,
        "来源": document.source,
        "会议版": document.edition,
        "短码": document.code,
        "链接": document.link,
        "生成日期": day,
        "成文日期": day,
    }


def _name(document: Document) -> str:
    """ "关于2026年1—6月全市产业链运行情况的通报", on two lines where it does not fit on one."""
    whose = "" if document.scope in document.title else document.scope
    first, rest = f"关于{document.period}", f"{whose}{document.title}的通报"
    return f"{first}\n{rest}" if width(first + rest) > _TITLE_WIDTH else first + rest


def _notes(document: Document, body: Body) -> str:
    """Where the figures are from, as of when, and the code that leads to them."""
    style = body.styles["note"]
    said = [f"数据来源：{document.source}。"]
    if not with_courses(document):
        said.append("各产业链、园区的走势图见看板的一页通。")
    if document.edition:
        code = f"，短码{document.code}" if document.code else ""
        said.append(f"会议版：{document.edition}{code}。")
    made = "".join(paragraph(style, run(line)) for line in said)
    if document.link:
        drawn = body.figures.picture(png(document.link), document.link, _CODE_WIDE)
        made += paragraph(style, drawn, f"<w:keepNext/>{_FREE}{aligned('left')}")
        made += paragraph(style, run(f"扫码核对每个数的来历：{document.link}"))
    return made


def _put(made: Any, parts: Mapping[str, str]) -> None:
    """The parts put where their places are."""
    body = made.element.body
    for text in list(body.iter(qn("w:t"))):
        if not (text.text or "").startswith("\ue000"):
            continue
        place = _outermost(text)
        for each in _elements(parts.get(text.text.strip("\ue000\ue001"), "")):
            place.addprevious(each)
        place.getparent().remove(place)


def _outermost(element: Any) -> Any:
    """The paragraph a place stands in."""
    found = [each for each in element.iterancestors(qn("w:p"))]
    return found[-1]


def _elements(xml: str) -> Iterable[Any]:
    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def _signed(made: Any, document: Document) -> None:
    """Core properties that depend on the document alone."""
    core = made.core_properties
    core.title, core.author, core.last_modified_by = document.name, AUTHOR, AUTHOR
    core.subject, core.comments, core.keywords = document.meeting, "", ""
    core.created = core.modified = document.made_at.replace(microsecond=0)
    core.revision = 1


_FREE = '<w:spacing w:line="240" w:lineRule="auto"/>'
