"""Units of measure in headers, unit lines and beside numbers."""

import re
import unicodedata
from functools import lru_cache

from data.reading.text import normalise, tidy

_MONEY = r"(?:新台币|人民币)?[十百千万亿]{0,2}(?:美元|欧元|日元|港元|元)"
_COUNT = (
    r"[十百千万亿]{0,2}(?:人次|人|户|家|个|台|套|辆|件|项|条|所|座|次|名|位|只|头|株|笔|宗|份|"
    r"艘|架|部|块|本|张|岁|天|日|小时|倍|分)"
)
_THING = (
    r"[十百千万亿]{0,2}(?:吨标准煤|吨标煤|标准煤|吨公里|标箱|TEU|吨|千克|公斤|克|千升|升|平方公里|"
    r"平方千米|平方米|立方米|公里|千米|米|亩|公顷|千瓦时|千瓦|兆瓦时|兆瓦|度|瓦|千焦|焦|箱|担)"
)
_RATE = r"%|‰|个?百分点|百分比"
_LETTERS = r"km[²2]|m[²³23]|kwh|mwh|kw|mw|kg|tce|tco2|t"
_SCALE = r"[十百千万亿]{1,2}"
_ONE = rf"(?:{_MONEY}|{_THING}|{_COUNT}|{_RATE}|{_LETTERS}|{_SCALE})"
UNIT = rf"(?i:{_ONE}(?:/{_ONE}|每{_ONE})?(?:/(?:年|月|日|季|人))?)"
"""The pattern of one unit, for use inside other patterns."""

_UNIT = re.compile(UNIT)
_SPLIT = re.compile(r"[、,;]|和|及")
_LINE = re.compile(r"^[(\[]?(?:计量|数量|金额|货币)?单位\s*[::]?(?P<unit>.+?)[)\]]?$")
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)[a-z\d*]?$")
_RATES = ("%", "‰", "百分")
RATE_WORDS = re.compile(
    r"同比|环比|增速|增长率|增长|增幅|比重|占比|完成率|±|比上年|较上年|进度|利润率|负债率|增减|增加率|占全"
)


@lru_cache(maxsize=8192)
def is_unit(text: str) -> bool:
    """True where `text` is a unit or a list of units (亿元、万元、%)."""
    shown = normalise(text).replace("，", ",")
    if shown.startswith("(") and shown.endswith(")"):
        shown = shown[1:-1]
    parts = _SPLIT.split(shown)
    return all(_UNIT.fullmatch(part) for part in parts) if any(parts) else False


@lru_cache(maxsize=8192)
def unit_in_label(label: str) -> str | None:
    """The unit a header or row label names: "产值（亿元）" → 亿元, "同比±%" → %."""
    shown = unicodedata.normalize("NFKC", tidy(label)).replace(" ", "")
    for prefix in ("单位", "计量单位", "單位"):
        if shown.startswith(prefix) and (line := unit_line(label)):
            return line
    if found := _BRACKET.search(shown.replace("[", "(").replace("]", ")")):
        inside = found["inside"].removeprefix("单位:").removeprefix("单位")
        if is_unit(inside):
            return inside
        if inside in ("±%", "+-%", "+/-%"):
            return "%"
    if shown.endswith(("%", "±%")):
        return "%"
    return "‰" if shown.endswith("‰") else None


@lru_cache(maxsize=8192)
def unit_line(text: str) -> str | None:
    """What a unit line names: "计量单位：万元、%" → "万元、%"; None where it is no unit line."""
    shown = unicodedata.normalize("NFKC", tidy(text)).replace(" ", "").replace("單位", "单位")
    found = _LINE.match(shown)
    if not found:
        return None
    unit = found["unit"].strip(":：").replace(",", "、").replace("，", "、")
    return unit if is_unit(unit) else None


def levels(unit: str | None) -> list[str]:
    """The units of a list that are not rates: "亿元、万元、%" → [亿元, 万元]."""
    parts = _SPLIT.split((unit or "").replace("，", "、"))
    return [part for part in parts if part and not part.startswith(_RATES) and part != "个百分点"]


def has_rate(unit: str | None) -> bool:
    """True where a unit or list of units has a rate in it."""
    return any(rate in (unit or "") for rate in _RATES)
