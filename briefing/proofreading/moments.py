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


@dataclass(frozen=True, slots=True)
class Moment:
    """A period named at a place; `beside` where it is only compared with."""

    start: int
    end: int
    period: Period
    beside: bool


def moments(text: str, now: Period) -> list[Moment]:
    """The periods a levelled sentence names; a year left out is that of `now`."""
    found = []
    for match in _FORM.finditer(text):
        year = int(match["year"]) if match["year"] else now.year - bool(match["last"])
        period = _period(match, year)
        if period is not None:
            beside = bool(_BESIDE.search(text[max(0, match.start() - 4) : match.start()]))
            same = match["last"] is not None and text[match.end() : match.end() + 2] == "同期"
            found.append(Moment(match.start(), match.end(), period, beside or same))
    return found


def _period(match: re.Match[str], year: int) -> Period | None:
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
