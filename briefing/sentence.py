"""One indicator in a line, several in a list joined with 分别."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing import wording
from briefing.amounts import shown
from briefing.naming import spoken
from briefing.paragraph import amount, target_gap
from briefing.said import Number, Said, joined, said
from briefing.teller import Teller
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from metrics.withholding import WHY


@dataclass(frozen=True)
class Item:
    """A row of an indicator, under the name it is told by ('' is the catalogue's)."""

    row: Any
    indicator: Indicator | str
    scope: str = ""
    name: str = ""

    @property
    def what(self) -> str:
        """Its name in a sentence."""
        if self.name:
            return self.name
        if isinstance(self.indicator, str):
            return self.indicator
        return spoken(self.indicator, self.scope)

    def teller(self, period: Period, by: str) -> Teller:
        """Its numbers, each leading to its figure where `by` says whose they are."""
        code = "" if isinstance(self.indicator, str) else self.indicator.code
        return Teller(shown(self.row), period, by, code, self.scope)


def line(item: Item, period: Period, *, by: str = "", who: str = "") -> Said:
    """ "出口完成6800万美元，同比下降7.1%，完成年度目标的35.8%，欠序时进度14.2个百分点", without a
    full stop. `who` is named where the line does not stand under its name."""
    teller, row = item.teller(period, by), item.row
    if not known(row.value) and not known(row.yoy):
        return said(f"{who}{item.what}", WHY if wording.withheld(row) else row.state or "未报")
    if not known(row.value):
        first = said(f"{who}{item.what}", teller.growth())
        return joined([first, teller.since_last_year(), target_gap(teller)], "，")
    first = said(who, amount(teller, item.indicator, item.what, subject=bool(who)))
    told = [first, teller.growth(), teller.since_last_year(), teller.two_years()]
    return joined([*told, target_gap(teller)], "，")


def listed(items: Sequence[Item], period: Period, *, by: str = "", who: str = "") -> Said:
    """ "甲、乙分别为1亿元、2亿元，同比分别增长30%、33.2%", without a full stop: in the order given;
    those without a figure are left out and named."""
    with_value = [item for item in items if known(item.row.value)]
    rest = [item for item in items if not known(item.row.value)]
    tail = [line(item, period, by=by) for item in rest if known(item.row.yoy)]
    tail += _silent(rest)
    if not with_value:
        return said(who, joined(tail, "，"))
    if len(with_value) == 1:
        return joined([line(with_value[0], period, by=by, who=who), *tail], "，")
    tellers = [item.teller(period, by) for item in with_value]
    names = "、".join(item.what for item in with_value)
    amounts = joined([teller.level() for teller in tellers], "、")
    first = said(f"{who}{names}分别为", amounts)
    return joined([first, _growths(with_value, tellers), *tail], "，")


def _growths(items: Sequence[Item], tellers: Sequence[Teller]) -> Said:
    """ "同比分别增长30%、33.2%"; with different words each has its own, and where one has none the
    others are named."""
    told = [(item, each.growth("", brief=True)) for item, each in zip(items, tellers, strict=True)]
    told = [(item, words) for item, words in told if words]
    if not told:
        return Said()
    names = "、".join(item.what for item, _ in told) if len(told) < len(items) else ""
    named = f"其中{names}" if names else ""
    if len(told) == 1:
        return said(f"{named}同比", told[0][1])
    if len({words.text for _, words in told}) == 1 and not told[0][1].numbers:
        return said(f"{named}同比均", told[0][1])
    heads = {words.parts[0] for _, words in told}
    numbered = all(isinstance(words.parts[-2:][0], Number) for _, words in told)
    if len(heads) == 1 and numbered:
        head = str(next(iter(heads)))
        bare = [Said(words.parts[1:]) for _, words in told]
        return said(f"{named}同比分别{head}", joined(bare, "、"))
    return said(f"{named}同比分别", joined([words for _, words in told], "、"))


def _silent(items: Sequence[Item]) -> list[Said]:
    """Those without a figure, by what is to be said of them."""
    by_word: dict[str, list[str]] = {}
    for item in items:
        if known(item.row.yoy):
            continue
        word = WHY if wording.withheld(item.row) else item.row.state or "未报"
        by_word.setdefault(word, []).append(item.what)
    all_of = {word for word, names in by_word.items() if len(names) > 1 and word != WHY}
    return [
        said(f"{'、'.join(names)}{'均' if word in all_of else ''}{word}")
        for word, names in by_word.items()
    ]
