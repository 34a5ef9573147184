"""The tables of a card: what is promised and reached, and what the unit is made of."""

from collections.abc import Sequence
from typing import Any

from briefing import wording
from briefing.amounts import amount, in_yi, percent, percent_of, rate, shown
from briefing.document import Cell, Column, Table
from briefing.promised import TYPES
from briefing.unit.subject import MAIN, Subject
from catalog.rounding import known, written
from charts.order import by as ordered
from charts.order import having
from metrics.cross import crossed, unlisted
from metrics.pointer import Pointer
from metrics.row import Row, digits_of
from metrics.target import targets

MOST = 6  # lines of a table on a card
_REACHED = {"绿": "达标", "红": "未达标", "黄": "推进中"}


def promised(subject: Subject) -> Table | None:
    """The unit's annual targets in the order of the catalogue; None where it has none."""
    found = targets(subject.store, subject.catalog, subject.kind, subject.period, asof=subject.asof)
    own = list(found[found["unit"] == subject.unit].itertuples())
    if not own:
        return None
    columns = (
        Column("指标"), Column("年度目标"), Column("实际"), Column("完成率", "rate", "%"),
        Column("与序时进度或目标相比", "light"),
    )  # fmt: skip
    rows = tuple(_target(subject, each) for each in own[:MOST])
    more = f"另有{len(own) - MOST}项，见“目标”。" if len(own) > MOST else ""
    about = f"{subject.period}，序时进度{percent(subject.period.time_progress)}"
    return Table("年度目标", about, columns, rows, foot=more)


def _target(subject: Subject, row: Any) -> tuple[Cell, ...]:
    pointer = Pointer(
        subject.kind, subject.unit, row.indicator, subject.period, promise=row.target_type
    )
    goal, actual = _goal(subject, row), _actual(subject, row)
    done = percent_of(row, "completion")
    return (
        Cell(row.indicator_name),
        Cell(goal, pointer=pointer.to("target") if known(row.target) else None),
        Cell(actual, pointer=pointer.to("yoy" if row.target_type == "growth" else "value")),
        Cell(done, row.completion if known(row.completion) else None, 1, pointer.to("completion"))
        if known(row.completion)
        else Cell("—"),
        Cell(_standing(row), pointer=pointer.to("gap_pp") if known(row.gap_pp) else None,
             light=row.light if isinstance(row.light, str) else ""),
    )  # fmt: skip


def _in_yi(subject: Subject, row: Any) -> tuple[float, str, int]:
    """What an amount is divided by, its unit and decimals as a leader reads it."""
    own = subject.rows.get(row.indicator)
    if own is not None and own.uom == row.uom:
        as_shown = shown(own)
        return (1e4 if as_shown.uom != own.uom else 1.0), as_shown.uom, int(as_shown.decimals)
    indicator = subject.catalog.indicators[row.indicator]
    return 1.0, row.uom, indicator.decimals


def _goal(subject: Subject, row: Any) -> str:
    if row.target_type in ("milestone", "veto") or not known(row.target):
        return row.state if isinstance(row.state, str) else TYPES[row.target_type]
    if row.target_type == "rank":
        return f"前{written(row.target, 0)}位"
    if row.target_type in ("growth", "share"):
        word = "增速" if row.target_type == "growth" else ""
        return f"{word}{written(row.target, digits_of(row, 'target'))}%"
    size, uom, digits = _in_yi(subject, row)
    number = written(row.target / size, digits)
    if row.target_type == "range" and known(row.upper):
        number += f"—{written(row.upper / size, digits)}"
    return f"{'≤' if row.target_type == 'cap' else ''}{number}{uom}"


def _actual(subject: Subject, row: Any) -> str:
    if row.target_type == "growth":
        if not known(row.yoy):
            return _state(row)
        return f"{written(row.yoy, digits_of(row, 'yoy'), sign=True)}%"
    if row.target_type == "rank" and known(row.place):
        return f"{row.place_by}第{row.place:.0f}位"
    if not known(row.value):
        return _state(row)
    if row.target_type == "share":
        return f"{written(row.value, int(row.value_decimals))}%"
    size, uom, digits = _in_yi(subject, row)
    return f"{written(row.value / size, digits)}{uom}"


def _state(row: Any) -> str:
    return row.state if isinstance(row.state, str) and row.state else "未报"


def _standing(row: Any) -> str:
    if row.light in (None, "灰") or not isinstance(row.light, str):
        return _state(row)
    if not known(row.gap_pp):
        return _REACHED[row.light]
    if row.target_type in ("level", "range"):
        return wording.behind(row, short=True)
    return wording.over_target(row.gap_pp, digits_of(row, "gap_pp"))


def within(subject: Subject) -> Table | None:
    """Parks within the chain, chains within the park, the largest first; None where nobody
    reports them. Of what is withheld only that it is."""
    inner = "园区" if subject.kind == "chain" else "产业链"
    found = crossed(
        subject.store, subject.catalog, MAIN, subject.period,
        asof=subject.asof, **{subject.kind: subject.unit},
    )  # fmt: skip
    told = ordered(having(found.rows, "value"), "value")
    hidden = [row for row in found.rows if wording.withheld(row)]
    if not told and not hidden:
        return None
    rest = unlisted(found)
    listed = told[: MOST - min(len(hidden), 2) - (1 if rest else 0)]
    lines = [*_alike(subject, [*listed, *([rest] if rest else [])]), *hidden[:2]]
    uom = next((row.uom for row in lines if known(row.value)), "")
    name = subject.catalog.indicators[MAIN].name
    columns = (
        Column(inner), Column(name, "amount", uom), Column("占比", "rate", "%"),
        Column("同比", "rate", "%"),
    )  # fmt: skip
    rows = tuple(_cell_row(subject, row) for row in lines)
    left = len(told) + len(hidden) - len(listed) - len(hidden[:2])
    more = [f"另有{left}{'个' if inner == '园区' else '条'}未列" if left else ""]
    more.append(wording.kept_back(found.rows))
    about = "，".join(filter(None, (f"{name}", uom, str(subject.period))))
    return Table(f"{inner}构成", about, columns, rows, foot="；".join(filter(None, more)))


def _alike(subject: Subject, rows: Sequence[Row]) -> list[Row]:
    """The rows in the unit the card shows the unit's own figure in."""
    in_large = subject.row is not None and shown(subject.row).uom == "亿元"
    return [in_yi(row) if in_large else row for row in rows]


def _cell_row(subject: Subject, row: Row) -> tuple[Cell, ...]:
    if wording.withheld(row):
        return (Cell(row.short), Cell("不予显示"), Cell("—"), Cell("—"))
    pointer = None
    if row.unit:
        pair = (subject.unit, row.unit) if subject.kind == "chain" else (row.unit, subject.unit)
        pointer = Pointer("chain_park", pair[0], MAIN, subject.period, other=pair[1])

    def cell(text: str, number: str, value: float | None, decimals: int) -> Cell:
        if not known(value):
            return Cell("—")
        return Cell(text, value, decimals, pointer.to(number) if pointer else None)

    return (
        Cell(row.short),
        cell(amount(row)[0], "value", row.value, int(row.decimals)),
        cell(percent_of(row, "share"), "share", row.share, 1),
        cell(rate(row), "yoy", row.yoy, 1),
    )
