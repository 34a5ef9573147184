"""Sentences in official wording, by rule: the same figure is said the same way everywhere."""

from collections.abc import Iterable, Sequence
from typing import Any

from briefing import phrases
from briefing.phrases import year_is_over
from catalog.period import Period
from catalog.rounding import half_up, known, running
from charts.order import by, having
from metrics.printing import RATE_DIGITS
from metrics.row import digits_of
from metrics.withholding import WHY, WITHHELD

_DIGITS = "零一二三四五六七八九"


def counted(number: int) -> str:
    """A small number before a measure word: 2 is 两, 12 is 十二; above 99 in digits."""
    if number == 2:
        return "两"
    if number < 10:
        return _DIGITS[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def counter(by: str) -> str:
    """The measure word of a kind of unit: 一条产业链, 一个园区."""
    return "条" if by == "chain" else "个"


def growth(yoy: float, word: str = "同比", decimals: int = RATE_DIGITS, uom: str = "%") -> str:
    """ "同比增长12.6%", "同比下降9.4%", "同比持平"; judged as printed."""
    return phrases.growth(yoy, word, decimals, uom=uom).text


def progress(
    gap: float, due: float | None = None, decimals: int = RATE_DIGITS, *, short: bool = False
) -> str:
    """ "超序时进度8.9个百分点", "欠序时进度14.2个百分点"; short: "超8.9个百分点"."""
    return phrases.progress(gap, due, decimals, short=short).text


def grew(row: Any) -> str:
    """A row's 同比 in words, with its own digits."""
    return growth(row.yoy, decimals=digits_of(row, "yoy"), uom=row.yoy_uom)


def behind(row: Any, *, short: bool = False) -> str:
    """A row's gap in words: against the calendar, or growth against growth."""
    if row.target_type in ("growth", "share"):
        return over_target(row.gap_pp, digits_of(row, "gap_pp"))
    return progress(row.gap_pp, row.time_progress, digits_of(row, "gap_pp"), short=short)


def over_target(gap: float, decimals: int = RATE_DIGITS) -> str:
    """A growth target: "高于目标1.2个百分点"."""
    return phrases.over_target(gap, decimals).text


def pulled(pull: float, whole: str) -> str:
    """ "拉动增速3.6个百分点", "下拉增速0.9个百分点"."""
    return phrases.pulled(pull, whole).text


def moved(change: float) -> str:
    """A change of place: "前移2位", "后移1位", "持平"."""
    return phrases.moved(change).text


def place(row: Any, column: str = "rank") -> str:
    """ "第6位", shared with others "并列第6位"."""
    return phrases.place(getattr(row, column), getattr(row, f"{column}_shared", False)).text


def ranked_among(rows: Sequence[Any], period: Period, classifier: str, column: str = "rank") -> str:
    """ "本期9条参加排位，1—5月为10条" where a place may have changed because others did not report;
    '' where as many are ranked as before."""
    now = having(rows, f"{column}_of")
    then = having(rows, f"{column}_of_before")
    if not now or not then:
        return ""
    many = max(getattr(row, f"{column}_of") for row in now)
    before = max(getattr(row, f"{column}_of_before") for row in then)
    if many == before:
        return ""
    said = baseline(now[0], period)
    return f"本期{many:.0f}{classifier}参加排位，{said}为{before:.0f}{classifier}"


def promised_too(rows: Sequence[Any], total: Any, classifier: str) -> str:
    """ "目标含未报的一条": the whole's target counts units its value goes without."""
    levels = [row for row in having(rows, "target") if row.target_type in ("level", "range")]
    if any(withheld(row) for row in levels):
        return ""  # the whole's value counts them all the same
    silent = [row.target for row in levels if not known(row.value)]
    if not silent or not known(total.target):
        return ""
    heard = sum(row.target for row in levels) - sum(silent)
    # Nearer to the sum with them than to the one without.
    if total.target <= heard + sum(silent) / 2:
        return ""
    return f"目标含未报的{counted(len(silent))}{classifier}"


def baseline(row: Any, period: Period) -> str:
    """What a change of place is measured against: "1—5月"; "上年末"."""
    said = row.rank_baseline if row is not None else None
    if not isinstance(said, str) or not said:
        return "上期"
    if said == f"{period.year - 1}年1—12月":
        return "上年末"
    return said.removeprefix(f"{period.year}年")


def paces(row: Any, period: Period) -> list[str]:
    """The pace the year still asks for and, beside it, the pace so far; empty where there is no
    such target or the year is over."""
    left = 12 - period.last_month
    if not known(row.required_monthly) or not left:
        return []
    if row.required_monthly <= 0:
        return ["已完成全年目标"]
    need = running(row.required_monthly, row.computed_decimals)
    said = [f"后{left}个月月均需完成{need}{row.uom}"]
    if known(row.pace_monthly):
        said.append(f"前期月均{running(row.pace_monthly, row.computed_decimals)}{row.uom}")
    return said


def overview_title(rows: Sequence[Any], classifier: str, noun: str) -> str:
    """ "十条产业链：三条快于序时，两条亮红灯，一条未报"; at the end of the year
    "十条产业链：两条完成、七条未完成全年目标，一条未报"."""
    compared = having(rows, "gap_pp")
    timed = having(compared, "time_progress")
    gaps = [half_up(row.gap_pp, digits_of(row, "gap_pp")) for row in timed or compared]
    ahead = f"{counted(sum(gap >= 0 for gap in gaps))}{classifier}"
    short = f"{counted(sum(gap < 0 for gap in gaps))}{classifier}"
    red = sum(row.light == "红" for row in rows)
    hidden = sum(map(withheld, rows))
    missing = sum(not known(row.value) and not known(row.yoy) for row in rows) - hidden
    reds = f"{counted(red)}{classifier}亮红灯" if red else ""
    if timed and all(year_is_over(row.time_progress) for row in timed):
        done = f"{ahead}完成" if max(gaps) >= 0 else ""
        undone = f"{short}未完成" if min(gaps) < 0 else ""
        said = ["、".join(filter(None, (done, undone))) + "全年目标"]
    elif gaps and max(gaps) >= 0:
        reached = "达到" if 0 in gaps else "快于"
        said = [f"{ahead}{reached}序时" if timed else f"{ahead}达到年度目标", reds]
    else:
        said = [reds]
    said.append(f"{counted(missing)}{classifier}未报" if missing else "")
    said.append(f"{counted(hidden)}{classifier}{WITHHELD}" if hidden else "")
    nothing = "没有年度目标可比" if not gaps else "全部欠序时" if timed else "全部低于年度目标"
    return f"{counted(len(rows))}{classifier}{noun}：{'，'.join(filter(None, said)) or nothing}"


def growth_title(rows: Sequence[Any], classifier: str) -> str:
    """ "增速：生物科技最快，两条负增长"."""
    grown = by(having(rows, "yoy"), "yoy")
    if not grown:
        return "增速：本期没有可比的同比"
    best = [row.short for row in grown if _grew(row) == _grew(grown[0])]
    fastest = "、".join(best[:2]) + ("等" if len(best) > 2 else "")
    falling = sum(row.yoy < 0 for row in grown)
    rest = f"{counted(falling)}{classifier}负增长" if falling else "无负增长"
    return f"增速：{fastest}最快，{rest}"


def _grew(row: Any) -> float | None:
    return half_up(row.yoy, digits_of(row, "yoy"))


def contribution_title(rows: Sequence[Any], whole: str = "全部") -> str:
    """ "拉动：装备制造最多，拉动全部5.1个百分点"."""
    pulled_most = by(having(rows, "pull"), "pull")[:1]
    if not pulled_most:
        return "拉动：缺少同期数，无法计算"
    first = pulled_most[0]
    if half_up(first.pull, 1) <= 0:
        return "拉动：没有正拉动"
    return f"拉动：{first.short}最多，{pulled(first.pull, whole)}"


def withheld(row: Any) -> bool:
    """True where the figure would tell of a single enterprise and is not for this reader."""
    return row.state == WITHHELD


def kept_back(rows: Iterable[Any]) -> str:
    """ "两个单位的数据为保护单个企业数据不予显示"; '' where nothing is withheld."""
    many = sum(map(withheld, rows))
    return f"{counted(many)}个单位的数据{WHY}" if many else ""
