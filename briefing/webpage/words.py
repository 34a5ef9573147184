"""Sentences and numbers as HTML: every number says by its title which figure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.document import Document
from briefing.said import Number, Said
from briefing.webpage.markup import Markup, tag, together
from charts.style import LAMPS
from metrics.pointer import CALLED, Pointer

_WHOLES = {
    "chain": "全部产业链",
    "park": "全部园区",
    "county": "全部县市区",
    "enterprise": "全部企业",
}


@dataclass(frozen=True)
class Words:
    """What a pointer's codes are called in this document."""

    indicators: Mapping[str, str] = field(default_factory=dict)

    def about(self, pointer: Pointer | None) -> str | None:
        """ "白酒产业链 产值 2026年1—6月 同比"; None for a number that is no figure."""
        if pointer is None:
            return None
        whole = "全市" if pointer.by == "region" else _WHOLES.get(pointer.by, "合计")
        whose = whole if pointer.unit in ("", "*") else pointer.unit
        parts = (
            "·".join(filter(None, (whose, pointer.other))),
            self.indicators.get(pointer.indicator, ""),
            str(pointer.period),
            CALLED.get(pointer.number, ""),
            f"（{pointer.scope}）" if pointer.scope else "",
        )
        return " ".join(filter(None, parts))

    def said(self, words: Said) -> Markup:
        """A sentence; its numbers are marked where they are figures."""
        return together(*map(self._part, words.parts))

    def figure(self, shown: str, pointer: Pointer | None, name: str = "span") -> Markup:
        """A number on its own."""
        title = self.about(pointer)
        return tag(name, shown, class_="n" if title else None, title=title)

    def _part(self, part: str | Number) -> Markup | str:
        if isinstance(part, str) or part.pointer is None:
            return part if isinstance(part, str) else part.text
        return self.figure(part.text, part.pointer)


def words_of(document: Document) -> Words:
    """The words of a document, from its 口径."""
    return Words({each.code: each.name for each in document.definitions if each.code})


def light(colour: str, words: str = "") -> Markup:
    """A light: the colour with its word, for readers of any eye and any printer."""
    shape = {"绿": "green", "黄": "yellow", "红": "red"}.get(colour, "grey")
    return tag("span", tag("i", class_=f"lamp {shape}"), words or LAMPS.get(colour, colour),
               class_="light")  # fmt: skip
