"""The blocks of 排行: sorted bars, places and their changes, 前三后三, the way of places."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from briefing import wording
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import half_up, written
from charts.bars import Bar, bars, growth_colour
from charts.rank import Course, bump
from data.keeping.store import Store
from metrics.indicator import indicator as figures
from metrics.series import history
from pages.shared import board, pick, source
from pages.shared.amounts import amount
from pages.shared.figures import draw, picture_name
from pages.shared.status import rank_text, status
from pages.shared.tables import Column, table
from pages.shared.unit import months as month_names

PAGES = {"产业链": "chain", "园区": "park"}
_FEWEST = 6  # below six units nobody is named as last


@dataclass(frozen=True)
class Group:
    """Units that are ranked together: all of a kind, or one peer group of the parks."""

    name: str
    frame: pd.DataFrame
    indicator: Indicator
    foot: str
    past: pd.DataFrame


def groups(
    store: Store, catalog: Catalog, code: str, by: str, period: Period, asof: datetime | None
) -> list[Group]:
    """The peer groups that have figures, in official order."""
    frame = figures(store, catalog, code, by, period, asof=asof)
    indicator = catalog.indicators[code]
    if frame["value"].isna().all() and frame["yoy"].isna().all():
        return []
    noun = next(kind for kind, key in pick.KINDS.items() if key == by)
    foot = source.foot(indicator, noun, source.cutoff(store, asof), frame)
    denominators = [each for each in frame["denominator"].unique() if each]
    if denominators:
        foot = f"亩均按{'、'.join(denominators)}计算，为{period.months}累计；{foot}"
    past = history(store, catalog, [code], by, upto=period, asof=asof, years=1)[code]
    parts = frame.groupby("peer_group", sort=False) if by == "park" else [("", frame)]
    return [
        Group(str(name), part.reset_index(drop=True), indicator, foot, past)
        for name, part in parts
    ]


def show(group: Group, catalog: Catalog, kind: str, period: Period, titled: bool) -> None:
    """All blocks of one group."""
    frame, indicator = group.frame, group.indicator
    whose = f"{group.name}{kind}" if group.name else kind
    if titled and group.name:
        board.show(board.heading(whose, f"{len(frame)}个，单独排位"))
    left, right = st.columns(2, gap="medium")
    with left:
        _level(group, whose, period)
    with right:
        _growth(group, whose, period)
    board.show(
        board.heading(f"{whose}{indicator.name}位次", _about(frame, indicator, period)),
        places(frame, indicator, kind),
        board.foot(f"注：{source.ROUNDING}{group.foot}。"),
    )
    named = first_and_last(frame, indicator)
    left, right = st.columns(2, gap="medium")
    with left:
        board.show(board.sentences("前三后三", named))
    with right:
        _courses(group, whose, period)


def _size(indicator: Indicator) -> str:
    return indicator.name if indicator.kind == "ratio" else "总量"


def _about(frame: pd.DataFrame, indicator: Indicator, period: Period) -> str:
    row = next(frame.itertuples())
    return (
        f"{indicator.name}（{row.uom or indicator.unit}），{period}；"
        f"位次变化较{wording.baseline(row, period)}"
    )


def _level(group: Group, whose: str, period: Period) -> None:
    frame, indicator = group.frame, group.indicator
    if frame["value"].isna().all():
        st.info(f"{indicator.name}只公布增速，没有总量。")
        return
    upwards = indicator.direction == "lower"
    ranked = frame.sort_values("value", ascending=upwards, na_position="last", kind="stable")
    rows = [
        Bar(row.short, None, amount(row)[0])
        if pd.isna(row.value)
        else Bar(row.short, float(row.value), amount(row)[0], growth_colour(row.value))
        for row in ranked.itertuples()
    ]
    first = ranked.iloc[0]
    draw(
        bars(
            rows,
            title=f"{_size(indicator)}：{first.short}居首，{''.join(amount(first))}",
            subtitle=f"{indicator.name}，{first.uom}，{period}{'' if not group.name else '，' + whose}",
            foot=group.foot,
        ),
        name=picture_name(period, whose, f"{indicator.name}总量排行"),
        alt=f"{period}{whose}{indicator.name}总量排行",
    )


def _growth(group: Group, whose: str, period: Period) -> None:
    frame, indicator = group.frame, group.indicator
    if frame["yoy"].isna().all():
        st.info(f"{period}{whose}{indicator.name}没有同比：既没有上报，也缺少上年同期数。")
        return
    uom = frame.loc[frame["yoy"].notna(), "yoy_uom"].iloc[0]
    ranked = frame.sort_values("yoy", ascending=False, na_position="last", kind="stable")
    rows = [
        Bar(row.short, None, row.state if isinstance(row.state, str) and row.state else "无同比")
        if pd.isna(row.yoy)
        else Bar(
            row.short,
            float(row.yoy),
            written(row.yoy, 1, sign=True) + ("%" if uom == "%" else ""),
            growth_colour(row.yoy),
        )
        for row in ranked.itertuples()
    ]
    draw(
        bars(
            rows,
            title=wording.growth_title(frame, "条" if whose == "产业链" else "个"),
            subtitle=f"{indicator.name}同比，{uom}，{period}{'' if not group.name else '，' + whose}",
            foot=group.foot,
        ),
        name=picture_name(period, whose, f"{indicator.name}增速排行"),
        alt=f"{period}{whose}{indicator.name}增速排行",
    )


def places(frame: pd.DataFrame, indicator: Indicator, kind: str) -> str:
    """The table: both places with their changes and the distance to the next place."""
    lit = frame["light"].isin(["绿", "黄", "红"]).any()
    columns = [
        Column(kind, left=True),
        Column("累计" if indicator.kind == "flow" else "数值"),
        Column("位次", _size(indicator)), Column("距前一位", _size(indicator)),
        Column("同比"), Column("位次", "增速"), Column("距前一位", "增速"),
        *([Column("与年度目标相比", left=True, wide=True)] if lit else []),
    ]
    ranked = frame.sort_values(["rank", "growth_rank"], na_position="last", kind="stable")
    above = _distances(ranked, "rank", "value")
    faster = _distances(ranked, "growth_rank", "yoy")
    rows = []
    for row in ranked.itertuples():
        gap, lead = above.get(row.unit), faster.get(row.unit)
        rows.append(
            [
                _named(row, kind),
                amount(row)[0],
                rank_text(row),
                "—" if gap is None else f"{written(gap, int(row.decimals))}{row.uom}",
                board.change(row.yoy, row.yoy_uom),
                rank_text(row, "growth_rank"),
                "—" if lead is None else f"{written(lead, 1)}个百分点",
                *([status(row) if isinstance(row.light, str) else "—"] if lit else []),
            ]
        )
    return table(columns, rows)


def _named(row: Any, kind: str) -> str:
    page = PAGES.get(kind)
    if page is None:
        return board.safe(row.short)
    return board.link(row.short, pick.link(page, **{page: row.short}))


def _distances(ranked: pd.DataFrame, rank: str, value: str) -> dict[str, float]:
    """By unit, what separates it from the nearest better place."""
    rows = ranked[ranked[rank].notna()].sort_values(rank, kind="stable")
    best: dict[float, float] = {}
    for place, number in zip(rows[rank], rows[value], strict=True):
        best.setdefault(place, number)
    order = sorted(best)
    found = {}
    for row in rows.itertuples():
        place = getattr(row, rank)
        better = order.index(place) - 1
        if better >= 0:
            found[row.unit] = abs(half_up(best[order[better]] - getattr(row, value), 6))
    return found


def first_and_last(frame: pd.DataFrame, indicator: Indicator) -> list[str]:
    """前三 by place; 后三 only among six or more, and only those behind their annual target."""
    ranked = frame[frame["rank"].notna()].sort_values("rank", kind="stable")
    if ranked.empty:
        ranked = frame[frame["growth_rank"].notna()].sort_values("growth_rank", kind="stable")
    if ranked.empty:
        return ["本期没有参加排位的单位。"]
    first = ranked.head(3)
    said = [f"前三：{'、'.join(map(_standing, first.itertuples()))}。"]
    last = ranked.tail(3).iloc[::-1]
    behind = last[last["light"].isin(["黄", "红"])]
    if len(ranked) < _FEWEST:
        said.append(f"参加排位的只有{len(ranked)}个，不足六个，不列后三。")
    elif ranked["light"].isna().all():
        said.append("没有年度目标，不列后三。")
    elif behind.empty:
        said.append("位次靠后的都完成了目标进度，不列后三。")
    else:
        said.append(f"后三中未完成进度的：{'、'.join(map(_standing, behind.itertuples()))}。")
    missing = frame[frame["value"].isna() & frame["yoy"].isna()]
    if len(missing):
        said.append(f"未报：{'、'.join(map(board.safe, missing['short']))}。")
    return said


def _standing(row: Any) -> str:
    value = "".join(amount(row)) if not pd.isna(row.value) else f"{written(row.yoy, 1, sign=True)}%"
    return f"{board.safe(row.short)}（{value}）"


def _courses(group: Group, whose: str, period: Period) -> None:
    """Places over this year's periods; the unit that moved most is in blue."""
    frame = group.frame
    column = "rank" if frame["rank"].notna().any() else "growth_rank"
    past = group.past[group.past["year"] == period.year]
    months = sorted(past["month"].unique())
    if len(months) < 2 or frame[column].isna().all():
        return
    ways = past.pivot(index="unit", columns="month", values=column)
    change = frame[f"{column}_change"].abs()
    subject = frame.loc[change.idxmax(), "unit"] if change.max() > 0 else None
    courses = [
        Course(
            row.short,
            _way(ways, row.unit),
            row.unit == subject,
        )
        for row in frame.itertuples()
    ]
    mover = frame[frame["unit"] == subject]
    title = "位次：本期没有变化"
    if len(mover):
        row = next(mover.itertuples())
        title = f"位次：{row.short}较{wording.baseline(row, period)}{wording.moved(getattr(row, f'{column}_change'))}"
    kind = _size(group.indicator) if column == "rank" else "增速"
    draw(
        bump(
            courses,
            month_names(months),
            title=title,
            subtitle=f"{kind}位次，{whose}，{period.year}年各累计期",
            foot=group.foot,
        ),
        name=picture_name(period, whose, f"{group.indicator.name}位次变化"),
        alt=f"{whose}{group.indicator.name}位次变化",
    )


def _way(ways: pd.DataFrame, unit: str) -> list[float | None]:
    if unit not in ways.index:
        return [None] * len(ways.columns)
    return [None if pd.isna(place) else float(place) for place in ways.loc[unit]]
