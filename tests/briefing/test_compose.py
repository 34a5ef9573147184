"""A briefing put together: its sections, their order, whose figures, and that each is right."""

from dataclasses import replace
from datetime import datetime

import pytest

from briefing.compose import NothingToSay, compose
from briefing.course import Cancelled, Course
from briefing.document import Chart, Document, Paragraph, Strip, Table, UnitCard
from briefing.request import INTERNAL, SECTIONS, Request, UnknownSection
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.units import members
from metrics.withholding import WITHHELD
from tests.briefing.figures import Metrics, same, told

JUNE = Period.of("2026-06")
NOW = datetime(2026, 7, 20, 1, 2, 3)
ALL = Request(JUNE, "7月调度会", internal=True)


@pytest.fixture(scope="module")
def whole(city: Store, catalog: Catalog) -> Document:
    """The whole of the sample city."""
    return compose(city, catalog, ALL, now=NOW)


def keys(document: Document) -> list[str]:
    return [section.key.partition(":")[0] for section in document.sections]


def test_the_sections_come_in_the_order_of_a_meeting(whole: Document) -> None:
    order = list(dict.fromkeys(keys(whole)))
    usual = [{"chains": "chain", "parks": "park"}.get(key, key) for key in SECTIONS]
    assert order == [key for key in usual if key in order]
    assert {"summary", "table", "chain_table", "park_table", "trend", "targets", "ranking",
            "contribution", "land", "chain", "park", "laggards", "reporting",
            "notes"} <= set(order)  # fmt: skip


def test_units_stand_in_official_order(whole: Document, city: Store) -> None:
    for kind in ("chain", "park"):
        said = [s.key for s in whole.sections if s.key.startswith(f"{kind}:")]
        assert said == [f"{kind}:{member.short}" for member in members(city, kind)]
    table = next(block for block in _section(whole, "chain_table").blocks)
    names = [row[0].text for row in table.rows[: -table.totals]]
    assert names == [member.short for member in members(city, "chain")]


def test_every_figure_is_that_of_the_metrics(whole: Document, city: Store, catalog) -> None:
    metrics, compared = Metrics(city, catalog), 0
    for at, number, uom, where in told(whole):
        found = metrics.number(at)
        if found is not None:
            assert same(number, uom, found), (where, at, number, uom, found)
            compared += 1
    assert compared > 500


def test_a_reader_is_told_what_a_reader_may_know(city: Store, catalog: Catalog) -> None:
    readers = city.for_readers()
    document = compose(readers, catalog, replace(ALL, internal=False), now=NOW)
    assert not {"reporting", "remarks"} & set(keys(document))
    metrics = Metrics(readers, catalog)
    for at, number, uom, where in told(document):
        found = metrics.number(at)
        assert found is None or same(number, uom, found), where


def test_what_is_withheld_is_nowhere_in_it(city: Store, catalog: Catalog) -> None:
    strict = replace(catalog, lights=replace(catalog.lights, fewest_enterprises=45))
    readers, chosen = city.for_readers(), replace(ALL, sections=tuple(SECTIONS), internal=False)
    document = compose(readers, strict, chosen, now=NOW)
    rows = [
        row for s in document.sections for b in s.blocks if isinstance(b, Table) for row in b.rows
    ]
    assert any(cell.text == WITHHELD for row in rows for cell in row)
    metrics = Metrics(readers, strict)
    for at, number, uom, where in told(document):
        found = metrics.number(at)
        assert found is None or same(number, uom, found), where
    spoken = [n for s in document.sections for said in _sentences(s.blocks) for n in said.numbers]
    led = [metrics.number(number.pointer) for number in spoken if number.pointer]
    assert len(led) > 50 and all(found is None or found[0] is not None for found in led)


