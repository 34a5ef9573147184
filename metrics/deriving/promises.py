"""A target, and how far it is: 完成率, 序时进度, 进度差, 后期月均."""

from dataclasses import replace

from catalog.rounding import known
from metrics.derivation import Derived, Line, Listing
from metrics.deriving.growths import own_keys
from metrics.pointer import Pointer
from metrics.row import Row
from metrics.scene import Scene, withheld
from metrics.withholding import WHY
from metrics.working import Piece, Term, working

_OF_TIME = ("level", "range")


def target(scene: Scene, of: Pointer) -> Derived:
    """A target: as it was set."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if row.target_type is None:
        return Derived(replace(result, state="没有年度目标"), "没有这一年的目标。")
    keys = own_keys(scene, of, found, f"target_{row.target_type}")
    keys = keys or own_keys(scene, of, found, "target_level")  # a level not to be exceeded
    said = f"目标要求{row.target_operator}。" if row.target_operator else ""
    return Derived(result, f"下达的年度目标，不经计算。{said}", keys=keys)


def completion(scene: Scene, of: Pointer) -> Derived:
    """完成率: the value of the target, as reported where it cannot be computed."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    keys = own_keys(scene, of, found, "completion")
    if result.value is None:
        return Derived(result, "没有可比的年度总量目标，或本期没有数，不计算完成率。")
    if row.target_type in _OF_TIME and known(row.value) and known(row.target) and row.target > 0:
        now, goal = scene.term(of.to("value"), "累计"), scene.term(of.to("target"))
        pieces = [now, " ÷ ", goal, " × 100%"]
        by_hand = working("完成率", pieces, result, lambda n: n[0] / n[1] * 100)
        notes = (
            (f"上报的完成率为{scene.term(of.to('completion_reported')).said}。",) if keys else ()
        )
        also = (of.to("completion_reported"),) if keys else ()
        return Derived(result, "累计数占年度目标的比重。", by_hand, also=also, notes=notes)
    return Derived(result, "上报数，不经计算。", keys=keys)


def completion_reported(scene: Scene, of: Pointer) -> Derived:
    """完成率 as the workbook has it."""
    return _reported(scene, of, "completion")


def rank_reported(scene: Scene, of: Pointer) -> Derived:
    """A place the upper level published."""
    return _reported(scene, of, "rank")


def growth_rank_reported(scene: Scene, of: Pointer) -> Derived:
    """A place by growth the upper level published."""
    return _reported(scene, of, "growth_rank")


def _reported(scene: Scene, of: Pointer, measure: str) -> Derived:
    keys = own_keys(scene, of, scene.answer(of), measure)
    return Derived(scene.term(of), "上报数，不经计算。" if keys else "没有上报。", keys=keys)


def time_progress(scene: Scene, of: Pointer) -> Derived:
    """序时进度: n of twelve months."""
    month = of.period.last_month
    result = Term("序时进度", of.period.time_progress, 1, "%", of)
    pieces = [Term("已过月数", float(month)), " ÷ 12 × 100%"]
    by_hand = working("序时进度", pieces, result, lambda n: n[0] / 12 * 100)
    return Derived(result, "按月份平均分配的应完成进度。", by_hand)


def gap(scene: Scene, of: Pointer) -> Derived:
    """进度差: 完成率 against the calendar, growth against growth, a share against its floor."""
    row, result = scene.row(of), scene.term(of)
    if result.value is None:
        why = f"{WHY}。" if withheld(row) else "没有可比的目标或本期没有数，不计算差距。"
        return Derived(result, why)
    if row.target_type in (None, *_OF_TIME):
        first, second = (
            scene.term(of.to("completion")),
            time_progress(scene, of.to("time_progress")),
        )
        return _apart(result, "进度差", first, second.result, "完成率比序时进度高（低）多少。")
    number = "yoy" if row.target_type == "growth" else _shared(row)
    first, second = scene.term(of.to(number)), scene.term(of.to("target"))
    if abs((first.value - second.value) - result.value) > 1e-9:  # not to be exceeded
        first, second = second, first
    return _apart(result, "与目标的差距", first, second, "与目标比高（低）多少个百分点。")


def _shared(row: Row) -> str:
    return "value" if row.uom == "%" else "share"


def _apart(result: Term, name: str, first: Term, second: Term, how: str) -> Derived:
    by_hand = working(name, [first, " − ", second], result, lambda n: n[0] - n[1])
    return Derived(result, how, by_hand)


def required(scene: Scene, of: Pointer) -> Derived:
    """后期月均: what is left, by the months that are left."""
    result = scene.term(of)
    if result.value is None:
        return Derived(result, "没有总量目标、本期没有数或全年已过，不计算后期月均。")
    left = Term("剩余月数", float(12 - of.period.last_month))
    pieces: list[Piece] = [
        "(", scene.term(of.to("target")), " − ", scene.term(of.to("value"), "累计"), ") ÷ ", left,
    ]  # fmt: skip
    by_hand = working("后期月均", pieces, result, lambda n: (n[0] - n[1]) / n[2])
    return Derived(result, "完成全年目标，以后每月平均还需完成多少。", by_hand)


def pace(scene: Scene, of: Pointer) -> Derived:
    """前期月均: the value by the months that are over."""
    result = scene.term(of)
    if result.value is None:
        return Derived(result, "本期没有数，不计算月均。")
    past = Term("已过月数", float(of.period.last_month))
    pieces = [scene.term(of.to("value"), "累计"), " ÷ ", past]
    by_hand = working("前期月均", pieces, result, lambda n: n[0] / n[1])
    return Derived(result, "到本期为止每月平均完成多少。", by_hand)


def best(scene: Scene, of: Pointer) -> Derived:
    """The highest 当月 reported this year or last, with the months it is the highest of."""
    result, found = scene.term(of), scene.answer(of)
    if result.value is None:
        return Derived(result, "没有上报过当月数，或没有年度总量目标。")
    asked = {
        "grain": of.by, "unit": of.unit, "indicators": [of.indicator],
        "scope": found.figures.scope, "asof": scene.asof,
        "first_year": of.period.year - 1, "last_year": of.period.year,
        "moment": of.period.year * 100 + of.period.last_month,
    }  # fmt: skip
    lines = []
    for year, month, level in scene.rows("months_kept", asked):
        period = replace(of.period, year=year, first_month=month, last_month=month, span="month")
        number = found.figures.scale.shown(level)
        to = scene.at(of, period, "value")
        term = Term(str(period), number, result.decimals, result.uom, to)
        lines.append(Line(str(period), (term,), own=number == result.value))
    listing = Listing("去年以来上报的当月数", ("当月",), tuple(lines))
    return Derived(result, "去年以来上报的当月数中最高的一个月。", listing=listing)
