"""The courses a card shows: this year against last, the way to the target, the places."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from briefing import wording
from briefing.amounts import amount, percent_of, shown
from briefing.document import Chart, Mark, Series
from briefing.unit.subject import MAIN, Subject
from catalog.period import Period
from catalog.rounding import known, written
from charts.path import path
from charts.rank import history
from charts.trend import trend

_MONTHS = range(2, 13)  # the first period of a year is 1—2月


def courses(subject: Subject) -> tuple[Chart, ...]:
    """走势, 目标进度, 位次; what cannot be drawn is left out."""
    if subject.row is None or not len(subject.past) or subject.past["value"].isna().all():
        return ()
    found = (trend_chart(subject), path_chart(subject), places_chart(subject))
    return tuple(chart for chart in found if chart)


def trend_chart(subject: Subject) -> Chart:
    """The main indicator by month, cumulative from 1—2月, beside the year before."""
    row, period, past = shown(subject.row), subject.period, subject.past
    rows = past[(past["year"] < period.year) | (past["month"] <= period.last_month)]
    name = subject.catalog.indicators[MAIN].name
    bases = comparable_bases(rows, row, period)
    base = bases.get(period.last_month)
    before = (rows["year"] == period.year - 1).any()
    said = f"，{wording.grew(row)}" if known(row.yoy) and row.yoy_uom == "%" else ""
    title = f"{period.months}{name}{''.join(amount(row))}{said}"
    about = f"{subject.name}累计{name}，{row.uom}，{period.year}年"
    about += f"与{period.year - 1}年" if before else ""
    if base:
        year, printed = period.year - 1, written(base, row.decimals)
        about += f"；同比按{year}年同期可比口径{printed}计算"
    years = [period.year, *([period.year - 1] if before else [])]
    marks = {
        each.happened_on.month: each.what
        for each in subject.events
        if each.happened_on.year == period.year
    }
    return Chart(
        kind="columns",
        name=f"{period}_{subject.name}_{name}_走势",
        title=title,
        subtitle=about,
        foot=subject.foot(),
        categories=_named(_MONTHS),
        series=tuple(_values(subject, rows, year) for year in years),
        uom=row.uom,
        decimals=int(row.decimals),
        figure=lambda: trend(
            rows, period.year, title=title, subtitle=about, foot=subject.foot(),
            decimals=int(row.decimals), uom=row.uom, bases=bases, events=marks,
        ),
    )  # fmt: skip


def path_chart(subject: Subject) -> Chart | None:
    """The way to the annual target; None where no level is promised or nothing reported."""
    row, period = shown(subject.row), subject.period
    level = row.target_type in ("level", "range") and known(row.target)
    if not level or not known(row.value) or not known(row.completion):
        return None
    past = subject.past
    rows = past[(past["year"] == period.year) & (past["month"] <= period.last_month)]
    name, target = subject.catalog.indicators[MAIN].name, float(row.target)
    gap = wording.behind(row).replace("序时进度", "序时")
    title = f"完成率{percent_of(row, 'completion')}，{gap}"
    about = f"{subject.name}累计{name}与年度目标，{row.uom}，{period.year}年"
    due = tuple(target * month / 12 for month in _MONTHS)
    return Chart(
        kind="lines",
        name=f"{period}_{subject.name}_{name}_目标进度",
        title=title,
        subtitle=about,
        foot=subject.foot(),
        categories=_named(_MONTHS),
        series=(_values(subject, rows, period.year, "累计"), Series("序时进度", due)),
        uom=row.uom,
        decimals=int(row.decimals),
        marks=(Mark("全年目标", target),),
        figure=lambda: path(
            rows, target, title=title, subtitle=about, foot=subject.foot(),
            decimals=int(row.decimals), uom=row.uom, notes=wording.paces(row, period),
        ),
    )  # fmt: skip


def places_chart(subject: Subject) -> Chart | None:
    """总量位次 and 增速位次 of this year; None where the unit was never ranked."""
    row, period, past = subject.row, subject.period, subject.past
    rows = past[(past["year"] == period.year) & (past["month"] <= period.last_month)]
    if rows["rank"].isna().all() and rows["growth_rank"].isna().all():
        return None
    places = [
        "" if not known(row.rank) else f"总量{wording.place(row)}",
        "" if not known(row.growth_rank) else f"增速{wording.place(row, 'growth_rank')}",
    ]
    name = subject.catalog.indicators[MAIN].name
    title = "，".join(filter(None, places)) or "本期未参加排位"
    about = f"{subject.name}{name}位次，{subject.peers}，{period.year}年各累计期"
    months = [int(month) for month in rows["month"]]
    told = {
        title: (rows[column], column)
        for title, column in (("总量位次", "rank"), ("增速位次", "growth_rank"))
        if rows[column].notna().any()
    }
    series = tuple(
        Series(
            called,
            tuple(_number(value) for value in values),
            tuple(subject.pointer(MAIN, column, _upto(period, month)) for month in months),
        )
        for called, (values, column) in told.items()
    )
    return Chart(
        kind="places",
        name=f"{period}_{subject.name}_{name}_位次",
        title=title,
        subtitle=about,
        foot=subject.foot(),
        categories=_named(months),
        series=series,
        uom="位",
        decimals=0,
        figure=lambda: history(
            [_number(value) for value in rows["rank"]],
            [_number(value) for value in rows["growth_rank"]],
            list(_named(months)),
            title=title, subtitle=about, foot=subject.foot(),
        ),
    )  # fmt: skip


def comparable_bases(rows: pd.DataFrame, row: Any, period: Period) -> Mapping[int, float]:
    """By month what a reported 同比 rests on, where the year before published another figure."""
    last_year = rows[rows["year"] == period.year - 1]
    published = {int(e.month): e.value for e in last_year.itertuples() if known(e.value)}
    bases = {
        int(each.month): each.value / (1 + each.yoy / 100)
        for each in rows[rows["year"] == period.year].itertuples()
        if known(each.value) and known(each.yoy) and each.yoy_basis == "reported" and each.yoy > -99
    }
    if row.yoy_uom != "%":
        bases = {}
    if known(row.base):
        bases[period.last_month] = row.base
    return {
        month: base
        for month, base in bases.items()
        if known(published.get(month))
        and abs(base - published[month]) > abs(published[month]) / 100
    }


def _values(subject: Subject, rows: pd.DataFrame, year: int, called: str = "") -> Series:
    """A year's values by month, None where nothing is kept or the month is yet to come."""
    of_year = rows[rows["year"] == year]
    found = {int(each.month): _number(each.value) for each in of_year.itertuples()}
    pointers = tuple(
        subject.pointer(period=Period(year, 1, month)) if found.get(month) is not None else None
        for month in _MONTHS
    )
    return Series(called or f"{year}年", tuple(map(found.get, _MONTHS)), pointers)


def _upto(period: Period, month: int) -> Period:
    return Period(period.year, 1, month)


def _named(months: Any) -> tuple[str, ...]:
    """1—2月, 3, 4 …: after the first only the last month, as in every chart of months."""
    return tuple(f"1—{month}月" if place == 0 else str(month) for place, month in enumerate(months))


def _number(value: Any) -> float | None:
    return float(value) if known(value) else None
