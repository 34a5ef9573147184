"""Periods as sheets write them: 1—6月, 上半年, 前三季度, 截至6月底, 2024Q2, 中華民國100年度."""

import re
from dataclasses import dataclass
from functools import lru_cache

from catalog.period import Period, Span
from data.reading.text import normalise

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "O": "0",
}
_MONTHS = {"十二": "12", "十一": "11", "十": "10"} | {
    c: str(i) for i, c in enumerate("一二三四五六七八九", 1)
}
_CHINESE_MONTH = re.compile(
    r"(十[一二]?|[一二三四五六七八九])(?=月|[-至到](?:十[一二]?|[一二三四五六七八九])(?:月|季))"
)
_CHINESE_YEAR = re.compile(r"(?<![〇一二三四五六七八九])[一二][〇○零一二三四五六七八九]{3}(?=年)")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_YEAR = (
    r"(?:(?P<roc>(?:中华)?民国(?P<rocyear>\d{2,3}))年度?"
    r"|(?P<year>(?:19|20)\d\d)(?:年度?|[-./])?"
    r"|(?<![\d近前后])(?P<short>[0-4]\d)年度?)"
)
_M = r"(?:1[0-2]|0?[1-9])"
_SEPARATOR = r"(?:[-~—–_]|至|到)"
_FORMS = [
    (name, re.compile(rf"(?:{_YEAR})?{form}"))
    for name, form in (
        (
            "range",
            rf"(?<!\d)(?P<first>{_M})月?份?{_SEPARATOR}(?P<last>{_M})月(?:份)?(?!\d*日)(?P<sum>累计)?",
        ),
        ("whole", r"(?P<whole>全年)"),
        ("half", r"(?P<half>[上下])半年(?:度)?"),
        ("quarters", r"(?:前|1-|一至|1至|一-)(?P<quarters>[二三四234])个?季度?"),
        ("quarter", r"(?:第?(?P<quarter>[一二三四1-4])季度?|[qQ](?P<q>[1-4])(?!\d))"),
        (
            "end",
            rf"(?:截至|截止到?|至)?(?P<end>{_M})月(?:份)?(?:末|底|(?:\d{{1,2}})日)(?:数|累计)?",
        ),
        ("upto", rf"(?:截至|截止到?)(?P<end>{_M})月(?:份)?"),
        ("month", rf"(?<!\d)(?P<month>{_M})月(?:份)?(?P<own>当月|单月)?(?P<sum>累计)?"),
    )
]
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-./年](?P<m1>1[0-2]|0?[1-9])|(?P<m2>0[1-9]|1[0-2])|[mM](?P<m3>1[0-2]|0?[1-9]))(?:[-/.](?:[0-2]?\d|3[01]))?月?份?(?P<own>当月|单月)?"
)
_COMPACT_INSIDE = re.compile(rf"(?<!\d){_COMPACT.pattern}(?!\d)")
_YEARS_ONLY = re.compile(rf"{_YEAR}(?:全年|度|份)?")
_ANY_YEAR = re.compile(
    r"(?:中华)?民国(?P<rocyear>\d{2,3})年|(?<!\d)(?P<year>(?:19|20)\d\d)(?:年|(?![\d.]))"
)
_YEAR_RANGE = re.compile(r"(?:19|20)\d\d年?[-~至到—](?:(?:19|20)\d\d年?|\d\d年)")
_PLACEHOLDER = re.compile(r"[xX×]{1,2}(?:-[xX×]{1,2})?月|[xX×]{2,4}年|_+月|-\s*月(?!\d)")
_FORECAST = re.compile(r"预计|预测|预估|预期(?!目标)")


@dataclass(frozen=True)
class Stated:
    """A period as far as the text states it; `year` is None where the text names none.

    `ambiguous` is true for a bare "6月" or "2024-06": the month's own figure or the sum to June?
    `year_only` is true where no months are named: "2024年" is less than "2024年1—12月".
    """

    year: int | None
    first: int
    last: int
    span: Span
    ambiguous: bool = False
    forecast: bool = False
    year_only: bool = False

    def on(self, year: int | None) -> Period | None:
        """The period, with `year` where the text named none; None where no year is known."""
        when = self.year or year
        return Period(when, self.first, self.last, self.span) if when else None


