"""The template of a 通报: the shipped one or the bureau's own, its placeholders, what it lacks."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError
from rapidfuzz import process

from briefing.word.make_template import PATH
from briefing.word.styles import EXPECTED, ROLES, Styles, shown
from errors import DashboardError

# Placeholders a template may have; 正文 stands for all sections, or sections stand by their title.
WORDS = {
    "题名": "关于2026年1—6月全市产业链运行情况的通报",
    "标题": "产业链运行情况",
    "报告期": "2026年1—6月",
    "会议": "会议名称，没有时为空",
    "范围": "全市，或产业链、园区的名称",
    "数据截止": "数据截止和发布日期",
    "来源": "数据来源",
    "会议版": "会议版名称，没有时为空",
    "短码": "会议版的短码，没有时为空",
    "链接": "会议版的链接，没有时为空",
    "生成日期": "2026年7月12日",
    "成文日期": "同上，供落款用",
}
BODY, NOTES = "正文", "附注"


class UnusableTemplate(DashboardError):
    """The bureau's template cannot be filled in."""

    def __init__(self, name: str, why: str) -> None:
        advice = "请改正模板，或移走它改用自带的模板；占位符和样式名见《简报手册》。"
        super().__init__("模板不能用", f"{name}：{why}", advice)


def opened(path: Path | None) -> DocxTemplate:
    """The template at `path`, else the shipped one. Raises UnusableTemplate."""
    name = path.name if path else PATH.name
    try:
        data = (path or PATH).read_bytes()
        template = DocxTemplate(io.BytesIO(data))
        template.init_docx()
    except OSError as error:
        raise UnusableTemplate(name, "文件打不开。") from error
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, LxmlError) as error:
        why = "不是 Word 文档（.docx）；.doc 文件请先在 Word 里另存为 .docx。"
        raise UnusableTemplate(name, why) from error
    return template


def lacking(path: Path, sections: Sequence[str] = ()) -> list[str]:
    """What a bureau's template lacks or has too much, in sentences; [] where all is well.
    `sections` are the titles a section's own placeholder may have. Raises UnusableTemplate."""
    template = opened(path)
    asked = placeholders(template, path.name)
    said = []
    places = {BODY, *sections}
    if not asked & places:
        said.append(f"没有占位符“{{{{p {BODY} }}}}”，简报的内容没有地方放。")
    known = [*WORDS, BODY, NOTES, *sections]
    for word in sorted(asked - set(known)):
        near = process.extractOne(word, known, score_cutoff=50)
        hint = f"，是不是“{near[0]}”" if near else ""
        said.append(f"不认识占位符“{word}”{hint}。")
    lent = Styles(template.docx, Document(str(PATH))).lent
    said += [
        f"没有样式“{shown(role)}”（也可叫{'、'.join(ROLES[role])}），改用自带的样式。"
        for role in EXPECTED
        if role in lent
    ]
    return said


def remarks(folder: Path | None, sections: Sequence[str]) -> list[str]:
    """What is to be said of the bureau's own template before it is used; [] where there is none
    or all is well."""
    path = folder / PATH.name if folder else None
    if path is None or not path.is_file():
        return []
    try:
        return [f"模板“{path.name}”{line}" for line in lacking(path, sections)]
    except UnusableTemplate as error:
        return [f"{error.title}：{error.message}{error.advice}"]


def placeholders(template: DocxTemplate, name: str) -> set[str]:
    """The words a template asks for. Raises UnusableTemplate."""
    try:
        return template.get_undeclared_template_variables(environment())
    except TemplateError as error:
        raise UnusableTemplate(name, _why(error)) from error


def filled(template: DocxTemplate, context: Mapping[str, Any], name: str) -> None:
    """The words put in. Raises UnusableTemplate."""
    try:
        template.render(dict(context), environment())
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise UnusableTemplate(name, _why(error)) from error


def environment() -> SandboxedEnvironment:
    """Where a template is read: it can ask for words and repeat, not run anything."""
    return SandboxedEnvironment(autoescape=True)


def _why(error: Exception) -> str:
    return f"占位符写得不对（{getattr(error, 'message', error)}），占位符形如“{{{{ 标题 }}}}”。"
