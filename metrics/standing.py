"""Typed targets: what was promised, how it is compared, how far it is, which light it shows."""

from dataclasses import dataclass

from catalog.indicator import Indicator
from catalog.lights import GREEN, GREY, RED, YELLOW, Lights
from catalog.period import Period
from catalog.rounding import half_up
from metrics.arithmetic import quotient
from metrics.facts import Fact, Measures
from metrics.printing import RATE_DIGITS, apart_digits, rate_digits

# The first of these that a unit has is the one its row shows.
TYPES = ("level", "range", "cap", "growth", "share", "rank", "milestone", "veto")
_DONE = ("完成", "已完成", "是", "达标")


@dataclass(frozen=True, slots=True)
class Standing:
    """A target and where the unit stands against it; numbers in the indicator's canonical unit."""

    kind: str | None = None
    target: Fact | None = None
    completion: float | None = None
    completion_reported: float | None = None
    time_progress: float | None = None
    gap: float | None = None
    required: float | None = None
    light: str | None = None
    place: float | None = None
    place_by: str = ""
    completion_decimals: int = RATE_DIGITS
    gap_decimals: int = RATE_DIGITS


@dataclass(frozen=True, slots=True)
class Actual:
    """What a target is compared with: value (canonical), 同比, official 位次, reported 完成率."""

    value: float | None
    yoy: float | None
    rank: float | None = None
    share: float | None = None
    completion: float | None = None
    state: str | None = None
    growth_rank: float | None = None
    yoy_decimals: int = RATE_DIGITS

    @property
    def place(self) -> tuple[float | None, str]:
        """The official 位次 a promised place is compared with; that of 增速 where no other is."""
        return (self.rank, "") if self.rank is not None else (self.growth_rank, "增速")


def targets(kept: Measures, indicator: Indicator) -> list[tuple[str, Fact]]:
    """Every target of a unit with its type, in the order of TYPES.

    A level that must not be exceeded (≤, or an indicator where less is better) is a cap.
    """
    prefix = "target_"
    found = {m.removeprefix(prefix): fact for m, fact in kept.items() if m.startswith(prefix)}
    if "level" in found and _at_most(found["level"], indicator):
        found.setdefault("cap", found.pop("level"))
    return [(kind, found[kind]) for kind in TYPES if kind in found]


def _at_most(fact: Fact, indicator: Indicator) -> bool:
    operator = (fact.operator or "").strip()
    return operator.startswith(("<", "≤")) or (
        not operator.startswith((">", "≥")) and indicator.direction == "lower"
    )


def standing(
    kind: str | None,
    target: Fact | None,
    actual: Actual,
    indicator: Indicator,
    period: Period,
    lights: Lights,
) -> Standing:
    """Where a unit stands against one target; `kind` None: only a 完成率 may be reported."""
    base = Standing(kind, target, completion_reported=actual.completion)
    if kind in (None, "level", "range"):
        return _against_time(base, actual, indicator, period, lights)
    if kind == "growth":
        return _growth(base, actual, indicator, lights)
    if kind == "share":
        return _share(base, actual, indicator, lights)
    place, place_by = actual.place if kind == "rank" else (None, "")
    return Standing(
        kind,
        target,
        completion_reported=actual.completion,
        place=place,
        place_by=place_by,
        light=_reached(kind, target, actual, period),
    )


def _against_time(
    base: Standing, actual: Actual, indicator: Indicator, period: Period, lights: Lights
) -> Standing:
    """Level and count targets: 完成率 against 序时进度 (a range counts from its lower bound)."""
    goal = base.target.value if base.target else None
    computed = quotient(actual.value, goal) if goal is not None and goal > 0 else None
    completion = actual.completion if computed is None else computed * 100
    if period.span == "month" or (base.target is None and completion is None):
        light = GREY if actual.state == "未报" else None
        return Standing(base.kind, base.target, completion_reported=actual.completion, light=light)
    time = period.time_progress
    decimals = _completion_digits(completion, actual.completion, computed is None)
    gap = None if completion is None else completion - time
    required, left = None, 12 - period.last_month
    if goal is not None and actual.value is not None and left and indicator.kind != "ratio":
        required = (goal - actual.value) / left
    return Standing(
        base.kind,
        base.target,
        completion,
        actual.completion,
        time,
        gap,
        required,
        lights.of_level(half_up(gap, apart_digits(decimals))),
        completion_decimals=decimals,
        gap_decimals=apart_digits(decimals),
    )


def _completion_digits(completion: float | None, reported: float | None, as_reported: bool) -> int:
    """Those of the reported 完成率 where it is the one shown, or says the same as the computed."""
    digits = rate_digits(reported, as_reported=True)
    if as_reported or reported is None:
        return digits
    decimals = apart_digits(digits)
    return decimals if half_up(completion, decimals) == half_up(reported, 6) else RATE_DIGITS


def _growth(base: Standing, actual: Actual, indicator: Indicator, lights: Lights) -> Standing:
    """Growth with growth, in 个百分点; never with 序时进度."""
    goal, gap = base.target.value, None
    if actual.yoy is not None and goal is not None:
        gap = actual.yoy - goal
        gap = -gap if _at_most(base.target, indicator) else gap
    decimals = apart_digits(actual.yoy_decimals)
    return Standing(
        base.kind,
        base.target,
        completion_reported=actual.completion,
        gap=gap,
        light=lights.of_growth(half_up(gap, decimals)),
        gap_decimals=decimals,
    )


def _share(base: Standing, actual: Actual, indicator: Indicator, lights: Lights) -> Standing:
    """A share against its floor, in 个百分点, at any time of the year."""
    goal = base.target.value
    now = actual.value if indicator.unit == "%" else actual.share
    gap = None if now is None or goal is None else now - goal
    gap = -gap if gap is not None and _at_most(base.target, indicator) else gap
    return Standing(
        base.kind,
        base.target,
        completion_reported=actual.completion,
        gap=gap,
        light=lights.of_growth(half_up(gap, 1)),
    )


def _reached(kind: str, target: Fact, actual: Actual, period: Period) -> str:
    """Caps, official places, milestones and vetoes are reached or not."""
    if kind == "cap":
        if actual.value is None or target.value is None:
            return GREY
        return GREEN if actual.value <= target.value else RED
    if kind == "rank":
        place, _ = actual.place
        if place is None or target.value is None:
            return GREY
        return GREEN if place <= target.value else RED
    if kind == "veto":
        return GREY if actual.value is None else RED if actual.value > 0 else GREEN
    if (actual.value or 0) >= 1 or actual.state in _DONE:
        return GREEN
    unknown = actual.value is None and actual.state in (None, "未报")
    return GREY if unknown else RED if period.last_month == 12 else YELLOW
