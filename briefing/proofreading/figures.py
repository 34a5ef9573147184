"""Numbers of a draft as they stand: how much, in what, how exactly."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.proofreading.text import counted
from catalog.catalog import Catalog

POINTS, PERCENT, TIMES, PLACE = "个百分点", "%", "倍", "位"
# 46亿: in what is told by the indicator.
BARE = {"万亿": 1e12, "亿": 1e8, "万": 1e4}
_NOT_A_FIGURE = re.compile(
    r"\s*(?:年|月|日|号|时|分(?!点)|季度|楼|届|次会|届|号文|度|岁|点|个(?:方面|环节|问题|重点|月|工作日)|天|周|小时)"
)
_PLACE = re.compile(
    r"(?:第(?P<number>\d+|[一二三四五六七八九十]{1,3})(?:位|名)?|(?P<first>首位|榜首)|(?P<last>末位))"
)
# What stands between a figure and one that a bracket adds to it.
_ASIDE = re.compile(
    r"\s?\((?:同比|比上年|(?:上年|去年)同期|增长|增幅|增速|增|下降|降|占比|占|为|约|[:：]){0,3}"
)
_BEFORE = re.compile(
    r"(?:(近|将近|接近|不足)|(超过|超|突破|逾|跨过|迈上|(?<!不)过)|(约|大约|大概))[了]?$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: `uom` "" where none stands behind it; `about` is "" for exactly, else 近 超 约 下.

    `decimals` as it is written, -1 for one read from words (首位)."""

    start: int
    end: int
    value: float
    decimals: int
    uom: str
    about: str = ""


def reader(catalog: Catalog) -> re.Pattern[str]:
    """What a number with its unit looks like, for the units of the catalogue."""
    uoms = {*catalog.uoms.factors, *catalog.uoms.aliases, POINTS, PERCENT, TIMES, PLACE, *BARE}
    uoms |= {f"{each.unit}" for each in catalog.indicators.values() if each.unit}
    uoms |= {"元/亩", "亿元/平方公里"}
    units = "|".join(map(re.escape, sorted(uoms, key=len, reverse=True)))
    return re.compile(
        r"(?<![\d.A-Za-z第-])(?<!\d-)(?P<sign>[-+])?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)"
        rf"(?P<fraction>\.\d+)?(?P<more>多|余)?\s?(?P<uom>{units})?"
        r"(?P<after>(?:多|余)(?![出了收于增])|以上|以下|以内|左右|上下)?"
    )


def figures(text: str, form: re.Pattern[str], catalog: Catalog) -> list[Figure]:
    """The figures of a levelled sentence; dates, numberings and the like are none."""
    found = [_figure(text, match, catalog) for match in form.finditer(text)]
    found += map(_placed, _PLACE.finditer(text))
    taken = [each for each in found if each is not None]
    return sorted(taken, key=lambda each: each.start)


def _figure(text: str, match: re.Match[str], catalog: Catalog) -> Figure | None:
    uom = match["uom"] or ""
    if not uom and _NOT_A_FIGURE.match(text[match.end() :]):
        return None
    if uom in ("个", "位", "项", "条", "件") and re.match(
        r"(?:方面|环节|问题|月|工作日|第)", text[match.end() :]
    ):
        return None
    decimals = len(match["fraction"] or ".") - 1
    value = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
    about = ""
    if before := _BEFORE.search(text[: match.start()]):
        about = "近" if before[1] else "超" if before[2] else "约"
    if match["more"] or match["after"] in ("多", "余", "以上"):
        about = "超"
    elif match["after"] in ("左右", "上下"):
        about = "约"
    elif match["after"] in ("以下", "以内"):
        about = "下"
    value = -value if match["sign"] == "-" else value
    return Figure(
        match.start(), match.end(), value, decimals, catalog.uoms.aliases.get(uom, uom), about
    )


def _placed(match: re.Match[str]) -> Figure | None:
    place = 1 if match["first"] else None if match["last"] else counted(match["number"] or "")
    if place is None:
        return None
    return Figure(match.start(), match.end(), float(place), 0, PLACE)


@dataclass(frozen=True)
class Listed:
    """Figures that are listed one after the other, and by place what a bracket behind one adds:
    74.9亿元（+15.5%）、73.9亿元（+21.2%）; an aside with where its bracket opens."""

    figures: list[Figure]
    asides: dict[int, list[tuple[Figure, int]]]

    @property
    def start(self) -> int:
        """Where the first figure begins."""
        return self.figures[0].start

    @property
    def end(self) -> int:
        """Where the last figure ends, or what is added to it."""
        asides = [figure.end for some in self.asides.values() for figure, _ in some]
        return max(self.figures[-1].end, *asides) if asides else self.figures[-1].end

    def each(self) -> Iterator[tuple[int, Figure, int]]:
        """Place, figure and 0; place, aside and where its bracket opens."""
        for place, figure in enumerate(self.figures):
            yield place, figure, 0
            for aside, opened in self.asides.get(place, ()):
                yield place, aside, opened


def listed(text: str, found: Iterable[Figure]) -> list[Listed]:
    """The figures in lists: 46.6亿元、2.3亿元和1.8亿元; those whose unit stands once behind the
    last take it."""
    lists: list[Listed] = []
    last = 0
    for each in found:
        between = text[last : each.start] if lists else "-"
        opened = _ASIDE.fullmatch(between) and text[each.end : each.end + 1] == ")"
        if opened:
            place = len(lists[-1].figures) - 1
            start = last + between.index("(") + 1
            lists[-1].asides.setdefault(place, []).append((each, start))
        elif between.strip(") ") in ("、", "和", "及", "与", "以及"):
            lists[-1].figures.append(each)
        else:
            lists.append(Listed([each], {}))
        last = each.end
    return [replace(each, figures=_shared(each.figures)) for each in lists]


def _shared(group: list[Figure]) -> list[Figure]:
    uom = group[-1].uom
    return [
        each
        if each.uom and not uom.startswith(each.uom)
        else Figure(each.start, each.end, each.value, each.decimals, uom, each.about)
        for each in group
    ]
