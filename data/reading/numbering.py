"""Numbers that rank headings: 一、 over (一) over 1. over (1) over ①; and 其中 / #."""

import re
from functools import lru_cache

_RANKS = [
    re.compile(r"\s*第?[一二三四五六七八九十]{1,3}\s*(?:[、.．,，]|部分)"),
    re.compile(r"\s*[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\s*\d{1,2}\s*(?:[、．]|\.(?!\d))"),
    re.compile(r"\s*[(（]\d{1,2}[)）]|\s*\d{1,2}[)）]"),
    re.compile(r"\s*[①-⑳]"),
]
_SUBSET = re.compile(r"^\s*(?:其\s*中\s*[:：]?|#|＃|﹟)\s*")
_WIDTHS = {"\u3000": 2, "\t": 4}


@lru_cache(maxsize=65536)
def numbering(label: str) -> int:
    """1 for 一、, 2 for (一), 3 for 1., 4 for (1), 5 for ①; 0 for a label without a number."""
    return next((rank for rank, pattern in enumerate(_RANKS, 1) if pattern.match(label)), 0)


@lru_cache(maxsize=65536)
def subset_of(label: str) -> str | None:
    """The name behind 其中： or #: "其中：利润" → 利润; None where there is no such mark."""
    found = _SUBSET.match(label)
    return label[found.end() :] if found else None


def indent(text: str) -> int:
    """The width of the blanks before a label; a full-width blank is two."""
    width = 0
    for sign in text:
        if not (sign.isspace() or sign == "\u200b"):
            break
        width += _WIDTHS.get(sign, 1)
    return width
