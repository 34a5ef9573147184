"""Targets as written ("增长18%", "24-40家", "前10", "不高于1.2"), typed and bounded."""

import re
from dataclasses import dataclass

from catalog.indicator import Indicator
from data.reading.text import normalise

AT_LEAST, AT_MOST = ">=", "<="


@dataclass(frozen=True)
class Target:
    """A typed target; `value` and `upper` in `uom` ('' where the text names no unit)."""

    measure: str
    operator: str = AT_LEAST
    value: float | None = None
    upper: float | None = None
    uom: str = ""
    state: str | None = None


_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_UNIT = r"(%|[^\d\s\-~至到以及左右含个]{0,6}|个百分点|个)"
_RANGE = re.compile(rf"{_NUMBER}{_UNIT}(?:-|~|至|到){_NUMBER}{_UNIT}")
_RANK = re.compile(
    rf"(?:进入|位居|保持|位列)?(?:全[国省市县区州])?(?:第|前){_NUMBER}"
    r"(?:名|位|强)?(?:以内|之内)?"
)
_ONE = re.compile(rf"{_NUMBER}{_UNIT}(以上|以内|以下|之内|左右|及以上|个?以上)?(?:\(含\))?")
_GROWTH = re.compile(r"^(?:同比|年均|比上年|较上年)?(?:增长|增幅|增速|增加|提高|增)(?:率)?")
_FALL = re.compile(r"^(?:同比|比上年|较上年)?(?:下降|降低|减少|压减)")
_AT_LEAST = re.compile(
    r"^(?:≥|>=|>|不低于|不少于|不小于|至少|超过|突破|大于|高于|力争突破|达到|达)"
)
_AT_MOST = re.compile(r"^(?:≤|<=|<|不高于|不超过|不大于|不多于|小于|低于|控制在|最多)")
_SOFT = re.compile(r"^(?:力争|确保|争取|预期|实现|完成|约|目标|保持|到|新增|累计)+")
_MILESTONE = re.compile(r"完成|建成|申报|创建|获批|启动|出台|投产|开工|挂牌|成立|通过|编制")
_VETO = re.compile(r"一票否决")


def parse(text: str, indicator: Indicator, uom: str) -> Target | None:
    """The target `text` sets for an indicator whose target column is in `uom`; None if unclear."""
    shown = normalise(text).strip("。;；,")
    if _VETO.search(shown):
        return Target("target_veto", "=", state=text.strip())
    if not re.search(r"\d", shown):
        done = _MILESTONE.search(shown)
        return Target("target_milestone", "=", state=text.strip()) if done else None
    if re.search(r"\d+(?:月|日|年)", shown) and _MILESTONE.search(shown):
        return Target("target_milestone", "=", state=text.strip())
    return _numeric(shown, indicator, uom)


def _numeric(shown: str, indicator: Indicator, uom: str) -> Target | None:
    shown = _SOFT.sub("", shown)
    if found := _RANK.fullmatch(shown):
        return Target("target_rank", AT_MOST, _float(found[1]), uom="位")
    growth, fall = _GROWTH.match(shown), _FALL.match(shown)
    shown = _FALL.sub("", _GROWTH.sub("", shown))
    operator = AT_LEAST if _AT_LEAST.match(shown) else AT_MOST if _AT_MOST.match(shown) else ""
    shown = _SOFT.sub("", _AT_MOST.sub("", _AT_LEAST.sub("", shown)))
    if found := _RANGE.fullmatch(shown):
        unit = found[4] or found[2] or uom
        measure = "target_growth" if growth or _grows(indicator, unit) else "target_range"
        return Target(measure, AT_LEAST, _float(found[1]), _float(found[3]), unit)
    found = _ONE.fullmatch(shown)
    if not found:
        return None
    unit, value = found[2] or uom, _float(found[1])
    if not operator and found[3]:
        operator = AT_MOST if found[3] in ("以内", "以下", "之内") else AT_LEAST
    if fall:
        return Target("target_growth", AT_MOST, -value, uom=found[2] or "%")
    if growth:
        return Target("target_growth", operator or AT_LEAST, value, uom=found[2] or "%")
    return typed(value, unit, indicator, operator)


def typed(value: float, uom: str, indicator: Indicator, operator: str = "") -> Target:
    """A plain number in a target column, typed by its unit and its indicator."""
    if _grows(indicator, uom):
        return Target("target_growth", operator or AT_LEAST, value, uom="%")
    capped = operator == AT_MOST or (not operator and indicator.direction == "lower")
    if capped:
        return Target("target_cap", AT_MOST, value, uom=uom)
    share = indicator.unit == "%"
    return Target("target_share" if share else "target_level", operator or AT_LEAST, value, uom=uom)


def _grows(indicator: Indicator, uom: str) -> bool:
    return uom == "%" and indicator.unit != "%"


def _float(text: str) -> float:
    return float(text.replace(",", ""))
