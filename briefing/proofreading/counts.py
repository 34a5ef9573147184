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
    r"|(?P<falling>(?:产值|税收|投资)?(?:负增长|同比下降|出现下降|下降|下滑))"
    r"|(?P<growing>(?:产值|税收|投资)?(?:正增长|实现增长|保持增长))|亮(?P<light>[红黄绿])灯|(?P<silent>未报)"
    r"|(?P<double>(?:增速|增幅|增长)?(?:达到|达|实现|保持|在|为|超过)?了?两位数(?:增长|以上)?)"
    r"|(?P<half>(?:进度|完成率)?(?:超过|过|达到)了?(?:一半|半))"
)
_UOM = r"(?P<uom>万亿元|亿元|万元|%)"
_BOUND = rf"(?P<bound>\d{{1,9}}(?:\.\d{{1,9}})?){_UOM}(?:以上|以下)?"
_BEYOND = (
    r"(?P<beyond>超过|超出|超|过|突破|达到|高于|大于|在)|(?P<below>不足|不到|低于|未达到?|小于)"
)
_MANY = rf"(?:共|一共|仅|只|已)?(?:有|是|达到?)?{_NUMBER}(?:条|个|家|户)(?!百分点|月|方面)"
_SAYS = re.compile(
    rf"(?:有|其中)?{_NUMBER}(?:条|个|家)(?:{_KIND})?(?:的)?(?:产值|税收|进度)?(?:{_DOES})"
)
# 快于序时进度的园区有3个, 实现正增长的有8条.
_DOING = re.compile(rf"(?:{_DOES})(?:的?年度)?(?:进度|要求|增长)?的(?:{_KIND})?{_MANY}")
# 绿灯四条, 黄灯有三条.
_LIT = re.compile(rf"(?:亮)?(?P<light>[红黄绿])灯的?(?:{_KIND})?{_MANY}")
_OVER = re.compile(rf"(?:(?P<what>\S{{2,8}}?))??(?:{_BEYOND}){_BOUND}的(?:{_KIND})?{_MANY}")
# 5个过百亿的县市区, 3个增速超20%的园区.
_THAT_ARE_OVER = re.compile(
    rf"{_NUMBER}(?:条|个|家)(?P<what>\S{{0,4}}?)(?:{_BEYOND})"
    rf"(?:(?P<round>百亿|千亿|十亿)|{_BOUND})元?的?(?:{_KIND})"
)
# Where a bound is all that is said: 超过3亿元的只有江州高新区.
_BOUND_ONLY = re.compile(
    rf"(?:{_BEYOND}){_BOUND}的(?=(?:只|仅|共|分别)?(?:有|是)|(?:{_KIND}|企业|项目|县|市|区|链))"
)
_ROUND = {"十亿": 10.0, "百亿": 100.0, "千亿": 1000.0}


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
    said: dict[int, Count] = {}
    for match in _matches(text):
        number = counted(match["number"])
        bounded = "bound" in match.re.groupindex
        does = _beyond(uoms, match) if bounded else _doing(match)
        if number is not None and does is not None:
            start, end = match.span("number")
            what = _bound(match) if bounded else _what(match)
            said.setdefault(start, Count(start, end, number, _kind(match), what, does))
    yield from said.values()


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in (_SAYS, _DOING, _LIT, _OVER, _THAT_ARE_OVER):
        yield from form.finditer(text)


def _what(match: re.Match[str]) -> str:
    names = ("ahead", "behind", "falling", "growing", "silent", "double", "half")
    said = match.groupdict()
    return next((said[name] for name in names if said.get(name)), f"亮{said['light']}灯")


def _bound(match: re.Match[str]) -> str:
    said = match.groupdict()
    size = f"{said['bound']}{said['uom']}" if said["bound"] else f"{said.get('round')}元"
    return f"{said['what'] or ''}{'不足' if said['below'] else '超过'}{size}"


def bounds(text: str) -> list[tuple[int, int]]:
    """Where a figure is only the bound of a count: the 70亿元 of 过70亿元的园区."""
    forms = (_OVER, _THAT_ARE_OVER, _BOUND_ONLY)
    found = [match.span("bound") for form in forms for match in form.finditer(text)]
    return [(start, end) for start, end in found if start >= 0]


def _kind(match: re.Match[str]) -> str:
    return next((by for by in _KINDS if match[by]), "") if match.re is not _BOUND_ONLY else ""


def _doing(match: re.Match[str]) -> Callable[[Row], bool] | None:
    light = match["light"]
    if light:
        return lambda row: row.light == light
    if match["double"]:
        return lambda row: known(row.yoy) and half_up(row.yoy, 1) >= 10
    if match["half"]:
        return lambda row: known(row.completion) and half_up(row.completion, 1) >= 50
    if match["silent"]:
        return lambda row: not known(row.value) and not known(row.yoy)
    if match["ahead"] or match["behind"]:
        ahead = bool(match["ahead"])
        return lambda row: known(row.gap_pp) and (half_up(row.gap_pp, 1) >= 0) == ahead
    falling = bool(match["falling"])
    return lambda row: known(row.yoy) and bool(half_up(row.yoy, 1)) and (row.yoy < 0) == falling


def _beyond(uoms: Uoms, match: re.Match[str]) -> Callable[[Row], bool] | None:
    said = match.groupdict()
    bound = float(said["bound"]) if said["bound"] else _ROUND[said["round"]]
    uom, below, what = said["uom"] or "亿元", bool(said["below"]), said["what"] or ""
    rate = "completion" if re.search(r"进度|完成", what) else "yoy"
    if uom == "%" and not re.search(r"进度|完成|增", what):
        return None

    def does(row: Row) -> bool:
        if uom == "%":
            value = half_up(getattr(row, rate), 1) if known(getattr(row, rate)) else None
        else:
            factor = uoms.factor(row.uom, uom) if known(row.value) else None
            value = None if factor is None else row.value * float(factor)
        return value is not None and (value >= bound) != below

    return does
