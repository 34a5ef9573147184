"""All units of a kind in a paragraph: the whole, the targets, the first and the last, the pull."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing import wording
from briefing.amounts import shown
from briefing.said import Said, joined, said
from briefing.teller import Teller
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import half_up, known
from charts.order import by as ordered
from charts.order import having
from metrics.row import digits_of
from metrics.withholding import WHY

FEWEST = 6  # below six ranked units nobody is named as last
_NAMED = 3
_BEHIND = ("黄", "红")


@dataclass(frozen=True)
class Group:
    """The rows of one indicator of units that are compared with each other (one peer group).

    `by` is their kind; `noun` and `counter` how they are called and counted (产业链, 条); `name`
    the peer group (国家级) where there are several.
    """

    rows: Sequence[Any]
    indicator: Indicator
    period: Period
    by: str = ""
    scope: str = ""
    noun: str = "产业链"
    counter: str = "条"
    name: str = ""

    def teller(self, row: Any) -> Teller:
        """The numbers of one of them."""
        code = self.indicator.code if self.by else ""
        return Teller(shown(row), self.period, self.by, code, self.scope)

    def many(self, rows: Sequence[Any]) -> str:
        """ "三条"."""
        return f"{wording.counted(len(rows))}{self.counter}"

    @property
    def peers(self) -> "list[Group]":
        """A group for each peer group among the rows, in official order; itself where it is one."""
        parts: dict[str, list[Any]] = {}
        for row in self.rows:
            parts.setdefault(row.peer_group, []).append(row)
        if len(parts) < 2:
            return [self]
        return [replace(self, rows=part, name=name) for name, part in parts.items()]


def movers(group: Group) -> list[Said]:
    """Who grows fastest in each peer group, who falls, who pulls."""
    fastest = [first_three(each, "growth_rank") for each in group.peers]
    return [*fastest, falling(group), pulling(group)]


def sentenced(told: Iterable[Said]) -> Said:
    """Those that say something, each with its full stop."""
    return said(*(said(each, "。") for each in told if each))


def against_time(group: Group) -> Said:
    """The targets in a sentence: "九条产业链有年度目标，三条达到或超过序时进度，六条欠序时进度，
    差距最大的是中医药（欠11.0个百分点）"; growth targets are compared with growth."""
    rows = having(group.rows, "gap_pp")
    timed = having(rows, "time_progress")
    rows = timed or rows
    if not rows:
        return Said()
    gaps = {row.unit: half_up(row.gap_pp, digits_of(row, "gap_pp")) or 0.0 for row in rows}
    short = ordered((row for row in rows if gaps[row.unit] < 0), "gap_pp", lowest=True)
    ahead = [row for row in rows if gaps[row.unit] >= 0]
    over = bool(timed) and all(wording.year_is_over(row.time_progress) for row in timed)
    done, behind = (
        ("达到或超过序时进度", "欠序时进度") if timed else ("达到年度目标", "低于年度目标")
    )
    done, behind = ("完成全年目标", "未完成全年目标") if over else (done, behind)
    of_all = "均" if not ahead or not short else ""
    told = [f"{of_all or group.many(ahead)}{done}"] if ahead else []
    told += [f"{of_all or group.many(short)}{behind}"] if short else []
    first = said(f"{group.many(rows)}{group.noun}有年度目标，{'，'.join(told)}")
    if not short:
        return first
    worst = group.teller(short[0])
    return said(first, f"，差距最大的是{short[0].short}（", worst.gap(short=True), "）")


def first_three(group: Group, column: str = "") -> Said:
    """ "增速居前三位的是生物科技（增长40.2%）、装备制造（…）、新能源（…）"; those who share a place
    are all named."""
    column = column or ("rank" if having(group.rows, "rank") else "growth_rank")
    ranked = ordered(having(group.rows, column), column, lowest=True)
    if len(ranked) < 2:
        return Said()
    first = [row for row in ranked if getattr(row, column) <= _NAMED]
    many = wording.counted(min(_NAMED, len(ranked)))
    return said(f"{_by(group, column)}居前{many}位的是", _named(group, first, column))


