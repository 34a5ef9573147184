"""The blocks the page of one chain and the page of one park share, in the same order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from briefing import wording
from briefing.amounts import amount, large, percent_of, place, rate
from briefing.unit.courses import comparable_bases
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known, written
from charts.path import path
from charts.rank import history
from charts.trend import trend
from pages.shared import board
from pages.shared.figures import draw, picture_name
from pages.shared.nodes import Node, run
from pages.shared.strip import completion, growth
from pages.shared.trace.link import Ways, linked


@dataclass(frozen=True)
class Subject:
    """Whose page it is, about which indicator, when, and where the figures are from."""

    name: str
    indicator: Indicator
    period: Period
    row: Any
    foot: str

    @property
    def picture(self) -> tuple[object, str, str]:
        return (self.period, self.name, self.indicator.name)


def figure_card(name: str, row: Any, *more: Node, to: Ways | None = None) -> board.Card:
    """An indicator of the unit: value, 同比 (the computed one too where the two differ), and what
    else is to be said."""
    value, uom = large(row)
    if not known(row.value) and known(row.yoy):
        address = to.address(row, "yoy") if to else ""
        return board.Card(f"{name}同比", rate(row), "", more, address=address)
    notes = [growth(row, to)] if known(row.yoy) else []
    if known(row.yoy_computed):
        apart = f"{written(row.yoy_computed, 1, sign=True)}{row.yoy_uom}"
        said = board.faint(f"按本期、同期数计算 {apart}")
        notes.append(linked(said, to, row, "yoy_computed"))
    if not notes and row.state and known(row.value):
        notes = [row.state]
    address = to.address(row) if to else ""
    return board.Card(name, value, uom, (*notes, *more), address=address)


def completion_card(row: Any, period: Period, to: Ways | None = None) -> board.Card | None:
    """完成年度目标 with its bar and light; None where there is no such target."""
    if not known(row.completion):
        return None
    target = f"目标 {written(row.target, row.decimals)}{row.uom}" if known(row.target) else ""
    return completion(row, period, linked(board.faint(target), to, row, "target"), to=to)


def place_card(
    row: Any, of: str, period: Period, counter: str = "个", to: Ways | None = None
) -> board.Card | None:
    """总量位次 and 增速位次 together, each with its change; `of` is 总量 or the peer group,
    `counter` the measure word of the units."""
    if not known(row.rank) and not known(row.growth_rank):
        return None
    lines = []
    if known(row.rank_change):
        moved = linked(wording.moved(row.rank_change), to, row, "rank_change")
        lines.append(run(f"总量较{wording.baseline(row, period)}", moved))
    if known(row.growth_rank):
        faster = linked(wording.place(row, "growth_rank"), to, row, "growth_rank")
        moved = []
        if known(row.growth_rank_change):
            change = wording.moved(row.growth_rank_change)
            moved = ["，", linked(change, to, row, "growth_rank_change")]
        lines.append(run("增速", faster, *moved))
    among = wording.ranked_among([row], period, counter)
    if among:
        lines.append(board.faint(among))
    return board.Card(
        f"{of}位次（共{row.rank_of:.0f}{counter}）" if known(row.rank_of) else f"{of}位次",
        place(row),
        "",
        tuple(lines),
        address=to.address(row, "rank") if to else "",
    )


def trend_block(subject: Subject, series: pd.DataFrame, events: Mapping[int, str]) -> None:
    """This year against last, month by month."""
    row, period, indicator = subject.row, subject.period, subject.indicator
    rows = series[(series["year"] < period.year) | (series["month"] <= period.last_month)]
    value, uom = amount(row)
    said = f"，{wording.grew(row)}" if known(row.yoy) else ""
    compared = (rows["year"] == period.year - 1).any()
    bases = comparable_bases(rows, row, period)
    base = bases.get(period.last_month)
    said_base = (
        f"；同比按{period.year - 1}年同期可比口径{written(base, row.decimals)}计算" if base else ""
    )
    drawn = trend(
        rows,
        period.year,
        title=f"{period.months}{indicator.name}{value}{uom}{said}",
        subtitle=f"{subject.name}累计{indicator.name}，{row.uom or indicator.unit}，"
        f"{period.year}年" + (f"与{period.year - 1}年" if compared else "") + said_base,
        foot=subject.foot,
        decimals=int(row.decimals),
        uom=row.uom,
        bases=bases,
        events=dict(events),
    )
    draw(
        drawn,
        name=picture_name(*subject.picture, "走势"),
        alt=f"{subject.name}{indicator.name}逐月累计与上年同期",
    )


def path_block(subject: Subject, series: pd.DataFrame) -> bool:
    """The way to the annual target; False where there is no level target or no value."""
    row, period = subject.row, subject.period
    this_year = series[(series["year"] == period.year) & (series["month"] <= period.last_month)]
    level = row.target_type in ("level", "range") and known(row.target)
    if not level or not known(row.value) or not known(row.completion):
        return False
    gap = wording.behind(row).replace("序时进度", "序时")
    drawn = path(
        this_year,
        float(row.target),
        title=f"完成率{percent_of(row, 'completion')}，{gap}",
        subtitle=f"{subject.name}累计{subject.indicator.name}与年度目标，"
        f"{row.uom}，{period.year}年",
        foot=subject.foot,
        decimals=int(row.decimals),
        uom=row.uom,
        notes=wording.paces(row, period),
    )
    draw(
        drawn,
        name=picture_name(*subject.picture, "目标进度"),
        alt=f"{subject.name}{subject.indicator.name}累计与年度目标序时进度",
    )
    return True


def history_block(subject: Subject, series: pd.DataFrame, of: str) -> bool:
    """总量位次 and 增速位次 of this year; False where the unit was never ranked."""
    period = subject.period
    rows = series[(series["year"] == period.year) & (series["month"] <= period.last_month)]
    if rows["rank"].isna().all() and rows["growth_rank"].isna().all():
        return False
    row = subject.row
    places = [
        "" if not known(row.rank) else f"总量{wording.place(row)}",
        "" if not known(row.growth_rank) else f"增速{wording.place(row, 'growth_rank')}",
    ]
    ranks = _numbers(rows["rank"])
    growths = _numbers(rows["growth_rank"])
    drawn = history(
        ranks,
        growths,
        months(rows["month"]),
        title="，".join(filter(None, places)) or "本期未参加排位",
        subtitle=f"{subject.name}{subject.indicator.name}位次，{of}，{period.year}年各累计期",
        foot=subject.foot,
    )
    draw(drawn, name=picture_name(*subject.picture, "位次"), alt=f"{subject.name}位次变化")
    return True


def months(numbers: Sequence[int]) -> list[str]:
    """Cumulative periods on an axis; after the first only their last month where many stand side
    by side, as in every chart of months."""
    numbers = [int(number) for number in numbers]
    if len(numbers) > 5:
        return [f"1—{n}月" if n == numbers[0] else str(n) for n in numbers]
    return [f"1—{number}月" for number in numbers]


def _numbers(values: pd.Series) -> list[float | None]:
    return [None if not known(value) else float(value) for value in values]
