"""The clauses official sentences are made of: each knows its number and which figure that is.

Judged as printed: a growth that prints as 0.0 is 持平. Differences are between printed numbers, so
that a reader who subtracts finds the same. `at` says which figure a number is; without it the
number stands there and leads nowhere.
"""

from briefing.said import Number, Said, said
from catalog.rounding import half_up, known, running
from metrics.pointer import Pointer
from metrics.printing import RATE_DIGITS, apart_digits

_HUNDRED = 100  # percent: from here on a growth is told in 倍
_POINTS = "个百分点"


def size(number: float, decimals: int = RATE_DIGITS, at: Pointer | None = None) -> Number:
    """A number without its sign, which the words say."""
    return Number(running(abs(number), decimals), at)


def growth(
    yoy: float,
    word: str = "同比",
    decimals: int = RATE_DIGITS,
    at: Pointer | None = None,
    uom: str = "%",
) -> Said:
    """ "同比增长12.6%", "同比下降9.4%", "同比持平", from 100 % on "同比增长1.3倍"; of a percentage
    "同比提高1.2个百分点"."""
    printed = half_up(yoy, decimals)
    if not printed:
        return said(f"{word}持平")
    if uom != "%":
        return said(f"{word}{'提高' if printed > 0 else '回落'}", size(yoy, decimals, at), _POINTS)
    if printed >= _HUNDRED:
        return said(f"{word}增长", times(yoy, at), "倍")
    return said(f"{word}{'增长' if printed > 0 else '下降'}", size(yoy, decimals, at), "%")


def times(yoy: float, at: Pointer | None = None) -> Number:
    """How many times as much was added: 130 % is 1.3 倍, 100 % is 1 倍."""
    return Number(running(yoy / 100, 1).removesuffix(".0"), at)


def acceleration(
    now: float,
    before: float,
    than: str,
    digits: tuple[int, int] = (RATE_DIGITS, RATE_DIGITS),
    at: Pointer | None = None,
) -> Said:
    """How growth changed since `than`, in the words for two gains, two losses, a change of sign:
    "增速较1—5月加快1.7个百分点", "降幅较1—5月收窄2.0个百分点", "增速较1—5月由负转正"."""
    now, before = half_up(now, digits[0]) or 0.0, half_up(before, digits[1]) or 0.0
    change = half_up(now - before, apart_digits(*digits))
    if not change:
        return said(f"{'增速' if now >= 0 else '降幅'}与{than}持平")
    if now >= 0 > before:
        return said(f"增速较{than}由负转正")
    if now < 0 <= before:
        return said(f"增速较{than}由正转负")
    if now < 0:
        words = f"降幅较{than}{'收窄' if change > 0 else '扩大'}"
    else:
        words = f"增速较{than}{'加快' if change > 0 else '回落'}"
    return said(words, size(change, apart_digits(*digits), at), _POINTS)


def against(
    now: float,
    other: float,
    whom: str,
    digits: tuple[int, int] = (RATE_DIGITS, RATE_DIGITS),
    at: Pointer | None = None,
) -> Said:
    """ "高于全市7.8个百分点", "与全市持平"."""
    decimals = apart_digits(*digits)
    apart = half_up((half_up(now, digits[0]) or 0.0) - (half_up(other, digits[1]) or 0.0), decimals)
    if not apart:
        return said(f"与{whom}持平")
    return said(f"{'高于' if apart > 0 else '低于'}{whom}", size(apart, decimals, at), _POINTS)


def year_is_over(due: float | None) -> bool:
    """True where 序时进度 is the whole year's: what is not done by now is not done."""
    return known(due) and due >= 100


def progress(
    gap: float,
    due: float | None = None,
    decimals: int = RATE_DIGITS,
    at: Pointer | None = None,
    *,
    short: bool = False,
) -> Said:
    """ "超序时进度8.9个百分点", "欠序时进度14.2个百分点"; short: "超8.9个百分点". When the year
    is over and all of the target due, it is 全年目标 that is met or missed."""
    printed, over = half_up(gap, decimals), year_is_over(due)
    if not printed:
        return said(f"与{'全年目标' if over else '序时' if short else '序时进度'}持平")
    named = "" if short else "全年目标" if over else "序时进度"
    return said(f"{'超' if printed > 0 else '欠'}{named}", size(gap, decimals, at), _POINTS)


def over_target(gap: float, decimals: int = RATE_DIGITS, at: Pointer | None = None) -> Said:
    """A growth target: "高于目标1.2个百分点"."""
    printed = half_up(gap, decimals)
    if not printed:
        return said("与目标持平")
    return said(f"{'高于' if printed > 0 else '低于'}目标", size(gap, decimals, at), _POINTS)


def pulled(pull: float, whole: str, at: Pointer | None = None) -> Said:
    """ "拉动增速3.6个百分点", "下拉增速0.9个百分点"."""
    printed = half_up(pull, RATE_DIGITS) or 0.0
    return said(
        f"{'拉动' if printed >= 0 else '下拉'}{whole}", size(pull, RATE_DIGITS, at), _POINTS
    )


def moved(change: float, at: Pointer | None = None) -> Said:
    """A change of place: "前移2位", "后移1位", "持平"."""
    if not change:
        return said("持平")
    return said("前移" if change > 0 else "后移", size(change, 0, at), "位")


def place(rank: float, shared: bool = False, at: Pointer | None = None) -> Said:
    """ "第6位", shared with others "并列第6位"."""
    return said("并列第" if shared else "第", size(rank, 0, at), "位")


def share_moved(
    now: float,
    before: float,
    than: str,
    digits: tuple[int, int] = (RATE_DIGITS, RATE_DIGITS),
    at: Pointer | None = None,
) -> Said:
    """ "占比较上年同期提高0.5个百分点"."""
    decimals = apart_digits(*digits)
    change = half_up(
        (half_up(now, digits[0]) or 0.0) - (half_up(before, digits[1]) or 0.0), decimals
    )
    if not change:
        return said(f"占比与{than}持平")
    words = f"占比较{than}{'提高' if change > 0 else '回落'}"
    return said(words, size(change, decimals, at), _POINTS)


def since_start(
    value: float, start: float, uom: str, decimals: int, at: Pointer | None = None
) -> Said:
    """A stock against the beginning of the year: "较年初增加44.60亿元"."""
    change = half_up(
        (half_up(value, decimals) or 0.0) - (half_up(start, decimals) or 0.0), decimals
    )
    if not change:
        return said("与年初持平")
    words = "较年初增加" if change > 0 else "较年初减少"
    return said(words, size(change, decimals, at), uom)


def two_years(average: float, at: Pointer | None = None) -> Said:
    """ "两年平均增长3.1%": beside a growth that stands on a low base."""
    return growth(average, "两年平均", at=at)
