"""The indicator a title speaks of, for tables whose headers are months or units."""

import re

from data.proposing.labels import WHEN
from data.proposing.lexicon import Lexicon
from data.reading.text import normalise

_BRACKETS = re.compile(r"\([^()]*\)")
_MARKS = re.compile(r"[-_—:：,，.《》“”\"\s]+")


def indicator_in(title: str, lexicon: Lexicon) -> tuple[str, str]:
    """Code and 口径 of the one indicator `title` names; '' where it names none or several."""
    shown = normalise(title or "")
    if not shown:
        return "", ""
    bare = _MARKS.sub("", WHEN.sub("", _BRACKETS.sub("", shown)))
    for text in (shown, bare):
        found = lexicon.pieces(text)
        if found and found.indicator:
            return found.indicator, found.scope
    return _contained(bare, lexicon)


def _contained(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The indicator whose name stands in `text` when no other one's does; longest names first."""
    codes: set[tuple[str, str]] = set()
    for name in sorted((n for n in lexicon.names if len(n) > 1), key=len, reverse=True):
        if name in text:
            codes.add(lexicon.names[name])
            text = text.replace(name, " ")
    return codes.pop() if len(codes) == 1 else ("", "")
