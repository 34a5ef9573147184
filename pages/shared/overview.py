"""What 总览 shows, gathered from the metrics in few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefing import people, wording
from briefing.amounts import amount, percent_of
from briefing.attention import watch
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from data.keeping.attributes import attributes
from data.keeping.directories import Happening, events
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.row import Row, digits_of
from pages.shared import board, source, tables
from pages.shared.links import link
from pages.shared.nodes import Node, run
from pages.shared.status import rank_text, status
from pages.shared.strip import MAIN, WHOLE, strip
from pages.shared.trace.link import Ways, ways
from pages.shared.trace.sentence import told

_SCREEN = 14
_WATCHED = 8


@dataclass(frozen=True)
class View:
    """The parts of the page, ready to be put on it."""

    indicator: Indicator
    chains: list[Row]
    total: Row | None
    cards: list[board.Card]
    table: Node
    watch: list[Node]
    uom: str
    baseline: str
    among: str
    foot: str
    growth_target: float | None
    said: dict[str, dict[str, Any]]
    to: Ways

    def about(self, period: Period) -> str:
        """Unit, period and what changes of place are measured against."""
        return (
            f"{self.indicator.name}（{self.uom}），{period}累计与年度目标，按链长顺序排列；"
            f"位次变化较{self.baseline}" + (f"；{self.among}" if self.among else "")
        )

    @property
    def reported(self) -> bool:
        """True where at least one chain has sent figures."""
        return any(known(row.value) or known(row.yoy) for row in self.chains)

    @property
    def long(self) -> bool:
        """More chains than a screen holds."""
        return len(self.chains) > _SCREEN


def view(store: Store, catalog: Catalog, period: Period, asof: datetime | None) -> View:
    """Everything on 总览 for a period."""
    main = catalog.indicators[MAIN]
    codes = [code for code in WHOLE if code in catalog.indicators]
    answers = answered(store, catalog, codes, "chain", period, asof=asof)
    chains = answers[MAIN].rows
    said, to = attributes(store, "chain", asof), ways(answers[MAIN], "chain")
    uom = next((row.uom for row in chains if row.uom), main.unit)
    total = answers[MAIN].total if known(answers[MAIN].total.value) else None
    return View(
        indicator=main,
        chains=chains,
        total=total,
        cards=strip(store, catalog, answers, period, asof),
        table=tables.status_table(
            [_row(row, said.get(row.unit, {}), to) for row in chains],
            unit=uom,
            noun="产业链",
            due=period.time_progress,
            whole=_whole(total, to) if total else None,
        ),
        watch=_watch(answers[MAIN], period, events(store, asof)),
        uom=uom,
        baseline=wording.baseline(next(iter(chains), None), period),
        among=wording.ranked_among(chains, period, "条"),
        foot=source.foot(answers[MAIN], "产业链", source.cutoff(store, asof)),
        growth_target=_growth_target(chains),
        said=said,
        to=to,
    )


def _row(row: Row, said: dict[str, Any], to: Ways) -> tables.Row:
    value, _ = amount(row)
    none = not known(row.value)
    return tables.Row(
        name=board.link(row.short, link("chain", chain=row.short)),
        leader=people.word(said.get("leader")),
        bureau=people.word(said.get("lead_bureau")),
        value=board.none(value) if none else to(row, value),
        yoy=to(row, board.change(row.yoy, row.yoy_uom, digits_of(row, "yoy")), "yoy"),
        rank=rank_text(row, to=to),
        completion=row.completion,
        completion_text=to(row, percent_of(row, "completion"), "completion"),
        gap=status(row, to),
        reported=not none,
    )


def _whole(total: Row, to: Ways) -> tables.Row:
    """The 合计 below the chains: it has no place among them."""
    return tables.Row(
        name="合计",
        leader="",
        bureau="",
        value=to(total, amount(total)[0]),
        yoy=to(total, board.change(total.yoy, total.yoy_uom, digits_of(total, "yoy")), "yoy"),
        rank="",
        completion=total.completion,
        completion_text=to(total, percent_of(total, "completion"), "completion"),
        gap=status(total, to),
    )


def _watch(answer: Answer, period: Period, happened: list[Happening]) -> list[Node]:
    """Laggards and what they still need, who has not reported, whose scope changed this year."""
    chains, scope = answer.rows, answer.figures.scope
    found = watch(chains, period, by="chain", indicator=MAIN, scope=scope)
    items = [
        run(
            board.light(colour, ""),
            board.link(name, link("chain", chain=name)),
            "　",
            told(said),
        )
        for colour, name, said in found[:_WATCHED]
    ]
    if len(found) > _WATCHED:
        items.append(f"另有{wording.counted(len(found) - _WATCHED)}条，见“目标”。")
    shorts = {row.unit: row.short for row in chains}
    for event in happened:
        on = (event.happened_on.year, event.happened_on.month)
        if event.unit in shorts and (period.year, 1) <= on <= (period.year, period.last_month):
            what = "，".join(filter(None, (event.what, event.effect)))
            items.append(f"口径变化　{shorts[event.unit]}　{event.happened_on.month}月起{what}。")
    return items


def _growth_target(chains: Sequence[Row]) -> float | None:
    """The growth aimed at, where all units that have a growth target share it."""
    targets = {row.target for row in chains if row.target_type == "growth"}
    return targets.pop() if len(targets) == 1 else None
