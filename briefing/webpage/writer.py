"""The HTML edition: one file that opens from a USB stick, without server, network or script.

from briefing.webpage.writer import write
page = write(document, course)
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from briefing.course import Course
from briefing.document import Definition, Document, Section, Table
from briefing.webpage.blocks import blocks
from briefing.webpage.cover import cover, made
from briefing.webpage.markup import Markup, tag, together, trusted
from briefing.webpage.table import turned
from briefing.webpage.words import Words, words_of

_UNITS = {"chain": "产业链一页通", "park": "园区一页通"}


def write(document: Document, course: Course) -> bytes:
    """The page as UTF-8; the same document gives the same bytes."""
    words, parts = words_of(document), []
    for at, section in enumerate(document.sections):
        course.step(at / max(len(document.sections), 1), f"网页版：{section.title}")
        parts.append(_section(at, section, words))
    body = tag(
        "div",
        cover(document),
        _contents(document),
        parts,
        _definitions(document.definitions) if not _has_notes(document) else None,
        tag("p", f"{document.source}；{document.cutoff}；生成于{made(document)}", class_="end"),
        class_="page",
    )
    course.step(1, "网页版")
    return _page(f"{document.period} {document.title}", body).encode("utf-8", "replace")


def _page(title: str, body: Markup) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy()),
        tag("meta", http_equiv="X-UA-Compatible", content="IE=edge"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", trusted(style())),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', body), lang='zh-CN')}\n"


@cache
def style() -> str:
    """The page's look."""
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """Nothing runs and nothing is fetched: the one style sheet is known by its sum."""
    found = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{found}'; base-uri 'none'; form-action 'none'"


def _section(at: int, section: Section, words: Words) -> Markup:
    """A section under its heading; a unit of its own begins a page on paper."""
    unit = section.key.partition(":")[0] in _UNITS and ":" in section.key
    wide = any(isinstance(each, Table) and turned(each) for each in section.blocks)
    return tag(
        "section",
        tag("h2", tag("a", "↑ 目录", href="#contents", class_="up"), section.title),
        together(*blocks(section.blocks, words, section.title)),
        id=f"s{at + 1}",
        class_="unit" if unit else "turned" if wide else None,
    )


def _contents(document: Document) -> Markup:
    """The sections by their headings; the units of a kind on one line."""
    items = []
    numbered = list(enumerate(document.sections, 1))
    for kind, run in groupby(numbered, key=lambda each: each[1].key.partition(":")[0]):
        found = list(run)
        links = [tag("li", _link(at, section.title)) for at, section in found]
        if kind in _UNITS and ":" in found[0][1].key and len(found) > 1:
            items.append(tag("li", _UNITS[kind], tag("ul", links, class_="units")))
        else:
            items += links
    return tag("nav", tag("h4", "目录"), tag("ol", items), class_="contents", id="contents")


def _link(at: int, title: str) -> Markup:
    return tag("a", title, href=f"#s{at}")


def _has_notes(document: Document) -> bool:
    return any(section.key == "notes" for section in document.sections)


def _definitions(found: Sequence[Definition]) -> Markup | None:
    """口径 at the end, where no section says it."""
    if not found:
        return None
    lines = [
        tag("li", tag("b", each.name), f"（{each.uom}，{each.nature}）" if each.uom else "",
            "；".join(filter(None, (each.scope, each.formula, each.said))))
        for each in found
    ]  # fmt: skip
    return tag("section", tag("h2", "口径说明"), tag("ul", lines))
