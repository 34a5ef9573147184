"""Three strengths and three gaps of a unit, chosen by rule: nobody picks them by hand.

Three aspects are looked at, in this order: the annual targets, growth, place. Each gives its most
telling line, so that the same aspect stands on the same line of every card; where an aspect has
nothing to say its line goes to the next most telling one of the others. No indicator is named
twice among the strengths, nor among the gaps, and nothing is said of what is withheld.

目标进度  a target met as of today (printed gap ≥ 0) is a strength, one missed is a gap; that of the
          main indicator, whose light the card shows, first, then the farthest ahead or behind. A
          target whose figure is not reported is a gap.
增速      faster than all units of its kind together and not falling is a strength; slower, or
          falling, is a gap; the farthest apart first. Less is better for some indicators.
位次      among at least six ranked: the first third is a strength; the last third is a gap where
          the unit also misses its target, falls, or has moved back. The best, or the last, first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing import wording
from briefing.said import Number, Said, said
from briefing.unit.kpis import teller
from briefing.unit.subject import MAIN, Subject
from catalog.rounding import half_up, known, written
from metrics.printing import apart_digits
from metrics.row import Row, digits_of

MOST = 3
FEWEST = 6  # below six ranked units nobody is first or last
_FIRST = 1e6  # more than any gap
ASPECTS = ("目标进度", "增速", "位次")
RULE = (
    "强项、短板按规则选出：目标进度、增速、位次各取最突出的一项，缺的由其余补足，每个指标只说一次；"
    "增速与全部单位比；六个以上参加排位时取前、后三分之一，后三分之一还须未达目标、下降或后移。"
)


@dataclass(frozen=True)
class Merit:
    """Something worth a line: how telling it is (more is more), and its words."""

    aspect: str
    code: str
    weight: float
    good: bool
    words: Callable[[], Said]


def headed(lines: Sequence[Said], word: str) -> str:
    """ "三个强项", "两个短板": the heading counts what stands under it."""
    return f"{wording.counted(len(lines))}个{word}" if lines else word


def strengths(subject: Subject) -> tuple[Said, ...]:
    """What the unit does well, at most three lines."""
    return tuple(merit.words() for merit in chosen(list(merits(subject)), good=True))


def gaps(subject: Subject) -> tuple[Said, ...]:
    """Where it falls short, at most three lines."""
    return tuple(merit.words() for merit in chosen(list(merits(subject)), good=False))


def chosen(found: Sequence[Merit], *, good: bool) -> list[Merit]:
    """The most telling of each aspect, then those next to them, each of another indicator."""
    of = [
        sorted((each for each in found if each.good is good and each.aspect == aspect),
               key=lambda merit: -merit.weight)
        for aspect in ASPECTS
    ]  # fmt: skip
    taken: list[Merit] = []
    while len(taken) < MOST and any(of):
        for waiting in of:
            named = {merit.code for merit in taken}
            waiting[:] = [merit for merit in waiting if merit.code not in named]
            if waiting and len(taken) < MOST:
                taken.append(waiting.pop(0))
    return sorted(taken, key=lambda merit: ASPECTS.index(merit.aspect))


def merits(subject: Subject) -> Iterator[Merit]:
    """Everything that could be said, good and bad."""
    for code in subject.codes:
        row = subject.rows[code]
        if row is None or wording.withheld(row):
            continue
        for look in (_target, _growth, _place):
            found = look(subject, code, row)
            if found is not None:
                yield found


def _target(subject: Subject, code: str, row: Row) -> Merit | None:
    name = subject.catalog.indicators[code].name
    if row.light == "灰" and known(row.target):
        state = row.state or "未报"
        return Merit("目标进度", code, _FIRST, False, lambda: said(f"{name}本期{state}"))
    if not known(row.gap_pp):
        return None
    gap = half_up(row.gap_pp, digits_of(row, "gap_pp")) or 0.0

    def words() -> Said:
        if row.target_type == "share" and known(row.value):
            now = Number(written(row.value, int(row.decimals)), subject.pointer(code))
            return said(name, now, "%，", teller(subject, code, row).gap())
        if not known(row.completion):
            now = teller(subject, code, row).growth() if known(row.yoy) else ""
            return said(name, now, "，" if now else "", teller(subject, code, row).gap())
        done = teller(subject, code, row).rate("completion")
        return said(f"{name}完成年度目标的", done, "%，", teller(subject, code, row).gap())

    weight = _FIRST + 1 if code == MAIN else abs(gap)
    return Merit("目标进度", code, weight, gap >= 0, words)


def _growth(subject: Subject, code: str, row: Row) -> Merit | None:
    indicator = subject.catalog.indicators[code]
    total = subject.answers[code].total
    if indicator.direction == "none" or not known(row.yoy):
        return None
    of_all = total.yoy if known(total.yoy) and total.yoy_uom == row.yoy_uom else None
    digits = digits_of(row, "yoy"), digits_of(total, "yoy")
    apart = half_up(row.yoy, digits[0]) - half_up(of_all or 0.0, digits[1])
    apart = half_up(apart, apart_digits(*digits)) or 0.0
    better = -apart if indicator.direction == "lower" else apart
    own = -row.yoy if indicator.direction == "lower" else row.yoy
    falling = (half_up(own, digits[0]) or 0.0) < 0
    if not apart and not falling:
        return None

    def words() -> Said:
        parts: list[Said | str | Number] = [indicator.name, teller(subject, code, row).growth()]
        if of_all is not None and apart:
            parts += ["，", teller(subject, code, row).against(total, f"全部{subject.noun}")]
        if known(row.growth_rank):
            shared = "并列" if row.growth_rank_shared else ""
            place = Number(f"{row.growth_rank:.0f}", subject.pointer(code, "growth_rank"))
            group = subject.peers if subject.member.peer_group else ""
            parts += [f"，居{group}{shared}第", place, "位"]
        return said(*parts)

    good = better > 0 and not falling
    return Merit("增速", code, abs(apart) if good or better < 0 else abs(row.yoy), good, words)


def _place(subject: Subject, code: str, row: Row) -> Merit | None:
    if not known(row.rank) or not known(row.rank_of) or row.rank_of < FEWEST:
        return None
    third = row.rank_of / 3
    first, last = row.rank <= third, row.rank > row.rank_of - third
    moved = row.rank_change if known(row.rank_change) else 0
    weak = moved < 0 or (known(row.gap_pp) and (half_up(row.gap_pp, 1) or 0) < 0)
    weak = weak or (known(row.yoy) and (half_up(row.yoy, 1) or 0) < 0)
    if not first and not (last and weak):
        return None

    def words() -> Said:
        indicator = subject.catalog.indicators[code]
        size = "" if indicator.kind == "ratio" else "总量"
        shared = "并列" if row.rank_shared else ""
        number = Number(f"{row.rank:.0f}", subject.pointer(code, "rank"))
        among = f"，{subject.peers}共{row.rank_of:.0f}{subject.counter}"
        parts = [f"{indicator.name}{size}居{shared}第", number, "位", among]
        if moved:
            parts.append(f"，较{wording.baseline(row, subject.period)}{wording.moved(moved)}")
        return said(*parts)

    share = (row.rank - 1) / (row.rank_of - 1)
    return Merit("位次", code, 1 - share if first else share, first, words)
