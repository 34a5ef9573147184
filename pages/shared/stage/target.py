"""目标 on the big screen: the lights counted, and every unit's light by target."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from briefing.amounts import percent
from briefing.promised import TYPES
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import known
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.pointer import Pointer
from metrics.target import targets
from metrics.units import TOTAL
from pages.shared import board, source
from pages.shared.nodes import Node
from pages.shared.promise import actual, promised, standing
from pages.shared.stage import frame
from pages.shared.target import counts, lights, when
from pages.shared.trace.link import figure

_MOST = 6  # targets side by side
_CROWDED = 3  # of them, where units stand in two columns


def show(
    store: Store, catalog: Catalog, kind: str, by: str, period: Period, asof: datetime | None
) -> bool:
    """The whole screen; False where nothing is promised."""
    found = targets(store, catalog, by, period, asof=asof).astype(object)
    units = [each for each in found.where(found.notna(), None).itertuples() if each.unit != TOTAL]
    if not units:
        return False
    rule = source.lights_rule(catalog.lights, period, growth=True)
    if by == "region":
        body, left = _of_one(store, catalog, units, by, period, asof), ""
    else:
        body, left = _of_many(units, kind, by, period)
    title = "全市年度目标" if by == "region" else f"各{kind}年度目标"
    panel = frame.panel(f"{len(units)}项目标：{counts(units)}", str(when(period)), body)
    foot = f"注：{left}{rule}来源：{'全市' if by == 'region' else kind}报表。"
    frame.show(title, period, asof, [board.cards(lights(units, period)), panel], foot)
    return True


def _of_many(units: Sequence[Any], kind: str, by: str, period: Period) -> tuple[Node, str]:
    """A row a unit, a column a target: its light and what separates it."""
    names = list(dict.fromkeys(each.short for each in units))
    kinds = list(dict.fromkeys((each.indicator_name, each.target_type) for each in units))
    most = _CROWDED if len(names) > frame.FLOW else _MOST
    of = {(each.short, each.indicator_name, each.target_type): each for each in units}
    heads = [(kind, "g-left g-name")]
    heads += [(f"{name}（{TYPES[what]}）", "g-left") for name, what in kinds[:most]]
    lines = [
        [name, *(_light(of.get((name, *each)), by, period) for each in kinds[:most])]
        for name in names
    ]
    left = f"另有{len(kinds) - most}类目标，见“目标”。" if len(kinds) > most else ""
    return frame.rows(heads, lines), left


def _light(row: Any, by: str, period: Period) -> Node:
    if row is None:
        return board.none()
    pointer = Pointer(by, row.unit, row.indicator, period, "gap_pp")
    return figure(standing(row), pointer if known(row.gap_pp) else None)


def _of_one(
    store: Store, catalog: Catalog, units: Sequence[Any], by: str, period: Period,
    asof: datetime | None,
) -> Node:  # fmt: skip
    """The city's targets line by line."""
    codes = list(dict.fromkeys(each.indicator for each in units))
    answers = answered(store, catalog, codes, by, period, asof=asof)
    heads = [("指标", "g-left g-name"), ("类型", "g-left"), ("年度目标", ""), ("实际", ""),
             ("完成率", ""), ("进度", "g-left")]  # fmt: skip
    lines = []
    for row in units:
        digits = answers[row.indicator].total.decimals
        uom = row.uom if row.target_type in ("level", "range", "cap") else ""
        lines.append([
            f"{row.indicator_name}{f'（{uom}）' if uom else ''}", TYPES[row.target_type],
            promised(row, digits), actual(row, digits), percent(row.completion),
            _light(row, by, period),
        ])  # fmt: skip
    return frame.rows(heads, lines)
