"""The demo goes in through the common import without a hitch, and its figures come out again."""

import json

import pytest

from catalog.loader import load as load_catalog
from catalog.period import Period
from data.findings import KINDS
from data.keeping.store import Store
from demo.industry import LATE
from demo.progress import line
from demo.received import TODAY
from metrics.handed_in import Board, Cell, Tally
from metrics.indicator import indicator
from metrics.reporting import board

JUNE = Period.of("2026-06")


@pytest.fixture(scope="module")
def store(city: Store) -> Store:
    return city


def by_unit(store: Store, code: str, grain: str, period: Period = JUNE) -> dict[str, dict]:
    """The answer's rows by name of unit."""
    frame = indicator(store, load_catalog(), code, grain, period)
    return {row["name"]: row for row in frame.to_dict("records")}


def test_every_workbook_is_published(store: Store) -> None:
    published = store.rows("select file, published_at is not null, demo, facts from batches")
    assert len(published) == 21
    assert all(done and demo for _, done, demo, _ in published)
    assert [file for file, _, _, facts in published if not facts] == []


def test_only_the_late_chain_raises_doubts(store: Store) -> None:
    found = {
        (file, code)
        for file, summary in store.rows("select file, summary from batches")
        for code in json.loads(summary)["findings"]
        if KINDS[code].severity != "note"
    }
    assert found == {("产业链月报_2026年1-6月.xlsx", "missing_now")}


def test_a_chain_comes_out_as_it_went_in(store: Store) -> None:
    from demo.industry import CHAINS

    rows = by_unit(store, "output_value", "chain")
    assert list(rows) == [chain.name for chain in CHAINS], "official order"
    for chain in CHAINS[:8]:
        sent, row = line(chain, 2026, 6), rows[chain.name]
        assert row["uom"] == "亿元"
        assert row["value"] == pytest.approx(sent.output)
        assert row["yoy"] == pytest.approx(sent.growth)
        assert row["target"] == pytest.approx(sent.target)
        assert row["completion"] == pytest.approx(sent.completion, abs=0.06)


def test_the_story_of_june(store: Store) -> None:
    rows = by_unit(store, "output_value", "chain")
    lights = {name: row["light"] for name, row in rows.items()}
    assert lights["功能纺织产业链"] == "灰"
    assert sum(light == "红" for light in lights.values()) == 2
    assert sum(light == "绿" for light in lights.values()) >= 3
    assert rows["农产品加工产业链"]["growth_rank"] == rows["绿色建材产业链"]["growth_rank"]
    assert rows["新型储能产业链"]["rank_change"] > 0 > rows["电子元器件产业链"]["rank_change"]


def test_the_revision_supersedes(store: Store) -> None:
    from demo.industry import CHAINS, REVISED

    chain = next(chain for chain in CHAINS if chain.name == REVISED)
    may = by_unit(store, "output_value", "chain", Period.of("2026-05"))[REVISED]
    assert may["value"] == pytest.approx(line(chain, 2026, 5).output)


def test_parks_counties_region_and_enterprises_are_there(store: Store) -> None:
    parks = by_unit(store, "tax_per_mu", "park")
    assert len(parks) == 12
    assert all(1 <= row["value"] <= 8 for row in parks.values())
    assert len(by_unit(store, "output_value", "county")) == 8
    assert len(by_unit(store, "output_value", "region")) == 1
    assert len(by_unit(store, "output_value", "enterprise")) == 400
    history = by_unit(store, "output_value", "park", Period.of("2024-02"))
    assert all(row["value"] > 0 for row in history.values())


def test_the_board_of_reporting_has_its_late_ones(store: Store) -> None:
    catalog = load_catalog()
    boards = board(store, catalog, 2026, now=TODAY)
    chains = {line.member.name: line.cells for line in boards["chain_monthly"].lines}
    june = {name: cells[4] for name, cells in chains.items()}
    assert june.pop(LATE) == Cell("未报", 2, ("产值", "营业收入", "税收", "投资"))
    assert {cell.status for cell in june.values()} == {"已报"}
    assert [cell.status for cell in chains[LATE]][:4] == ["补录", "补录", "已报", "已报"]
    parks = [line.cells[3:5] for line in boards["park_monthly"].lines]
    assert all(cells == (Cell("已报"), Cell("迟报", 1)) for cells in parks)
    assert all(tally.missing == 0 for tally in map(_june, boards.values()) if tally.due > 10)
    for each in boards.values():
        assert "不计" not in {cell.status for line in each.lines for cell in line.cells}


def _june(each: Board) -> Tally:
    return each.tally(each.periods[min(4, len(each.periods) - 1)])
