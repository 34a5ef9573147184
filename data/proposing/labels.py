"""What a header or row path says: indicator, 口径, measure, span, unit, months."""

import re
from dataclasses import dataclass, replace

from data.proposing.lexicon import Lexicon, Pieces
from data.proposing.moments import near, spoken
from data.reading.periods import Stated, exact
from data.reading.text import normalise

_YEAR = r"(?:(?:(?:19|20)\d\d|(?<!\d)[12]\d)年(?:度)?)"
WHEN = re.compile(
    rf"(?:预计|预测)?{_YEAR}?(?:截[至止]到?|至)?(?:\d{{1,2}}月?份?(?:[-~_至到])\d{{1,2}}月(?:份)?|"
    rf"\d{{1,2}}月(?:份)?(?:末|底)?|[上下]半年|[前1一](?:[-至])?[二三四234]个?季度|第?[一二三四]季度|全年)"
    rf"|{_YEAR}|(?<!\d)(?:19|20)\d\d(?!\d)"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DATED = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}")
_QUOTES = re.compile("[“”„\"'‘’「」『』《》]")
_LEAD = re.compile(
    r"^(?:其中[:：]?|#|[①-⑳]|\([一二三四五六七八九十\d]{1,3}\)|"
    r"[一二三四五六七八九十]{1,3}[、.]|\d{1,3}[、.](?!\d))+"
)
_UNITS = re.compile(r"[、,;，和]")
_RATE_TAIL = re.compile(r"(?:±|\+-|\+/-)?[%‰]$")

_TOGETHER = {
    frozenset(("target", "yoy")): "target_growth",
    frozenset(("target", "target_growth")): "target_growth",
    frozenset(("target_growth", "yoy")): "target_growth",
    frozenset(("target", "share")): "target_share",
    frozenset(("target", "rank")): "target_rank",
    frozenset(("target", "completion")): "completion",
    frozenset(("target", "growth_rank")): "target_rank",
    frozenset(("completion", "share")): "completion",
    frozenset(("yoy", "rank")): "growth_rank",
    frozenset(("growth_rank", "rank")): "growth_rank",
    frozenset(("growth_rank", "yoy")): "growth_rank",
    frozenset(("yoy", "yoy_change")): "yoy_change",
    frozenset(("yoy", "index")): "index",
    frozenset(("since_year_start", "yoy")): "since_year_start",
    frozenset(("forecast", "completion")): "",
}


@dataclass(frozen=True)
class Meaning:
    """What labels say of the figures under or beside them; empty where they are silent.

    `unknown` holds the texts that are no word of the catalogue: while there are any, nothing of the
    path may be imported. `of` is the kind of unit a word like 园区 limits the figures to, `amount`
    the innermost unit of measure that is no rate. `said` names
    the fields a person gave.
    """

    indicator: str = ""
    scope: str = ""
    measure: str = ""
    span: str = ""
    uom: str = ""
    when: Stated | None = None
    of: str = ""
    amount: str = ""
    unknown: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()

    @property
    def clear(self) -> bool:
        """True where every word was understood."""
        return not self.unknown


@dataclass(frozen=True)
class _Label:
    pieces: Pieces | None
    text: str
    uom: str = ""
    when: Stated | None = None
    extras: tuple[str, ...] = ()