@lru_cache(maxsize=16384)
def stated(text: str) -> Stated | None:
    """The first period stated anywhere in `text` (a title, a header, a file name)."""
    shown = plain(text)
    forecast = bool(_FORECAST.search(shown))
    shown = _YEAR_RANGE.sub("", shown)
    found = [
        (match.start(), order, name, match)
        for order, (name, form) in enumerate(_FORMS)
        if (match := form.search(shown))
    ]
    if found:
        _, _, name, match = min(
            found, key=lambda item: (item[0] + (item[3]["year"] is None), item[1])
        )
        answer = _from(name, match)
        year = answer.year or year_in(shown)
        return Stated(year, answer.first, answer.last, answer.span, answer.ambiguous, forecast)
    if match := _COMPACT_INSIDE.search(shown):
        month = int(match["m1"] or match["m2"] or match["m3"])
        return Stated(int(match["year"]), month, month, "month", not match["own"], forecast)
    year = year_in(shown)
    return Stated(year, 1, 12, "ytd", False, forecast, year_only=True) if year else None


@lru_cache(maxsize=16384)
def exact(text: str) -> Stated | None:
    """The period all of `text` is ("2010-05", "2024年", "1-6月累计"), else None."""
    shown = _FORECAST.sub("", plain(text)).removesuffix("(累计)").removesuffix("(当月)").strip("()")
    if not shown or not re.search(r"\d|年|季|[qQ]", shown):
        return None
    own = bool(re.search(r"当月|单月", text))
    for name, form in _FORMS:
        if match := form.fullmatch(shown):
            answer = _from(name, match)
            return Stated(
                answer.year,
                answer.first,
                answer.last,
                answer.span,
                answer.ambiguous and not own,
                bool(_FORECAST.search(plain(text))),
            )
    if match := _COMPACT.fullmatch(shown):
        month = int(match["m1"] or match["m2"] or match["m3"])
        return Stated(int(match["year"]), month, month, "month", not (match["own"] or own))
    if match := _YEARS_ONLY.fullmatch(shown):
        if match["short"] and len(shown) < 3:
            return None
        return Stated(_year(match), 1, 12, "ytd", year_only=True)
    return None


def year_in(text: str) -> int | None:
    """The first year named in `text`, 民國 years included."""
    shown = _YEAR_RANGE.sub("", plain(text))
    match = _ANY_YEAR.search(shown)
    return _year(match) if match else None


def placeholder(text: str) -> bool:
    """True for a template's unfilled period: "X-X月", "20XX年"."""
    found = stated(text)
    return bool(_PLACEHOLDER.search(plain(text))) and (found is None or found.year_only)


def plain(text: str) -> str:
    """`text` normalised, Chinese numerals of months and years as digits."""
    shown = normalise(text).replace("~", "-").replace("_", "-")
    shown = _CHINESE_YEAR.sub(lambda found: "".join(_DIGITS.get(c, c) for c in found[0]), shown)
    return _CHINESE_MONTH.sub(lambda found: _MONTHS[found[0]], shown)


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("rocyear"):
        return 1911 + int(groups["rocyear"])
    if groups.get("year"):
        return int(groups["year"])
    return 2000 + int(groups["short"]) if groups.get("short") else None


def _from(name: str, match: re.Match[str]) -> Stated:
    year, groups = _year(match), match.groupdict()
    if name == "range":
        first, last = int(groups["first"]), int(groups["last"])
        return Stated(year, first, last, "ytd" if first == 1 else "month")
    if name == "whole":
        return Stated(year, 1, 12, "ytd")
    if name == "half":
        return Stated(year, 1, 6, "ytd") if groups["half"] == "上" else Stated(year, 7, 12, "month")
    if name == "quarters":
        return Stated(year, 1, 3 * _QUARTERS[groups["quarters"]], "ytd")
    if name == "quarter":
        quarter = _QUARTERS[groups["quarter"] or groups["q"]]
        return Stated(year, 3 * quarter - 2, 3 * quarter, "ytd" if quarter == 1 else "month")
    if name in ("end", "upto"):
        month = int(groups["end"])
        return Stated(year, month, month, "point")
    month = int(groups["month"])
    if groups["sum"]:
        return Stated(year, 1, month, "ytd")
    return Stated(year, month, month, "month", ambiguous=not groups["own"])
