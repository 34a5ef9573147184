"""The figures on top of a card: the same ones in the same places for every unit of a kind."""

from briefing import wording
from briefing.amounts import amount, percent_of, place, shown
from briefing.document import Kpi
from briefing.said import Number, said
from briefing.teller import Teller
from briefing.unit.subject import MAIN, Subject
from catalog.rounding import known, written
from metrics.row import Row, digits_of

MOST = 8


def kpis(subject: Subject) -> tuple[Kpi, ...]:
    """产值, 完成年度目标, 位次, 占比, then the further indicators of the kind; what a unit has not
    reported keeps its place and says so."""
    row = subject.row
    if row is None:
        return ()
    found = [_figure(subject, MAIN, row), _completion(subject, row), _place(subject, row)]
    found.append(_share(subject, row))
    for code in subject.codes[1:]:
        other = subject.rows[code]
        if other is not None:
            found.append(_figure(subject, code, other, lit=True))
    return tuple(found[:MOST])


def _figure(subject: Subject, code: str, row: Row, *, lit: bool = False) -> Kpi:
    name, pointer = subject.catalog.indicators[code].name, subject.pointer(code)
    if not known(row.value) and known(row.yoy):
        value = written(row.yoy, digits_of(row, "yoy"), sign=True)
        return Kpi(f"{name}同比", value, row.yoy_uom, light="", pointer=pointer.to("yoy"))
    value, uom = amount(shown(row))
    notes = [teller(subject, code, row).growth()] if known(row.yoy) else []
    if not notes and row.state and known(row.value):
        notes = [said(row.state)]
    if lit and known(row.completion):
        notes.append(said("完成", teller(subject, code, row).rate("completion"), "%"))
    gap = teller(subject, code, row).gap(short=True) if lit else None
    notes += [gap] if gap else []
    return Kpi(
        name,
        value,
        uom,
        tuple(notes),
        light=(row.light or "") if lit and known(row.gap_pp) else "",
        completion=row.completion if lit else None,
        due=row.time_progress if lit and known(row.completion) else None,
        pointer=pointer if known(row.value) else None,
    )


def teller(subject: Subject, code: str, row: Row) -> Teller:
    """The clauses of a row as a leader reads it."""
    scope = subject.pointer(code).scope
    return Teller(shown(row), subject.period, subject.kind, code, scope)


def _completion(subject: Subject, row: Row) -> Kpi:
    if not known(row.completion):
        light = row.light or ""
        none = "无年度目标"
        if known(row.target) or row.completion_reported is not None:
            none = row.state or "未报"
        gap = teller(subject, MAIN, row).gap(short=True)
        return Kpi("完成年度目标", none, "", (gap,) if gap else (), light=light)
    notes = [teller(subject, MAIN, row).gap(short=True)] if known(row.gap_pp) else []
    of = shown(row)
    if known(of.target):
        goal = Number(written(of.target, of.decimals), subject.pointer(MAIN, "target"))
        notes.append(said("目标", goal, of.uom))
    return Kpi(
        "完成年度目标",
        teller(subject, MAIN, row).rate("completion").text,
        "%",
        tuple(filter(None, notes)),
        light=row.light or "",
        completion=row.completion,
        due=row.time_progress,
        pointer=subject.pointer(MAIN, "completion"),
    )


def _place(subject: Subject, row: Row) -> Kpi:
    of = row.peer_group or "总量"
    name = f"{of}位次"
    if not known(row.rank) and not known(row.growth_rank):
        return Kpi(name, "未参加排位")
    if known(row.rank_of):
        name = f"{of}位次（共{row.rank_of:.0f}{subject.counter}）"
    notes = []
    if known(row.rank_change):
        notes.append(f"较{wording.baseline(row, subject.period)}{wording.moved(row.rank_change)}")
    told = [said(*notes)] if notes else []
    if known(row.growth_rank):
        number = Number(f"{row.growth_rank:.0f}", subject.pointer(MAIN, "growth_rank"))
        shared = "并列" if row.growth_rank_shared else ""
        told.append(said(f"增速{shared}第", number, "位"))
    return Kpi(name, place(row), "", tuple(told), pointer=subject.pointer(MAIN, "rank"))


def _share(subject: Subject, row: Row) -> Kpi:
    name = f"占全部{subject.noun}"
    if not known(row.share):
        return Kpi(name, "—")
    notes = ()
    if known(row.pull):
        word = wording.pulled(row.pull, "增速")
        number = written(abs(row.pull), 1)
        before, _, after = word.partition(number)
        notes = (said(before, Number(number, subject.pointer(MAIN, "pull")), after),)
    value = percent_of(row, "share").removesuffix("%")
    return Kpi(name, value, "%", notes, pointer=subject.pointer(MAIN, "share"))
