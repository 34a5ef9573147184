"""What 总览 opens with: what changed since the last meeting's edition, on a line and in full."""

from collections.abc import Iterable
from datetime import datetime

import streamlit as st

from briefing import wording
from catalog.catalog import Catalog
from catalog.period import Period
from charts.style import LAMPS
from data.keeping.store import Store
from metrics.since import Since, Turn, previous, since
from pages.shared import board, progress, session
from pages.shared.edition.band import listed
from pages.shared.moments import local
from pages.shared.nodes import Node, run
from pages.shared.plain import plain
from pages.shared.promise import AGAINST_TIME
from pages.shared.trace.link import traced

_NAMED = 6
_MOST = 30


def show(store: Store, catalog: Catalog, period: Period, asof: datetime | None) -> None:
    """The line, and behind it the whole; nothing where there was no edition before."""
    of = session.edition()
    last = previous(session.whole(), period, asof, code=of.code if of else "")
    if last is None:
        return
    day = progress.moment(store, asof) if session.person().uploads else None
    found = since(store, catalog, last, period, asof, day=day)
    about = f"自会议版“{plain(last.name)}”（{last.period}，{local(last.asof)[:10]}定版）以来"
    told = summary(found)
    if not told:
        st.caption(f"{about}，数据和亮灯没有变化。")
        return
    words = f"{about}：{plain('；'.join(told))}"
    with st.expander(words, icon=":material/update:", key="since", on_change="rerun") as more:
        pass
    if more.open:
        with more:
            _whole(found)


def summary(found: Since) -> list[str]:
    """A clause for each kind of change."""
    told = []
    many = len(found.revised) + found.withheld
    if many:
        told.append(f"{many}个数修订、补报或撤回")
    if found.laggards:
        told.append(
            f"新增红灯：{_names(f'{turn.name}（{turn.target}）' for turn in found.laggards)}"
        )
    better = [turn for turn in found.turned if not turn.worse]
    if found.turned:
        worse = len(found.turned) - len(better)
        parts = [f"转差{worse}项"] if worse else []
        parts += [f"转好{len(better)}项"] if better else []
        told.append(f"亮灯{'、'.join(parts)}")
    for what, mark in (("came", "新报"), ("late", "迟报"), ("overdue", "逾期未报")):
        number = sum(len(getattr(each, what)) for each in found.reports)
        if number:
            told.append(f"{mark}{number}份")
    return told


def _names(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(names))
    return "、".join(known[:_NAMED]) + (f"等{len(known)}个" if len(known) > _NAMED else "")


def _whole(found: Since) -> None:
    lights, reports = [_turn(turn) for turn in found.turned], []
    for each in found.reports:
        for what, names in (("新报", each.came), ("迟报", each.late), ("逾期未报", each.overdue)):
            if names:
                reports.append(f"{each.report}　{what}{len(names)}个：{_names(names)}")
    both = bool(lights or found.laggards) and bool(reports)
    left, right = st.columns(2, gap="medium") if both else (st.container(), st.container())
    if lights or found.laggards:
        new = [_turn(turn) for turn in found.laggards if turn not in found.turned]
        rest = len(lights) - _MOST
        more = [f"另有{rest}项，见“目标”。"] if rest > 0 else []
        with left:
            board.show(board.sentences("亮灯变化", [*new, *lights[:_MOST], *more]))
    if reports:
        with right:
            board.show(board.sentences("报送", reports))
    if found.revised:
        about = f"{found.then.period}及以前各期，定版时与现在"
        board.show(board.heading(f"{len(found.revised)}个数有改动", about), listed(found.revised))
    then = found.then.catalog
    if then is not None and then.lights != session.catalog().lights:
        board.show(board.foot("亮灯标准此后有改动：定版时按当时的标准亮灯，现在按现在的。"))
    if found.withheld:
        board.show(board.foot(f"另有{found.withheld}个改动的数不予显示。"))


def _gap(turn: Turn, gap: float) -> str:
    if turn.pointer.promise in AGAINST_TIME:
        return wording.progress(gap, short=True)
    return wording.over_target(gap)


def _turn(turn: Turn) -> Node:
    before = f"{LAMPS[turn.before]} → " if turn.before else "未亮灯 → "
    gaps = [_gap(turn, gap) for gap in (turn.gap_before, turn.gap_now) if gap is not None]
    said = f"　{' → '.join(gaps)}" if gaps else ""
    whose = board.link(f"{turn.name}{turn.target}", traced(turn.pointer))
    return run(board.light(turn.now, "", named=False), whose, f"　{before}{LAMPS[turn.now]}{said}")
