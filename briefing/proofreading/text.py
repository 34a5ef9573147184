"""Running text, levelled letter by letter so that every place in it stays where it was."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－~～", "-")
_LEVEL = {**_DASHES, "〔": "(", "【": "(", "〕": ")", "】": ")", "\u3000": " ", "\u00a0": " "}
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_CLAUSE = re.compile(r"[，：:。；]|(?<!\d),|,(?!\d)")
# A sentence is heard in pieces no longer: what is looked for in it takes time by its square.
_LONGEST = 400
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
    """Where each sentence begins and ends; one that does not end is cut where a clause does."""
    found = []
    for start, end in (match.span() for match in _SENTENCE.finditer(text)):
        while end - start > _LONGEST:
            cut = clause_start(text[start : start + _LONGEST], _LONGEST) or _LONGEST
            found.append((start, start + cut))
            start += cut
        found.append((start, end))
    return found


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that a place is in; a comma inside a number is none."""
    starts = _clauses(text)
    return starts[bisect_right(starts, at) - 1]


def clause_end(text: str, at: int) -> int:
    """Where the clause ends that a place is in."""
    found = _CLAUSE.search(text, at)
    return found.start() if found else len(text)


@lru_cache(maxsize=64)
def _clauses(text: str) -> list[int]:
    """Where the clauses of a text begin."""
    return [0, *(match.end() for match in _CLAUSE.finditer(text))]


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
