"""Running text, levelled letter by letter so that every place in it stays where it was."""

import re
import unicodedata
from functools import cache

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－~～", "-")
_LEVEL = {**_DASHES, "〔": "(", "【": "(", "〕": ")", "】": ")", "\u3000": " ", "\u00a0": " "}
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_CLAUSE = "，,：:。；"
_NUMERALS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}


@cache
def _letter(letter: str) -> str:
    if letter in _LEVEL:
        return _LEVEL[letter]
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def levelled(text: str) -> str:
    """The text with full-width digits, signs and dashes made plain; as long as it was."""
    return "".join(map(_letter, text))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that a place is in; a comma inside a number is none."""
    for place in range(at - 1, -1, -1):
        inside = text[place] == "," and text[place + 1 : place + 2].isdigit()
        if text[place] in _CLAUSE and not (inside and text[place - 1 : place].isdigit()):
            return place + 1
    return 0


def counted(numeral: str) -> int | None:
    """The number a Chinese numeral or digits stand for (十二 → 12), up to 99; else None."""
    if numeral.isdigit():
        return int(numeral)
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        found = [_NUMERALS.get(part) if part else None for part in (tens, ones)]
        if (tens and found[0] is None) or (ones and found[1] is None):
            return None
        return (found[0] if tens else 1) * 10 + (found[1] if ones else 0)
    return _NUMERALS.get(numeral) if len(numeral) == 1 else None
