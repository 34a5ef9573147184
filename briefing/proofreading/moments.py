"""Of when a draft speaks: 1—6月, 上半年, 去年全年; the rest of it means what was said last."""

import re
from dataclasses import dataclass

from catalog.period import Period

_MONTH = r"(?P<{}>1[0-2]|0?[1-9])"
_FORM = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<last>去年|上年)|(?P<now>今年|本年))?(?:"
    r"(?P<range>1月?(?:-|至|到)" + _MONTH.format("upto") + r"月份?)"
    r"|(?P<half>上半年)|(?P<three>前三季度|1-3季度)|(?P<first>一季度|第一季度|首季)"
    r"|(?P<whole>全年(?!目标|任务|预期|计划))"
    r"|(?P<end>(?:截至|截止)?" + _MONTH.format("at") + r"月(?:末|底))"
    r"|(?P<month>(?<![\d-])" + _MONTH.format("own") + r"月份?(?:当月)?(?!\d*日|\d))"
    r")"
)
_BESIDE = re.compile(r"(?:较|比|同|与|相比|前)(?:去年|上年)?$")


_ONCE_BEFORE, _ONCE_AFTER = re.compile(r"[由从自]$"), re.compile(r"的?(?:时候|时)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A period named at a place; `beside` where it is only compared with, `once` where it is said
    of one figure: 由一季度的下降2.8%扩大到下降6.4%."""

    start: int
    end: int
    period: Period
    beside: bool
    once: bool = False


def moments(text: str, now: Period) -> list[Moment]:
    """The periods a levelled sentence names; a year left out is that of `now`."""
    found = []
    for match in _FORM.finditer(text):
        year = int(match["year"]) if match["year"] else now.year - bool(match["last"])
        period = _period(match, year, now)
        if period is not None:
            beside = bool(_BESIDE.search(text[max(0, match.start() - 4) : match.start()]))
            same = match["last"] is not None and text[match.end() : match.end() + 2] == "同期"
            once = _ONCE_BEFORE.search(text[: match.start()]) or _ONCE_AFTER.match(
                text, match.end()
            )
            found.append(Moment(match.start(), match.end(), period, beside or same, bool(once)))
    return found


def _period(match: re.Match[str], year: int, now: Period) -> Period | None:
    if match["month"] and (year, int(match["own"])) > (now.year, now.last_month):
        return None  # 7月至12月还需完成
    if match["whole"] and year >= now.year and now.last_month < 12:
        return None  # 全年139亿元: what the year is to bring
    if match["range"]:
        return Period(year, 1, int(match["upto"]))
    if match["end"]:
        return Period(year, 1, int(match["at"]))
    if match["month"]:
        return Period(year, int(match["own"]), int(match["own"]), "month")
    for name, month in (("half", 6), ("three", 9), ("first", 3), ("whole", 12)):
        if match[name]:
            return Period(year, 1, month)
    return None
