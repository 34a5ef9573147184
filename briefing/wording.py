"""Sentences in official wording, by rule: the same figure is said the same way everywhere."""

from collections.abc import Iterable, Sequence
from typing import Any

from catalog.period import Period
from catalog.rounding import half_up, known, written
from charts.order import by, having
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


def growth(yoy: float, word: str = "同比") -> str:
    """ "同比增长12.6%", "同比下降9.4%", "同比持平"; judged as printed, at one decimal."""
    printed = half_up(yoy, 1)
    if not printed:
        return f"{word}持平"
    return f"{word}{'增长' if printed > 0 else '下降'}{written(abs(printed), 1)}%"


def progress(gap: float, due: float | None = None, *, short: bool = False) -> str:
    """ "超序时进度8.9个百分点", "欠序时进度14.2个百分点"; short: "超8.9个百分点". When the year
    is over and all of the target due, it is 全年目标 that is met or missed."""
    printed = half_up(gap, 1)
    over = year_is_over(due)
    if not printed:
        named = "全年目标" if over else "序时" if short else "序时进度"
        return f"与{named}持平"
    word, size = ("超" if printed > 0 else "欠"), written(abs(printed), 1)
    if short:
        return f"{word}{size}个百分点"
    return f"{word}{'全年目标' if over else '序时进度'}{size}个百分点"


def year_is_over(due: float | None) -> bool:
    """True where 序时进度 is the whole year's: what is not done by now is not done."""
    return known(due) and due >= 100


def behind(row: Any) -> str:
    """A row's gap in words: against the calendar, or growth against growth."""
    if row.target_type in ("growth", "share"):
        return over_target(row.gap_pp)
    return progress(row.gap_pp, row.time_progress)


def over_target(gap: float) -> str:
    """A growth target: "高于目标1.2个百分点"."""
    printed = half_up(gap, 1)
    if not printed:
        return "与目标持平"
    return f"{'高于' if printed > 0 else '低于'}目标{written(abs(printed), 1)}个百分点"


def acceleration(now: float, before: float, than: str) -> str:
    """How growth changed since `than`, in the words for two gains, two losses, a change of sign:
    "增速较1—5月加快1.7个百分点", "降幅较1—5月收窄2.0个百分点", "增速较1—5月由负转正"."""
    change = half_up(half_up(now, 1) - half_up(before, 1), 1)
    if not change:
        return f"增速与{than}持平"
    if now >= 0 > before:
        return f"增速较{than}由负转正"
    if now < 0 <= before:
        return f"增速较{than}由正转负"
    size = f"{written(abs(change), 1)}个百分点"
    if now < 0:
        return f"降幅较{than}{'收窄' if change > 0 else '扩大'}{size}"
    return f"增速较{than}{'加快' if change > 0 else '回落'}{size}"


def pulled(pull: float, whole: str) -> str:
    """ "拉动增速3.6个百分点", "下拉增速0.9个百分点"."""
    word = "拉动" if half_up(pull, 1) >= 0 else "下拉"
    return f"{word}{whole}{written(abs(pull), 1)}个百分点"


def moved(change: float) -> str:
    """A change of place: "前移2位", "后移1位", "持平"."""
    if not change:
        return "持平"
    return f"{'前移' if change > 0 else '后移'}{abs(change):.0f}位"


def place(row: Any, column: str = "rank") -> str:
    """ "第6位", shared with others "并列第6位"."""
    shared = getattr(row, f"{column}_shared", False)
    return f"{'并列' if shared else ''}第{getattr(row, column):.0f}位"


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
    """What a change of place is measured against: "1—5月", with its year where that is another."""
    said = row.rank_baseline if row is not None else None
    if not isinstance(said, str) or not said:
        return "上期"
    return said.removeprefix(f"{period.year}年")


def required(row: Any, period: Period) -> str:
    """ "后6个月月均需完成11.64亿元（前期月均7.77亿元）"; what the year still asks for."""
    need, *so_far = paces(row, period) or [""]
    return need + "".join(f"（{pace}）" for pace in so_far)


def paces(row: Any, period: Period) -> list[str]:
    """The pace the year still asks for and, beside it, the pace so far; empty where there is no
    such target or the year is over."""
    left = 12 - period.last_month
    if not known(row.required_monthly) or not left:
        return []
    if row.required_monthly <= 0:
        return ["已完成全年目标"]
    need = f"后{left}个月月均需完成{written(row.required_monthly, row.computed_decimals)}{row.uom}"
    if not known(row.pace_monthly):
        return [need]
    return [need, f"前期月均{written(row.pace_monthly, row.computed_decimals)}{row.uom}"]


def overview_title(rows: Sequence[Any], classifier: str, noun: str) -> str:
    """ "十条产业链：三条快于序时，两条亮红灯，一条未报"; at the end of the year
    "十条产业链：两条完成、七条未完成全年目标，一条未报"."""
    compared = having(rows, "gap_pp")
    timed = having(compared, "time_progress")
    gaps = [half_up(row.gap_pp, 1) for row in timed or compared]
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
    best = [row.short for row in grown if half_up(row.yoy, 1) == half_up(grown[0].yoy, 1)]
    fastest = "、".join(best[:2]) + ("等" if len(best) > 2 else "")
    falling = sum(row.yoy < 0 for row in grown)
    rest = f"{counted(falling)}{classifier}负增长" if falling else "无负增长"
    return f"增速：{fastest}最快，{rest}"


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


def watch(rows: Sequence[Any], period: Period) -> list[tuple[str, str, str]]:
    """What needs attention as (light, short name, sentence): red lights, 未报, then the yellow ones
    that also decline; the farthest behind first."""
    red = by((row for row in rows if row.light == "红"), "gap_pp", lowest=True)
    slow = (row for row in rows if row.light == "黄" and known(row.yoy) and row.yoy < 0)
    return [
        *(("红", row.short, _behind(row, period)) for row in red),
        *(
            ("灰", row.short, f"{period.months}{row.state or '未报'}，不参加排位。")
            for row in rows
            if not known(row.value) and not withheld(row)
        ),
        *(("黄", row.short, _behind(row, period)) for row in by(slow, "gap_pp", lowest=True)),
    ]


def _behind(row: Any, period: Period) -> str:
    parts = [behind(row)] if known(row.gap_pp) else []
    if known(row.yoy) and half_up(row.yoy, 1) < 0:
        parts.append(growth(row.yoy))
    parts.append(required(row, period))
    return "，".join(filter(None, parts)) + "。"