def last_three(group: Group, column: str = "") -> Said:
    """后三, only among six or more, and only those who also miss their target:
    "增速居后三位且未达到目标进度的是中医药（下降12.3%）"; nothing where that is nobody."""
    column = column or ("rank" if having(group.rows, "rank") else "growth_rank")
    ranked = ordered(having(group.rows, column), column, lowest=True)
    if len(ranked) < FEWEST:
        return Said()
    behind = [row for row in ranked[: -_NAMED - 1 : -1] if row.light in _BEHIND]
    if not behind:
        return Said()
    return said(f"{_by(group, column)}居后三位且未达到目标进度的是", _named(group, behind, column))


def first_and_last(group: Group) -> list[Said]:
    """前三, 后三 or why nobody is named as last, those who said nothing: a sentence each."""
    column = "rank" if having(group.rows, "rank") else "growth_rank"
    ranked = having(group.rows, column)
    if not ranked:
        return [said("本期没有参加排位的单位。")]
    first = first_three(group, column) or _named(group, ranked, column)
    last = last_three(group, column) or said(_nobody_last(group, ranked))
    return [said(each, "。") for each in (first, last, *silent(group))]


def _nobody_last(group: Group, ranked: Sequence[Any]) -> str:
    if len(ranked) < FEWEST:
        return f"参加排位的只有{len(ranked)}{group.counter}，不足六{group.counter}，不列后三"
    if not any(row.light for row in ranked):
        return "没有年度目标，不列后三"
    return "位次靠后的都达到了目标进度，不列后三"


def _by(group: Group, column: str) -> str:
    whose = f"{group.name}{group.noun}" if group.name else ""
    if column == "growth_rank":
        return f"{whose}增速"
    return whose + (group.indicator.name if group.indicator.kind == "ratio" else "总量")


def _named(group: Group, rows: Sequence[Any], column: str) -> Said:
    told = []
    for row in rows:
        teller = group.teller(row)
        level = column == "rank" and known(row.value)
        told.append(said(f"{row.short}（", teller.level() if level else teller.growth(""), "）"))
    return joined(told, "、")


def falling(group: Group) -> Said:
    """Who falls, the deepest first: "两条同比下降：中医药（下降12.3%）、电子信息（下降9.4%）"."""
    rows = [
        row
        for row in ordered(having(group.rows, "yoy"), "yoy", lowest=True)
        if (half_up(row.yoy, digits_of(row, "yoy")) or 0.0) < 0
    ]
    if not rows:
        return Said()
    return said(f"{group.many(rows)}同比下降：", _named(group, rows, "growth_rank"))


def pulling(group: Group) -> Said:
    """Who carries the growth of all: "对全部产业链增速拉动最大的是生物科技，拉动4.0个百分点，
    贡献率40.2%"."""
    pulled = ordered(having(group.rows, "pull"), "pull")[:1]
    if len(having(group.rows, "pull")) < 2 or (half_up(pulled[0].pull, 1) or 0.0) <= 0:
        return Said()
    first = pulled[0]
    return said(f"拉动最大的是{first.short}，", group.teller(first).pull(f"全部{group.noun}"))


def silent(group: Group) -> list[Said]:
    """Those without a figure: "一条未报：现代物流"; those withheld by their word."""
    missing = [row for row in group.rows if not known(row.value) and not known(row.yoy)]
    hidden = [row for row in missing if wording.withheld(row)]
    unreported = [row for row in missing if not wording.withheld(row)]
    told = []
    if unreported and len(unreported) < len(group.rows):
        told.append(said(f"{group.many(unreported)}未报：{'、'.join(r.short for r in unreported)}"))
    if hidden:
        told.append(said(f"{'、'.join(row.short for row in hidden)}的数据{WHY}"))
    return told
