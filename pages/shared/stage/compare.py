"""对比 on the big screen: units × indicators × two years, as many as letters allow."""

from collections.abc import Sequence
from datetime import datetime

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.units import TOTAL
from pages.shared.compare import Pair, notes, pairs
from pages.shared.nodes import Node
from pages.shared.stage import frame

_MOST = {1: 5, 2: 2}  # indicators side by side, by columns of units


def show(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    kind: str,
    period: Period,
    asof: datetime | None,
) -> None:
    """The whole screen."""
    every = pairs(store, catalog, codes, kind, period, asof)
    units = every[0].now.rows
    crowded = len(units) + 1 > frame.FLOW + 2
    most = _MOST[2 if crowded else 1]
    shown, left = every[:most], every[most:]
    year = period.year
    heads = [(kind, "g-left g-name")]
    for pair in shown:
        words = (f"{pair.head} {year}年", f"{year - 1}年", "同比")
        heads += [(word, "") for word in words[: pair.width]]
    lines: list[list[Node]] = [[row.short, *_cells(shown, row.unit)] for row in units]
    lines.append(["合计", *_cells(shown, TOTAL)])
    marks = [*("" for _ in units), "g-whole"]
    flow = -(-len(lines) // 2) if crowded else len(lines)
    names = "、".join(pair.indicator.name for pair in shown)
    panel = frame.panel(
        f"各{kind}{names}", f"{period.months}累计，{year}年与{year - 1}年",
        frame.rows(heads, lines, marks, flow=flow),
    )  # fmt: skip
    more = f"另有{'、'.join(pair.indicator.name for pair in left)}，见“对比”。" if left else ""
    frame.show(
        f"{kind}对比", period, asof, [panel], f"注：{more}{notes(shown, kind).rstrip('；')}。"
    )


def _cells(shown: Sequence[Pair], unit: str) -> list[Node]:
    return [cell for pair in shown for cell in pair.cells(unit)]
