"""The blocks of 排行: sorted bars by value and by growth, the places, how they came about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from briefing import wording
from briefing.amounts import amount
from briefing.roundup import Group as Together
from briefing.roundup import first_and_last
from briefing.said import Said
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from charts.bars import Bar, bars, growth_colour
from charts.growth import growth
from charts.order import by as ordered
from charts.order import having
from charts.rank import Course, bump
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.row import Row
from metrics.series import history
from pages.shared import board, pick, source
from pages.shared.figures import draw, picture_name
from pages.shared.places import places, size
from pages.shared.plain import plain
from pages.shared.trace.link import Ways, ways
from pages.shared.trace.sentence import told
from pages.shared.unit import months as month_names

_NAMED = 3  # names in a title
_FOLLOWED = 15  # more lines than that nobody can follow


@dataclass(frozen=True)
class Group:
    """Units that are ranked together: all of a kind, or one peer group of the parks."""

    name: str
    kind: str
    rows: list[Row]
    indicator: Indicator
    period: Period
    foot: str
    past: pd.DataFrame
    to: Ways | None = None

    @property
    def whose(self) -> str:
        """ "产业链", "省级园区"."""
        return self.name + self.kind

    @property
    def classifier(self) -> str:
        """The measure word of the units."""
        return "条" if self.kind == "产业链" else "个"

    @property
    def first_and_last(self) -> list[Said]:
        """前三后三 in sentences."""
        by, scope = (self.to.by, self.to.scope) if self.to else ("", "")
        of = Together(self.rows, self.indicator, self.period, by, scope, self.kind, self.classifier)
        return first_and_last(of)

    @property
    def rate_only(self) -> bool:
        """True where only growth is published."""
        return not having(self.rows, "value")


def groups(
    store: Store, catalog: Catalog, code: str, kind: str, period: Period, asof: datetime | None
) -> list[Group]:
    """The peer groups that have figures, in official order."""
    by = pick.KINDS[kind]
    found = answered(store, catalog, [code], by, period, asof=asof)[code]
    rows = found.rows
    if not having(rows, "value") and not having(rows, "yoy"):
        return []
    indicator = catalog.indicators[code]
    foot = source.foot(found, kind, source.cutoff(store, asof))
    denominators = dict.fromkeys(row.denominator for row in rows if row.denominator)
    if denominators:
        foot = f"亩均按{'、'.join(denominators)}计算，为{period.months}累计；{foot}"
    past = history(store, catalog, [code], by, upto=period, asof=asof, years=1)[code]
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(row.peer_group, []).append(row)
    to = ways(found, by)
    return [
        Group(name, kind, part, indicator, period, foot, past, to) for name, part in parts.items()
    ]


def show(group: Group, *, titled: bool) -> None:
    """All blocks of one group."""
    rows, indicator = group.rows, group.indicator
    if titled and group.name:
        board.show(board.heading(group.whose, f"{len(rows)}个，单独排位"))
    if group.rate_only:
        _growth(group)
    else:
        left, right = st.columns(2, gap="medium")
        with left:
            _level(group)
        with right:
            _growth(group)
    board.show(
        board.heading(f"{group.whose}{indicator.name}位次", _about(group)),
        places(rows, indicator, group.kind, group.to),
        board.foot(f"注：{source.ROUNDING}{group.foot}。"),
    )
    left, right = st.columns(2, gap="medium")
    with left:
        board.show(board.sentences("前三后三", map(told, group.first_and_last)))
    with right:
        _courses(group)


def _about(group: Group) -> str:
    """Unit, period, what changes of place are measured against, and among how many."""
    rows, period = group.rows, group.period
    uom = "同比，%" if group.rate_only else rows[0].uom or group.indicator.unit
    column = "growth_rank" if group.rate_only else "rank"
    said = [
        f"{group.indicator.name}（{uom}），{period}；位次变化较{wording.baseline(rows[0], period)}",
        wording.ranked_among(rows, period, group.classifier, column),
    ]
    return "；".join(filter(None, said))


def _level(group: Group) -> None:
    indicator, period = group.indicator, group.period
    ranked = ordered(group.rows, "value", lowest=indicator.direction == "lower")
    first = ranked[0]
    to = group.to
    shown = [
        Bar(row.short, row.value, amount(row)[0], growth_colour(row.value),
            to.address(row) if to else "")
        for row in ranked
    ]  # fmt: skip
    draw(
        bars(
            shown,
            title=f"{size(indicator)}：{first.short}居首，{''.join(amount(first))}",
            subtitle=f"{indicator.name}，{first.uom}，{period}，{group.whose}",
            foot=group.foot,
        ),
        name=picture_name(period, group.whose, f"{indicator.name}总量排行"),
        alt=f"{period}{group.whose}{indicator.name}总量排行",
    )


def _growth(group: Group) -> None:
    indicator, period = group.indicator, group.period
    grown = having(group.rows, "yoy")
    if not grown:
        st.info(
            f"{period}{plain(group.whose)}{indicator.name}没有同比：既没有上报，也缺少上年同期数。"
        )
        return
    draw(
        growth(
            group.rows,
            title=wording.growth_title(group.rows, group.classifier),
            subtitle=f"{indicator.name}同比，{grown[0].yoy_uom}，{period}，{group.whose}",
            foot=group.foot,
            links=group.to.addresses(group.rows, "yoy") if group.to else None,
        ),
        name=picture_name(period, group.whose, f"{indicator.name}增速排行"),
        alt=f"{period}{group.whose}{indicator.name}增速排行",
    )


def _courses(group: Group) -> None:
    """Places over this year's periods; the units that moved most are in blue."""
    period = group.period
    column = "rank" if having(group.rows, "rank") else "growth_rank"
    past = group.past[group.past["year"] == period.year]
    months = sorted(past["month"].unique())
    ranked = ordered(having(group.rows, column), column, lowest=True)
    if len(months) < 2 or not ranked:
        return
    shown = ranked[:_FOLLOWED] if len(ranked) > _FOLLOWED + 1 else ranked
    places_by = {(row.unit, row.month): getattr(row, column) for row in past.itertuples()}
    movers = _movers(shown, column)
    courses = [
        Course(row.short, [_place(places_by, row, month) for month in months], row in movers)
        for row in shown
    ]
    level = size(group.indicator) if column == "rank" else "增速"
    part = f"前{_FOLLOWED}位" if len(shown) < len(ranked) else ""
    draw(
        bump(
            courses,
            month_names(months),
            title=_moved(movers, column, group),
            subtitle=f"{level}位次，{group.whose}{part}，{period.year}年各累计期",
            foot=group.foot,
        ),
        name=picture_name(period, group.whose, f"{group.indicator.name}位次变化"),
        alt=f"{group.whose}{group.indicator.name}位次变化",
    )


def _movers(rows: list[Row], column: str) -> list[Row]:
    """The units whose places changed most, those that rose first; none where nothing moved."""
    change = f"{column}_change"
    moved = [row for row in rows if getattr(row, change)]
    most = max((abs(getattr(row, change)) for row in moved), default=None)
    return ordered((row for row in moved if abs(getattr(row, change)) == most), change)


def _moved(movers: list[Row], column: str, group: Group) -> str:
    """ "位次：铜铝新材料、现代家居较1—5月前移1位，功能纺织后移1位"."""
    said = []
    for change in dict.fromkeys(getattr(row, f"{column}_change") for row in movers):
        names = [row.short for row in movers if getattr(row, f"{column}_change") == change]
        more = f"等{len(names)}{group.classifier}" if len(names) > _NAMED else ""
        since = "" if said else f"较{wording.baseline(movers[0], group.period)}"
        said.append(f"{'、'.join(names[:_NAMED])}{more}{since}{wording.moved(change)}")
    return f"位次：{'，'.join(said) or '本期没有变化'}"


def _place(places_by: dict[tuple[str, int], Any], row: Row, month: int) -> float | None:
    place = places_by.get((row.unit, month))
    return place if known(place) else None
