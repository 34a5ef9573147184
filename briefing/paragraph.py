"""The paragraph a briefing says about one unit and one indicator."""

from typing import Any

from briefing.wording import (
    acceleration,
    baseline,
    growth,
    moved,
    place,
    progress,
    pulled,
    required,
    withheld,
)
from catalog.period import Period
from catalog.rounding import half_up, known, written
from metrics.withholding import WHY


def paragraph(
    row: Any,
    indicator: str,
    period: Period,
    *,
    before: Any = None,
    total: Any = None,
    peers: str = "全市",
    whole: str = "全市",
) -> str:
    """`row` of the unit; `before`: its row of the preceding period; `total`: the whole's row.

    `peers` are those it is ranked among, `whole` what it is a part of (全部产业链).
    """
    if not known(row.value):
        state = row.state if row.state else "未报"
        state = WHY if withheld(row) else state
        return f"{period.months}，{row.name}{indicator}{state}。"
    said = [
        f"{period.months}，{row.name}实现{indicator}{written(row.value, row.decimals)}{row.uom}"
    ]
    said += _growth(row, before, total, whole)
    said += _place(row, period, before, peers)
    sentences = ["，".join(said), _target(row, period), _pull(row, whole)]
    return "".join(f"{sentence}。" for sentence in sentences if sentence)


def _growth(row: Any, before: Any, total: Any, whole: str) -> list[str]:
    if not known(row.yoy):
        state = row.state if row.state else ""
        return [state] if state else []
    said = [growth(row.yoy)]
    if before is not None and known(before.yoy):
        said.append(acceleration(row.yoy, before.yoy, f"1—{before.month}月"))
    if total is not None and known(total.yoy):
        apart = half_up(half_up(row.yoy, 1) - half_up(total.yoy, 1), 1)
        word = "高于" if apart > 0 else "低于"
        said.append(f"{word}{whole}{written(abs(apart), 1)}个百分点" if apart else f"与{whole}持平")
    return said


def _place(row: Any, period: Period, before: Any, peers: str) -> list[str]:
    if not known(row.rank):
        return []
    said = [f"总量居{peers}{place(row)}"]
    if known(row.rank_change):
        base = baseline(row, period)
        step = moved(row.rank_change)
        said.append(f"位次与{base}持平" if step == "持平" else f"较{base}{step}")
    return said


def _target(row: Any, period: Period) -> str:
    if not known(row.completion):
        return ""
    said = f"完成年度目标的{written(row.completion, 1)}%"
    if known(row.gap_pp):
        said += f"，{progress(row.gap_pp, row.time_progress)}"
    need = required(row, period)
    return f"{said}；{need}" if need else said


def _pull(row: Any, whole: str) -> str:
    if not known(row.pull):
        return ""
    said = pulled(row.pull, f"{whole}增速")
    return said + (f"，贡献率{written(row.contribution, 1)}%" if known(row.contribution) else "")