def _sentences(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.said
        elif isinstance(block, UnitCard):
            yield from (*block.strengths, *block.gaps)
            yield from (note for kpi in block.kpis for note in kpi.notes)
        elif isinstance(block, Strip):
            yield from (note for kpi in block.kpis for note in kpi.notes)


def test_the_same_choice_gives_the_same_document(whole: Document, city: Store, catalog) -> None:
    assert compose(city, catalog, ALL, now=NOW) == whole


def test_a_chart_is_drawn_from_what_it_says(whole: Document) -> None:
    charts = [b for s in whole.sections for b in s.blocks if isinstance(b, Chart)]
    assert len(charts) > 10 and len({chart.name for chart in charts}) == len(charts)
    for chart in charts:
        assert all(len(each.values) == len(chart.categories) for each in chart.series)
        assert chart.figure is not None and chart.figure().layout.height > 0
        assert chart.foot and chart.subtitle and str(JUNE.year) in chart.name


def test_sections_are_those_chosen_in_the_order_chosen(city: Store, catalog: Catalog) -> None:
    chosen = ("ranking", "summary")
    document = compose(city, catalog, replace(ALL, sections=chosen), now=NOW)
    assert keys(document) == list(chosen)
    with pytest.raises(UnknownSection):
        replace(ALL, sections=("nonsense",))


@pytest.mark.parametrize("kind", ["chain", "park"])
def test_one_unit_is_the_subject(city: Store, catalog: Catalog, kind: str) -> None:
    unit = members(city, kind)[0].unit
    document = compose(city, catalog, replace(ALL, scope=(kind, unit)), now=NOW)
    assert document.scope == document.title.removesuffix("运行情况") == members(city, kind)[0].name
    cards = [b for s in document.sections for b in s.blocks if isinstance(b, UnitCard)]
    assert [card.unit for card in cards] == [unit]
    strip = _section(document, "summary").blocks[0]
    assert isinstance(strip, Strip) and all(
        kpi.pointer is None or kpi.pointer.unit == unit for kpi in strip.kpis
    )
    charts = [b for s in document.sections for b in s.blocks if isinstance(b, Chart)]
    assert all(chart.emphasis for chart in charts if chart.kind == "bars")


def test_nothing_of_a_period_is_a_sentence(city: Store, catalog: Catalog) -> None:
    with pytest.raises(NothingToSay):
        compose(city, catalog, replace(ALL, period=Period.of("2019-06")), now=NOW)
    with pytest.raises(NothingToSay):
        compose(city, catalog, Request(JUNE, sections=INTERNAL), now=NOW)


def test_it_stops_when_called_off(city: Store, catalog: Catalog) -> None:
    course = Course()
    course.called_off.set()
    with pytest.raises(Cancelled):
        compose(city, catalog, ALL, now=NOW, course=course)


def test_the_course_only_goes_forward(city: Store, catalog: Catalog) -> None:
    seen: list[float] = []
    compose(city, catalog, ALL, now=NOW, course=Course(lambda share, _: seen.append(share)))
    assert seen == sorted(seen) and 0 <= seen[0] <= seen[-1] <= 1


def test_paragraphs_know_last_month(city: Store, catalog: Catalog) -> None:
    wanted = replace(ALL, sections=("summary", "notes"), marked=True)
    document = compose(city, catalog, wanted, now=NOW)
    summary = [b for b in _section(document, "summary").blocks if isinstance(b, Paragraph)]
    body = next(each for each in summary if each.style == "body")
    assert body.before and "1—5月" in body.before and "1—6月" in body.said.text
    assert all(each.before is None for each in _section(document, "notes").blocks)


def test_what_is_behind_says_what_is_needed(whole: Document) -> None:
    table = next(b for b in _section(whole, "laggards").blocks if isinstance(b, Table))
    heads = [column.head for column in table.columns]
    gaps = [row[heads.index("序时差")].value for row in table.rows]
    assert gaps == sorted(gaps) and all(gap < 0 for gap in gaps)
    for row in table.rows:
        need, pace = (row[heads.index(head)].value for head in ("后期需月均", "前期月均"))
        assert need > pace > 0 and row[heads.index("需提速")].value > 0


def _section(document: Document, key: str):
    return next(section for section in document.sections if section.key == key)
