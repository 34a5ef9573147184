"""Sentences in official wording, by rule: the same figure is said the same way everywhere."""

from typing import Any

import pandas as pd

from catalog.period import Period
from catalog.rounding import half_up, written

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


def known(value: Any) -> bool:
    """True for a number that is there."""
    return value is not None and not pd.isna(value)


def growth(yoy: float, word: str = "同比") -> str:
    """ "同比增长12.6%", "同比下降9.4%", "同比持平"; judged as printed, at one decimal."""
    printed = half_up(yoy, 1)
    if not printed:
        return f"{word}持平"
    return f"{word}{'增长' if printed > 0 else '下降'}{written(abs(printed), 1)}%"


def progress(gap: float, *, short: bool = False) -> str:
    """ "超序时进度8.9个百分点", "欠序时进度14.2个百分点"; short: "超 8.9 个百分点"."""
    printed = half_up(gap, 1)
    if not printed:
        return "与序时持平" if short else "与序时进度持平"
    word, size = ("超" if printed > 0 else "欠"), written(abs(printed), 1)
    return f"{word} {size} 个百分点" if short else f"{word}序时进度{size}个百分点"


def over_target(gap: float) -> str:
    """A growth target: "高于目标1.2个百分点"."""
    printed = half_up(gap, 1)
    if not printed:
        return "与目标持平"
    return f"{'高于' if printed > 0 else '低于'}目标{written(abs(printed), 1)}个百分点"


def acceleration(now: float, before: float) -> str:
    """How growth changed, in the words for two gains, two losses, or a change of sign."""
    change = half_up(half_up(now, 1) - half_up(before, 1), 1)
    if not change:
        return "持平"
    if now >= 0 > before:
        return "由负转正"
    if now < 0 <= before:
        return "由正转负"
    size = f"{written(abs(change), 1)}个百分点"
    if now < 0:
        return f"降幅{'收窄' if change > 0 else '扩大'}{size}"
    return f"{'加快' if change > 0 else '回落'}{size}"


def pulled(pull: float, whole: str) -> str:
    """ "拉动增速3.6个百分点", "下拉增速0.9个百分点"."""
    word = "拉动" if half_up(pull, 1) >= 0 else "下拉"
    return f"{word}{whole}{written(abs(pull), 1)}个百分点"


def moved(change: float) -> str:
    """A change of place: "前移2位", "后移1位", "持平"."""
    if not change:
        return "持平"
    return f"{'前移' if change > 0 else '后移'}{abs(change):.0f}位"


def baseline(row: Any, period: Period) -> str:
    """What a change of place is measured against: "1—5月", with its year where that is another."""
    said = row.rank_baseline if row is not None else None
    if not isinstance(said, str) or not said:
        return "上期"
    return said.removeprefix(f"{period.year}年")


def required(row: Any, period: Period) -> str:
    """ "后6个月月均需完成11.64亿元（前期月均7.77亿元）"; what the year still asks for."""
    left = 12 - period.last_month
    if not known(row.required_monthly) or not left:
        return ""
    if row.required_monthly <= 0:
        return "已完成全年目标"
    need = f"后{left}个月月均需完成{written(row.required_monthly, row.decimals)}{row.uom}"
    if known(row.pace_monthly):
        need += f"（前期月均{written(row.pace_monthly, row.decimals)}{row.uom}）"
    return need


def overview_title(frame: pd.DataFrame, classifier: str, noun: str) -> str:
    """ "十条产业链：三条快于序时，两条亮红灯，一条未报"."""
    missing = int(frame["value"].isna().sum())
    ahead = int((frame["gap_pp"] >= 0).sum())
    red = int((frame["light"] == "红").sum())
    parts = [
        f"{counted(ahead)}{classifier}快于序时" if ahead else "",
        f"{counted(red)}{classifier}亮红灯" if red else "",
        f"{counted(missing)}{classifier}未报" if missing else "",
    ]
    parts = [part for part in parts if part] or ["没有年度目标可比" if frame["gap_pp"].isna().all() else "全部欠序时"]
    return f"{counted(len(frame))}{classifier}{noun}：" + "，".join(parts)


def growth_title(frame: pd.DataFrame, classifier: str) -> str:
    """ "增速：生物科技最快，两条负增长"."""
    grown = frame[frame["yoy"].notna()].sort_values("yoy", ascending=False, kind="stable")
    if grown.empty:
        return "增速：本期没有可比的同比"
    best = grown[grown["yoy"] == grown["yoy"].iloc[0]]
    names = "、".join(best["short"].head(2)) + ("等" if len(best) > 2 else "")
    falling = int((grown["yoy"] < 0).sum())
    return f"增速：{names}最快" + (f"，{counted(falling)}{classifier}负增长" if falling else "，无负增长")


def contribution_title(frame: pd.DataFrame, whole: str = "全部") -> str:
    """ "拉动：装备制造拉动最多，5.1个百分点"."""
    pulled = frame[frame["pull"].notna()].sort_values("pull", ascending=False, kind="stable")
    if pulled.empty:
        return "拉动：缺少同期数，无法计算"
    first = pulled.iloc[0]
    if half_up(first.pull, 1) <= 0:
        return "拉动：没有正拉动"
    return f"拉动：{first.short}最多，拉动{whole}{written(first.pull, 1)}个百分点"


def watch(frame: pd.DataFrame, period: Period) -> list[tuple[str, str, str]]:
    """What needs attention as (light, short name, sentence): red lights, 未报, then the yellow ones
    that also decline; the farthest behind first."""
    found = []
    behind = frame[(frame["light"] == "红")].sort_values("gap_pp", kind="stable")
    for row in behind.itertuples():
        found.append(("红", row.short, _behind(row, period)))
    for row in frame[frame["value"].isna()].itertuples():
        state = row.state if isinstance(row.state, str) and row.state else "未报"
        found.append(("灰", row.short, f"{period.months}{state}，不参加排位。"))
    slow = frame[(frame["light"] == "黄") & (frame["yoy"] < 0)].sort_values("gap_pp", kind="stable")
    for row in slow.itertuples():
        found.append(("黄", row.short, _behind(row, period)))
    return found


def _behind(row: Any, period: Period) -> str:
    parts = [progress(row.gap_pp)] if known(row.gap_pp) else []
    if known(row.yoy) and half_up(row.yoy, 1) < 0:
        parts.append(growth(row.yoy))
    parts.append(required(row, period))
    return "，".join(filter(None, parts)) + "。"
