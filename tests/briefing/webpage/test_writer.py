"""The HTML edition: everything said is in it, nothing runs, no value becomes markup."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from briefing.course import Cancelled, Course
from briefing.document import Document, Paragraph, Section
from briefing.said import Number, said
from briefing.webpage.writer import write
from metrics.pointer import Pointer
from tests.briefing import sample

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><script>alert(1)</script>",
    "<!-- --><svg onload=alert(1)>",
    "&lt;b&gt;&amp;&#60;",
    "javascript:alert(1)",
    "{{7*7}}${7*7}<?php ?>",
    "甲\u202e乙\u0000丙\ud800丁",
]
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "div", "header", "p", "h1", "h2", "h3", "h4",
    "ul", "ol", "li", "a", "b", "i", "small", "span", "section", "nav", "table", "thead", "tbody",
    "tr", "th", "td", "details", "summary", "blockquote", "footer", "svg", "rect", "line", "text",
    "circle", "polyline", "path",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of it: elements with attributes, and the text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self._inside = "", ""
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside != "style":
            self.text += data


def page(document: Document) -> Page:
    """The document as a page that is read."""
    return Page(write(document, Course()))


def numbers(part: object) -> Iterator[str]:
    """Every number a document tells, as it is printed."""
    if isinstance(part, Number):
        yield part.text
    elif isinstance(part, tuple):
        for each in part:
            yield from numbers(each)
    elif is_dataclass(part):
        for each in fields(part):
            value = getattr(part, each.name)
            if each.name in ("text", "value") and isinstance(value, str):
                yield value
            elif not isinstance(value, Pointer):
                yield from numbers(value)


def poisoned(part: Any, text: str) -> Any:
    """The same document with `text` behind everything that is said."""
    if isinstance(part, str):
        return part + text if part else part
    if isinstance(part, tuple):
        return tuple(poisoned(each, text) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {"kind", "key", "style", "light", "period", "link", "code", "figure"}
        found = {
            each.name: poisoned(getattr(part, each.name), text)
            for each in fields(part)
            if each.name not in kept and each.init
        }
        return replace(part, **found)
    return part


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(sample.document(), Course()) == write(sample.document(), Course())


def test_only_the_time_stamp_differs() -> None:
    one = write(sample.document(), Course())
    other = write(sample.document(made_at=sample.MADE_AT + timedelta(hours=5)), Course())
    stamp = rb"2026-07-12 \d\d:\d\d"
    assert one != other
    assert re.sub(stamp, b"", one) == re.sub(stamp, b"", other)


def test_every_number_of_the_document_is_on_the_page() -> None:
    shown = page(sample.document()).text
    found = list(numbers(sample.document().sections))
    assert len(found) > 30
    assert not [each for each in found if each not in shown]


def test_every_section_is_reached_from_the_contents() -> None:
    read = page(sample.document())
    links = {attrs["href"] for tag, attrs in read.elements if tag == "a"}
    places = {f"#{attrs['id']}" for _tag, attrs in read.elements if attrs.get("id")}
    assert links <= places
    assert {f"#s{at + 1}" for at in range(len(sample.document().sections))} <= links
    assert all(section.title in read.text for section in sample.document().sections)


@pytest.mark.parametrize(("number", "called"), [("yoy", "同比"), ("yoy_over", "同比与总体之差")])
def test_a_number_says_which_figure_it_is(number: str, called: str) -> None:
    pointer = Pointer("chain", "白酒产业链", "output_value", sample.PERIOD, number)
    defined = replace(sample.DEFINED, code="output_value")
    words = said("增长", Number("4.8", pointer), "%")
    sections = (Section("summary", "总体情况", (Paragraph(words),)),)
    read = page(sample.document(sections=sections, definitions=(defined,)))
    titles = {attrs.get("title") for _tag, attrs in read.elements}
    assert f"白酒产业链 产值 2026年1—6月 {called}" in titles


@pytest.mark.parametrize("at", range(len(ATTACKS)))
def test_no_value_becomes_markup(at: int) -> None:
    # As wide and as often broken, but without a sign that could mean anything.
    harmless = re.sub(r"[^\w\s]", "x", ATTACKS[at])
    clean = page(poisoned(sample.document(), harmless))
    read = page(poisoned(sample.document(), ATTACKS[at]))
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in clean.elements]
    assert {tag for tag, _ in read.elements} <= ALLOWED
    names = {name for _tag, attrs in read.elements for name in attrs}
    assert names == {name for _tag, attrs in clean.elements for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style")]


def test_what_was_meant_is_what_is_read() -> None:
    for attack in ATTACKS[:-1]:
        assert page(poisoned(sample.document(), attack)).text.count(attack) > 20
    assert "甲乙丙丁" in page(poisoned(sample.document(), ATTACKS[-1])).text


def test_nothing_runs_and_nothing_is_fetched() -> None:
    data = write(sample.document(link="http://10.0.0.8:8501/e/H7K3QD", code="H7K3QD"), Course())
    read = Page(data)
    assert all(attrs["href"].startswith("#") for tag, attrs in read.elements if "href" in attrs)
    said_policy = next(
        attrs["content"] for tag, attrs in read.elements
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    style = re.search(rb"<style>(.*?)</style>", data, re.S)[1]
    known = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert said_policy.startswith("default-src 'none'; ") and f"'sha256-{known}'" in said_policy
    assert "script" not in said_policy and not re.search(rb"@import|url\(", style)


def test_the_cover_has_the_edition_its_code_and_its_picture() -> None:
    edition = {"edition": "6月调度会", "code": "H7K3QD", "link": "http://10.0.0.8/e/H7K3QD"}
    read = page(sample.document(demo=True, **edition))
    for words in (
        "6月调度会",
        "H7K3QD",
        sample.CUTOFF,
        "2026年1—6月",
        "示例数据",
        "2026-07-12 09:02",
    ):
        assert words in read.text
    code = [attrs for tag, attrs in read.elements if "二维码" in (attrs.get("aria-label") or "")]
    assert len(code) == 1
    assert "H7K3QD" not in page(sample.document()).text


def test_it_can_be_called_off() -> None:
    course = Course()
    course.called_off.set()
    with pytest.raises(Cancelled):
        write(sample.document(), course)


def test_a_document_without_sections_is_a_page() -> None:
    assert "目录" in page(sample.document(sections=())).text
