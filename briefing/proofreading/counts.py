"""How many units a draft says do so: 六条快于序时, 产值过70亿元的园区有3家, 两条亮红灯."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.proofreading.text import counted
from catalog.rounding import half_up, known
from catalog.uom import Uoms
from metrics.row import Row

_NUMBER = r"(?P<number>(?<!\d)\d{1,4}|[一二两三四五六七八九十]{1,3})"
_KINDS = {"chain": r"产业链|链", "park": r"园区", "county": r"县市区|县区"}
_KIND = "|".join(f"(?P<{by}>{words})" for by, words in _KINDS.items())
_DOES = (
    r"(?P<ahead>(?:快于|超过|超|达到|高于|跑赢|完成)了?序时)|(?P<behind>(?:慢于|落后于?|低于|欠|未达到?|没有达到)序时)"
    r"|(?P<falling>(?:产值|税收|投资)?(?:负增长|同比下降|出现下降|下降))"
    r"|(?P<growing>(?:产值|税收|投资)?(?:正增长|实现增长|保持增长))|亮(?P<light>[红黄绿])灯|(?P<silent>未报)"
)
_SAYS = re.compile(
    rf"(?:有|其中)?{_NUMBER}(?:条|个|家)(?:{_KIND})?(?:的)?(?:产值|税收|进度)?(?:{_DOES})"
)
_OVER = re.compile(
    r"(?P<what>\S{2,8}?)(?:超过|超|过|突破|达到|在)(?P<bound>\d{1,9}(?:\.\d{1,9})?)(?P<uom>万亿元|亿元|万元)(?:以上)?"
    rf"的(?:{_KIND})(?:共|仅)?(?:有|达到?)?{_NUMBER}(?:条|个|家)"
)


@dataclass(frozen=True)
class Count:
    """A number of units that do something: `what` in words, and `does`, which tells of a row."""

    start: int
    end: int
    value: int
    by: str
    what: str
    does: Callable[[Row], bool]


def counts(text: str, uoms: Uoms) -> Iterator[Count]:
    """The counts of a levelled sentence; `by` "" where it is the kind the sentence speaks of."""
    for match in _SAYS.finditer(text):
        number, does = counted(match["number"]), _doing(match)
        if number is not None and does is not None:
            start, end = match.span("number")
            yield Count(start, end, number, _kind(match), _what(match), does)
    for match in _OVER.finditer(text):
        number, bound = counted(match["number"]), float(match["bound"])
        if number is not None:
            start, end = match.span("number")
            over = _over(uoms, bound, match["uom"])
            what = f"超过{match['bound']}{match['uom']}"
            yield Count(start, end, number, _kind(match), what, over)


def _what(match: re.Match[str]) -> str:
    names = ("ahead", "behind", "falling", "growing", "silent")
    return next((match[name] for name in names if match[name]), f"亮{match['light']}灯")


def bounds(text: str) -> list[tuple[int, int]]:
    """Where a figure is only the bound of a count: the 70亿元 of 过70亿元的园区."""
    return [match.span("bound") for match in _OVER.finditer(text)]


def _kind(match: re.Match[str]) -> str:
    return next((by for by in _KINDS if match[by]), "")


def _doing(match: re.Match[str]) -> Callable[[Row], bool] | None:
    light = match["light"]
    if light:
        return lambda row: row.light == light
    if match["silent"]:
        return lambda row: not known(row.value) and not known(row.yoy)
    if match["ahead"] or match["behind"]:
        ahead = bool(match["ahead"])
        return lambda row: known(row.gap_pp) and (half_up(row.gap_pp, 1) >= 0) == ahead
    falling = bool(match["falling"])
    return lambda row: known(row.yoy) and bool(half_up(row.yoy, 1)) and (row.yoy < 0) == falling


def _over(uoms: Uoms, bound: float, uom: str) -> Callable[[Row], bool]:
    def does(row: Row) -> bool:
        factor = uoms.factor(row.uom, uom) if known(row.value) else None
        return factor is not None and row.value * float(factor) >= bound

    return does