class Labels:
    """Reads label paths; answers are remembered, because sheets repeat their headers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._read: dict[str, _Label] = {}
        self._paths: dict[tuple[str, ...], Meaning] = {}

    def meaning(self, path: tuple[str, ...]) -> Meaning:
        """The meaning of labels from the outermost in."""
        if path not in self._paths:
            self._paths[path] = self._combined([self._label(text) for text in path if text])
        return self._paths[path]

    def _combined(self, labels: list[_Label]) -> Meaning:
        named = [label for label in labels if label.pieces and label.pieces.indicator]
        unread = [label.text for label in labels if label.pieces is None]
        pieces = named[-1].pieces if named else None
        joined = self._joined(labels, pieces) if unread else None
        if joined:
            pieces, unread = joined, []
        written = "".join(label.text for label in named)
        if len(named) > 1 and not joined and (known := self._lexicon.names.get(written)):
            pieces = replace(pieces, indicator=known[0], scope=known[1])
        code, scope = (pieces.indicator, pieces.scope) if pieces else ("", "")
        extras = [e for label in labels for e in label.extras]
        around = [a for label in labels if label.pieces for a in label.pieces.around]
        unknown = []
        for text in [*unread, *extras, *around]:
            found = self._narrowed(pieces, text) if pieces else None
            if found is None and not (text in around and not code):
                unknown.append(text)
            elif found is not None and found != scope and found:
                if scope:
                    unknown.append(text)
                scope = found
        measure = merged([label.pieces.measures for label in labels if label.pieces])
        if measure is None:
            unknown.append("".join(label.text for label in labels))
        last = labels[::-1]
        return Meaning(
            code,
            scope,
            measure or "",
            next((la.pieces.span for la in last if la.pieces and la.pieces.span), ""),
            next((la.uom for la in last if la.uom), ""),
            near(*(la.when for la in last)),
            next((la.pieces.of for la in last if la.pieces and la.pieces.of), ""),
            next((la.uom for la in last if la.uom not in ("", "%", "‰", "个百分点")), ""),
            tuple(dict.fromkeys(unknown)),
        )

    def _joined(self, labels: list[_Label], pieces: Pieces | None) -> Pieces | None:
        """An indicator written over several labels: 规模以上工业 · 增加值, 税收 · 工业."""
        texts = [la.text for la in labels if la.pieces is None or la.pieces.indicator]
        for written in ("".join(texts), "".join(reversed(texts))):
            found = self._lexicon.pieces(written)
            own = not pieces or found is None or found.indicator == pieces.indicator
            if found and found.indicator and (own or written in self._lexicon.names):
                return found
        return None

    def _narrowed(self, pieces: Pieces, text: str) -> str | None:
        """The scope an extra text makes of an indicator; None where the catalogue has none such."""
        for written in (f"{pieces.name}({text})", f"{text}{pieces.name}", f"{pieces.name}{text}"):
            if self._lexicon.names.get(written, ("",))[0] == pieces.indicator:
                return self._lexicon.names[written][1]
        found = self._lexicon.scope_of(pieces.indicator, text)
        return found if not pieces.scope or found in ("", pieces.scope) else None

    def _label(self, text: str) -> _Label:
        if text not in self._read:
            self._read[text] = self._taken_apart(text)
        return self._read[text]

    def _taken_apart(self, text: str) -> _Label:
        lexicon, shown = self._lexicon, _LEAD.sub("", normalise(text)).strip(":：、")
        shown = _QUOTES.sub("", shown)
        if shown in lexicon.names or shown in lexicon.measures:
            whole = "全年" in shown and exact(shown)
            return _Label(lexicon.pieces(shown), shown, when=spoken("全年") if whole else None)
        if known := lexicon.catalog.uoms.known(shown):
            return _Label(Pieces(), shown, uom=known)
        if _DATED.fullmatch(shown):
            return _Label(Pieces(), shown, when=exact(shown))
        inside = _Brackets(self)
        bare = _BRACKETS.sub(inside.take, shown)
        if bare in lexicon.names:
            return replace(inside.label, pieces=lexicon.pieces(bare), text=bare)
        extras = tuple(_BRACKETS.findall(bare))
        base = _BRACKETS.sub("", bare)
        label = replace(inside.label, text=base, extras=extras)
        pieces, uom, when = self._words(base)
        if pieces is not None and inside.pieces is not None:
            pieces = pieces.with_(inside.pieces)
        return replace(label, pieces=pieces, uom=label.uom or uom, when=label.when or when)

    def _words(self, base: str) -> tuple[Pieces | None, str, Stated | None]:
        """The words of a text without brackets, the rate sign at its end, the months it names."""
        whole, uom, when = self._lexicon.pieces(base), "", None
        if whole is not None:
            year = exact(base) if "全年" in base else None
            return whole, uom, year and spoken("全年")
        if found := WHEN.search(base):
            when = spoken(found[0])
            base = base[: found.start()] + base[found.end() :]
            base = base.removeprefix("度") if base.startswith("度") else base
        if (whole := self._lexicon.pieces(base)) is None and (tail := _RATE_TAIL.search(base)):
            uom = tail[0][-1]
            whole = self._lexicon.pieces(base[: tail.start()])
        return whole, uom, when

    def inside(self, text: str) -> _Label | None:
        """What brackets hold: a unit, months, a measure, a span; None where none of these."""
        known = self._lexicon.catalog.uoms.known
        if text in ("±%", "+-%", "+/-%") or known(text):
            return _Label(None, text, uom="%" if text.endswith("-%") else known(text) or "%")
        if text and all(known(part) for part in _UNITS.split(text)):
            return _Label(None, text, uom=text)
        if when := exact(text):
            return _Label(None, text, when=when)
        pieces = self._lexicon.pieces(text)
        plain = pieces is not None and not pieces.indicator and not pieces.around
        return _Label(pieces, text) if plain else None


class _Brackets:
    """Takes the understood brackets out of a label and keeps what they said."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self.label = _Label(None, "")
        self.pieces: Pieces | None = None

    def take(self, match: re.Match[str]) -> str:
        found = self._labels.inside(match[1])
        if found is None:
            return match[0]
        self.label = replace(
            self.label, uom=self.label.uom or found.uom, when=self.label.when or found.when
        )
        if found.pieces is not None:
            self.pieces = found.pieces.with_(self.pieces or Pieces())
        return ""


def merged(labels: list[tuple[str, ...]]) -> str | None:
    """The one measure the words of several labels make; None where they contradict one another.

    目标完成情况 alone says neither the target nor what was done of it; above 同比 it is a heading.
    """
    several: set[str] = set()
    heading = False
    for words in labels:
        if {"target", "done"} <= set(words):
            heading = True
            continue
        if "done" in words:
            several.discard("target")
        several |= {"level" if word == "done" else word for word in words}
    if len(several) > 1:
        several.discard("level")
    while len(several) > 1:
        pair = next((p for p in _TOGETHER if p <= several), None)
        if not pair or not _TOGETHER[pair]:
            return None
        several = (several - pair) | {_TOGETHER[pair]}
    return several.pop() if several else None if heading else ""
