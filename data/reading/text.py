"""Text of cells: how a label is shown and how a name is matched."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

_SPACES = re.compile(r"[\s\u3000\u00a0\u200b-\u200d\ufeff\u2060]+")
_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff"
_HAN_GAP = re.compile(rf"(?<=[{_HAN}（）()、，：:—\-％%]) +| +(?=[{_HAN}（）()、，：:—％%])")
_DASHES = "‐‑‒–—―−﹣－~～﹘"
_BRACKETS = {
    "【": "(",
    "】": ")",
    "〔": "(",
    "〕": ")",
    "[": "(",
    "]": ")",
    "﹝": "(",
    "﹞": ")",
    "{": "(",
    "}": ")",
}
# Variants OpenCC leaves alone, met in names of units.
_VARIANTS = {"髙": "高", "產": "产", "㎡": "平方米"}
_MATCHED = str.maketrans({**dict.fromkeys(_DASHES, "-"), **_BRACKETS, **_VARIANTS})


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """`text` as names are compared: NFKC, simplified, no whitespace, one kind of bracket and dash.

    Never for a cell that may hold a number: NFKC makes "12.3①" into "12.31".
    """
    text = unicodedata.normalize("NFKC", str(text).translate(_MATCHED))
    text = _SPACES.sub("", text).translate(_MATCHED)
    return text if text.isascii() else _simplifier().convert(text)


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """`text` as a label is shown: line breaks and padding gone, "合   计" closed up to "合计"."""
    text = _SPACES.sub(" ", str(text)).strip()
    return _HAN_GAP.sub("", text) if " " in text else text
