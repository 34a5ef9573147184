"""What 总览 shows, gathered from the metrics in few queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from briefing import wording
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import written
from data.keeping.attributes import attributes
from data.keeping.directories import Happening, events
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.row import frame as rows_of
from metrics.total import of_answer
from pages.shared import board, people, pick, source, tables
from pages.shared.amounts import amount, large
from pages.shared.status import rank_text, status

MAIN = "output_value"
_STRIP = ("tax", "investment")
_PER_MU = "tax_per_mu"
_CITY = ("value_added", "fiscal_revenue", "investment")


@dataclass(frozen=True)
class View:
    """The parts of the page, ready to be put on it."""

    indicator: Indicator
    frame: pd.DataFrame
    cards: list[board.Card]
    rows: int
    table: str
    watch: list[str]
    uom: str
    baseline: str
    foot: str
    growth_target: float | None


def view(store: Store, catalog: Catalog, period: Period, asof: datetime | None) -> View:
    """Everything on 总览 for a period."""
    main = catalog.indicators[MAIN]
    codes = [MAIN, *(code for code in _STRIP if code in catalog.indicators)]
    answers = answered(store, catalog, codes, "chain", period, asof=asof)
    frame = rows_of(answers[MAIN].rows)
    whole = {code: of_answer(found) for code, found in answers.items()}
    said = attributes(store, "chain", asof)
    until = source.cutoff(store, asof)
    uom = next((row.uom for row in frame.itertuples() if row.uom), main.unit)
    reported = bool(frame["value"].notna().any() or frame["yoy"].notna().any())
    rows = [_row(row, said.get(row.unit, {})) for row in frame.itertuples()] if reported else []
    return View(
        indicator=main,
        frame=frame,
        cards=[*_cards(catalog, whole, period), *_others(store, catalog, period, asof)][:6],
        rows=len(rows),
        table=tables.status_table(
            rows, unit=uom, noun="产业链", due=period.time_progress
        ),
        watch=_watch(frame, period, events(store, asof)),
        uom=uom,
        baseline=wording.baseline(next(frame.itertuples(), None), period),
        foot=source.foot(main, "产业链", until, frame),
        growth_target=_growth_target(frame),
    )


def _row(row: Any, said: dict[str, Any]) -> tables.Row:
    value, _ = amount(row)
    none = pd.isna(row.value)
    return tables.Row(
        name=board.link(row.short, pick.link("chain", chain=row.short)),
        leader=people.word(said.get("leader")),
        bureau=people.word(said.get("lead_bureau")),
        value=f"<span class='b-none'>{board.safe(value)}</span>" if none else value,
        yoy=board.change(row.yoy),
        rank=rank_text(row),
        completion=None if pd.isna(row.completion) else row.completion,
        completion_text="—" if pd.isna(row.completion) else f"{written(row.completion, 1)}%",
        gap=status(row),
    )


def _cards(catalog: Catalog, whole: dict[str, Any], period: Period) -> list[board.Card]:
    """产业链 totals: the main one with its 完成率 as a card of its own, then the others that exist."""
    cards = []
    for code, row in whole.items():
        if pd.isna(row.value):
            continue
        value, uom = large(row)
        notes = [f"同比 {board.change(row.yoy)}"] if not pd.isna(row.yoy) else []
        if row.missing and row.basis != "reported":
            missing = wording.counted(len(row.missing))
            notes.append(f"<span class='b-faint'>不含未报的{missing}条</span>")
        cards.append(
            board.Card(f"产业链{catalog.indicators[code].name}", value, uom, tuple(notes))
        )
        if code == MAIN and not pd.isna(row.completion):
            cards.append(
                board.Card(
                    "完成年度目标",
                    f"{written(row.completion, 1)}%",
                    "",
                    (status(row),),
                    board.Progress(row.completion, period.time_progress),
                )
            )
    return cards


def _watch(frame: pd.DataFrame, period: Period, happened: list[Happening]) -> list[str]:
    """Laggards with what they still need, who has not reported, what changed its scope this year."""
    items = [
        f"{board.light(colour, '')}{board.link(name, pick.link('chain', chain=name))}　{board.safe(said)}"
        for colour, name, said in wording.watch(frame, period)
    ]
    shorts = dict(zip(frame["unit"], frame["short"], strict=True))
    for event in happened:
        if event.unit in shorts and event.happened_on.year == period.year:
            what = "，".join(filter(None, (event.what, event.effect)))
            items.append(
                f"口径变化　{board.safe(shorts[event.unit])}"
                f"　{event.happened_on.month}月起{board.safe(what)}。"
            )
    return items


def _growth_target(frame: pd.DataFrame) -> float | None:
    """The growth aimed at, where all units that have a growth target share it."""
    targets = frame.loc[frame["target_type"] == "growth", "target"].dropna().unique()
    return float(targets[0]) if len(targets) == 1 else None


def _others(
    store: Store, catalog: Catalog, period: Period, asof: datetime | None
) -> list[board.Card]:
    """What the chains do not have: 亩均税收 of the parks, 增加值增速 and its place, 财政收入."""
    cards = []
    per_mu = of_answer(answered(store, catalog, [_PER_MU], "park", period, asof=asof)[_PER_MU])
    if not pd.isna(per_mu.value):
        cards.append(
            board.Card("园区亩均税收", *amount(per_mu), (_denominator(per_mu, period),))
        )
    city = answered(store, catalog, list(_CITY), "region", period, asof=asof)
    for code in _CITY:
        row = next(rows_of(city[code].rows).itertuples(), None)
        if row is not None and not (pd.isna(row.value) and pd.isna(row.yoy)):
            cards.append(_city_card(f"全市{catalog.indicators[code].name}", row, period))
    return cards


def _denominator(row: Any, period: Period) -> str:
    named = row.denominator or "用地面积"
    return f"<span class='b-faint'>{period.months}累计，按{board.safe(named)}</span>"


def _city_card(name: str, row: Any, period: Period) -> board.Card:
    notes = []
    if not pd.isna(row.growth_rank):
        notes.append(f"增速居全省第{row.growth_rank:.0f}位")
    elif not pd.isna(row.rank):
        moved = "" if pd.isna(row.rank_change) else f"，{wording.moved(row.rank_change)}"
        notes.append(f"居全省第{row.rank:.0f}位{moved}")
    if isinstance(row.light, str) and row.light != "灰":
        notes.append(status(row))
    if pd.isna(row.value):
        return board.Card(f"{name}同比", f"{written(row.yoy, 1, sign=True)}%", "", tuple(notes))
    value, uom = large(row)
    growth = [f"同比 {board.change(row.yoy, row.yoy_uom)}"] if not pd.isna(row.yoy) else []
    return board.Card(name, value, uom, (*growth, *notes))
