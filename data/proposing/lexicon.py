"""The catalogue's names and words as headers are compared, and texts taken apart by them."""

from dataclasses import dataclass, replace

from catalog.catalog import Catalog
from catalog.words import Meanings
from data.reading.text import normalise


@dataclass(frozen=True)
class Pieces:
    """What a text says once every part of it is a known word.

    `name` is the spelling of the indicator, which leads to (`indicator`, `scope`). `around` are
    general words of 口径 (规模以上工业), `of` the kind of unit a word like 园区 speaks of.
    """

    indicator: str = ""
    scope: str = ""
    name: str = ""
    measures: tuple[str, ...] = ()
    span: str = ""
    around: tuple[str, ...] = ()
    of: str = ""

    def with_(self, other: "Pieces") -> "Pieces | None":
        """Both together; None where they name two indicators."""
        if self.indicator and other.indicator:
            return None
        named = self if self.indicator else other
        return replace(
            named,
            measures=self.measures + other.measures,
            span=self.span or other.span,
            around=self.around + other.around,
            of=self.of or other.of,
        )


# A label is taken apart word by word, each a call deeper; a longer text is prose, not a label.
_LONGEST = 200


class Lexicon:
    """Exact lookups on normalised text; made once an upload."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.names: dict[str, tuple[str, str]] = {}
        self.scopes: dict[str, dict[str, str]] = {}
        for code, each in catalog.indicators.items():
            for name in (each.name, *each.aliases):
                self.names[normalise(name)] = (code, "")
            for scope, spellings in each.scopes:
                kept = "" if scope == each.default_scope else scope
                named = self.scopes.setdefault(code, {})
                named |= {normalise(word): kept for word in (scope, *spellings)}
                self.names |= {normalise(word): (code, kept) for word in spellings}
            if each.default_scope:
                self.scopes.setdefault(code, {}).setdefault(normalise(each.default_scope), "")
        words = catalog.words
        self.measures, self.spans = _turned(words.measure), _turned(words.span)
        self.kinds, self.rows = _turned(words.kind), _turned(words.row)
        self.attributes, self.events = _turned(words.attribute), _turned(words.event)
        self.around = _turned(words.scope)
        self.noise = {normalise(word) for word in words.noise.get("label", ())}
        parts = {*self.measures, *self.spans, *self.kinds, *self.around, *self.noise}
        self._parts = sorted(parts - {""}, key=len, reverse=True)
        self._known: dict[str, Pieces | None] = {"": Pieces()}

    def pieces(self, text: str) -> Pieces | None:
        """`text` (normalised) taken apart into known words; None where a part is unknown."""
        if len(text) > _LONGEST:
            return None
        if text not in self._known:
            self._known[text] = None
            self._known[text] = self._whole(text) or self._split(text)
        return self._known[text]

    def scope_of(self, code: str, text: str) -> str | None:
        """The scope of an indicator that `text` names; None where it names none of them."""
        named = self.scopes.get(code, {})
        if text in named:
            return named[text]
        general = self.around.get(text)
        return named.get(normalise(general)) if general else None

    def _whole(self, text: str) -> Pieces | None:
        if text in self.names:
            code, scope = self.names[text]
            return Pieces(code, scope, text)
        return self._word(text)

    def _word(self, text: str) -> Pieces | None:
        measure, span = self.measures.get(text), self.spans.get(text, "")
        kind, around = self.kinds.get(text, ""), self.around.get(text)
        if not (measure or span or kind or around or text in self.noise):
            return None
        return Pieces(
            measures=(measure,) if measure else (),
            span=span,
            around=(around,) if around else (),
            of=kind,
        )

    def _split(self, text: str) -> Pieces | None:
        """The longest known word at the end, then at the start, and the rest taken apart alike."""
        for cut in (str.removesuffix, str.removeprefix):
            for word in self._parts:
                rest = cut(text, word)
                if rest != text and (inner := self.pieces(rest)) is not None:
                    whole = inner.with_(self._word(word) or Pieces())
                    if whole is not None:
                        return whole
        return None


def _turned(meanings: Meanings) -> dict[str, str]:
    return {normalise(word): meaning for meaning, words in meanings.items() for word in words}
