"""溯源: every number of every row of the sample city explains itself, and its numbers agree."""

import math
import random
import re
from collections.abc import Iterator

import pytest

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import half_up
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.kept import kept
from metrics.pointer import NUMBERS, Pointer
from metrics.row import Row
from metrics.scene import Scene
from metrics.tracing import derived, trace
from metrics.working import Term, Working

JUNE = Period(2026, 1, 6)
GRAINS = ("region", "chain", "park", "county")
_SIGNS = {" − ": "-", " + ": "+", " × ": "*", " ÷ ": "/", "√": "sqrt"}


def told(working: Working) -> float | None:
    """What the printed formula comes to, worked out from its text alone."""
    text = "".join(piece if isinstance(piece, str) else said(piece) for piece in working.pieces)
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    text = re.sub(r"([\d.]+)%", r"(\1/100)", text.replace(",", ""))
    assert re.fullmatch(r"[\d\s.()+\-*/eqrst]+", text), text
    found = eval(text, {"__builtins__": {}, "sqrt": math.sqrt})
    return found * 100 if working.result.uom in ("%", "个百分点") else found


def said(term: Term) -> str:
    """A number of the formula as it is printed; a rate is a hundredth."""
    return f"({term.text}{'%' if term.uom in ('%', '个百分点') else ''})"


def rows_of(store: Store, catalog: Catalog, by: str, period: Period) -> Iterator[tuple]:
    """Every row of every indicator and 口径 with its code and scope."""
    for code, scopes in kept(store, catalog, by, period).items():
        for scope in scopes or [None]:
            found = answered(store, catalog, [code], by, period, scope=scope or None)[code]
            for row in [*found.rows, found.total]:
                yield code, found.figures.scope, row


@pytest.mark.parametrize("by", GRAINS)
@pytest.mark.parametrize("month", [2, 6])
def test_every_number_of_a_row_is_explained_by_itself(city, catalog, by, month):
    period, scene, many = Period(2026, 1, month), Scene(city, catalog), 0
    for code, scope, row in rows_of(city, catalog, by, period):
        for number in NUMBERS:
            of = Pointer(by, row.unit, code, period, number, scope)
            found = derived(scene, of)
            expected = getattr(row, number)
            if number == "time_progress":
                assert found.result.value == pytest.approx(period.time_progress)
                continue
            assert found.result.value == (None if expected is None else pytest.approx(expected)), of
            assert found.how.endswith("。"), of
            if expected is None:
                continue
            many += 1
            explained = found.working or found.keys or found.listing
            assert explained, (of, found)
            if found.working:
                assert half_up(told(found.working), found.result.decimals) == found.result.number, (
                    found.working.numbers
                )
            assert not found.keys or not found.working or number == "yoy_last_year", of
    assert many > 20


def test_a_formula_is_there_for_every_computed_number(city, catalog):
    """Of what is worked out nothing is left without its formula."""
    computed = {"gap_pp", "required_monthly", "pace_monthly", "share", "contribution", "pull",
                "yoy_two_years", "rank_change"}  # fmt: skip
    scene, period = Scene(city, catalog), JUNE
    for by in GRAINS[1:]:
        for code, scope, row in rows_of(city, catalog, by, period):
            for number in sorted(computed):
                if getattr(row, number) is not None:
                    found = derived(scene, Pointer(by, row.unit, code, period, number, scope))
                    assert found.working, (by, code, row.unit, number, found)


def test_every_fact_under_a_figure_has_its_cell(city, catalog):
    chance = random.Random(20260712)
    figures = [
        Pointer(by, row.unit, code, JUNE, number, scope)
        for by in GRAINS
        for code, scope, row in rows_of(city, catalog, by, JUNE)
        for number in sorted(NUMBERS)
        if isinstance(row, Row) and getattr(row, number) is not None and number != "time_progress"
    ]
    for of in chance.sample(figures, 60):
        found = trace(city, catalog, of)
        assert found.sources, of
        for source in found.sources:
            assert source.standing is not None, (of, source.name)
            assert re.fullmatch(r".+![A-Z]+[0-9]+", source.standing.place), source


def test_ranks_show_those_they_are_a_place_among(city, catalog):
    scene = Scene(city, catalog)
    for code, scope, row in rows_of(city, catalog, "park", JUNE):
        if row.rank is None:
            continue
        found = derived(scene, Pointer("park", row.unit, code, JUNE, "rank", scope))
        assert len(found.listing.lines) == row.rank_of
        assert [line.own for line in found.listing.lines].count(True) == 1
        values = [line.terms[1].number for line in found.listing.lines]
        own = next(line for line in found.listing.lines if line.own)
        lower = catalog.indicators[code].direction == "lower"
        ahead = sum(v < own.terms[1].number if lower else v > own.terms[1].number for v in values)
        assert ahead + 1 == row.rank


def test_a_sum_of_enterprises_lists_them(city, catalog):
    found = trace(city, catalog, Pointer("chain", "智能装备产业链", "profit", JUNE))
    assert "家企业的直报数相加" in found.how and found.listing.lines and found.more
    assert sum(line.terms[0].value for line in found.listing.lines) == pytest.approx(
        found.result.value
    )
    whole = trace(city, catalog, Pointer("chain", "*", "profit", JUNE))
    names = [line.name for line in whole.listing.lines]
    assert len(names) == len(set(names)) and "只计一次" in whole.how
    assert sum(line.terms[0].value for line in whole.listing.lines) == pytest.approx(
        whole.result.value
    )


def test_a_pair_of_chain_and_park_is_traced(city, catalog):
    chain = "智能装备产业链"
    scene = Scene(city, catalog)
    rows = scene.answer(Pointer("chain_park", chain, "output_value", JUNE)).rows
    assert rows
    for row in rows:
        of = Pointer("chain_park", chain, "output_value", JUNE, other=row.unit)
        assert derived(scene, of).keys
        assert trace(city, catalog, of).sources[0].standing
        assert derived(scene, of.to("share")).working


def test_an_edition_of_the_past_has_the_cells_of_the_past(city, catalog):
    moments = city.rows("select published_at from batches order by ordinal")
    of = Pointer("chain", "智能装备产业链", "output_value", Period(2026, 1, 5))
    before, after = moments[18][0], moments[19][0]
    then, now = (trace(city, catalog, of, moment) for moment in (before, after))
    assert [len(each.sources[0].origins) for each in (then, now)] == [1, 2]
    assert then.sources[0].standing.file == "产业链月报_2026年1-5月.xlsx"
    assert now.sources[0].standing.file == "产业链月报_2026年1-5月（修订）.xlsx"
    assert then.result.value == Scene(city, catalog, before).row(of).value
