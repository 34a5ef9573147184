"""Layouts are remembered by sender, count where they are equal, and are forgotten when told."""

from collections.abc import Sequence
from typing import Any

import pytest

from catalog.catalog import Catalog
from data.draft import Draft
from data.importing import prepare, publish
from data.keeping import batches
from data.keeping.directories import directory
from data.keeping.layouts import forget, layouts, remember
from data.keeping.store import Store
from data.proposing.corrections import ColumnSaid, Corrections, confirmed
from tests.data.test_importing import register, workbook

CHAINS = ("白酒产业链", "新能源产业链", "绿色食品产业链")


def monthly(month: int, heads: Sequence[str], names: Sequence[str] = CHAINS) -> bytes:
    """A report with the columns asked for."""
    return workbook(
        [
            [f"2026年1-{month}月重点产业链月报"],
            ["产业链", *heads],
            *([name, *(10 * month + at for at in range(len(heads)))] for name in names),
        ],
        f"{month}月",
    )


def codes(draft: Draft) -> list[str]:
    return [finding.code for finding in draft.findings.items]


@pytest.fixture
def known(store: Store, catalog: Catalog) -> Store:
    """A store that has the directory of chains."""
    publish(store, prepare(store, catalog, register(), "名录.xlsx"))
    return store


def said_of(draft: Draft, key: int, **said: Any) -> Corrections:
    table = draft.proposal.tables[0]
    return Corrections().column(table["fingerprint"], table["columns"][key]["key"], **said)


HEADS = ("产值（亿元）", "入库数（万元）")


def confirm(store: Store, catalog: Catalog, sender: str = "zhang") -> Corrections:
    """June's file of `sender`, its second column said to be tax, published and remembered."""
    content = monthly(6, HEADS)
    told = said_of(prepare(store, catalog, content, "6.xlsx"), 1, indicator="tax")
    draft = prepare(store, catalog, content, "6.xlsx", corrections=told, sender=sender)
    publish(store, draft, sender)
    remember(store, sender, "6.xlsx", confirmed(draft.proposal.tables, told))
    return told


def test_next_month_passes_untouched(known: Store, catalog: Catalog) -> None:
    confirm(known, catalog)
    draft = prepare(known, catalog, monthly(7, HEADS), "7.xlsx", sender="zhang")
    assert codes(draft) == [] and draft.facts == 6
    assert [layout.name for layout in draft.proposal.applied] == ["6月 · 2026年1-6月重点产业链月报"]
    table = draft.proposal.tables[0]
    assert [column["state"] for column in table["columns"]] == ["认出", "按您上次的确认"]
    assert table["remembered"]["id"] == layouts(known, "zhang")[0].id


@pytest.mark.parametrize("sender", ["", "li"])
def test_only_their_own_layouts_count(sender: str, known: Store, catalog: Catalog) -> None:
    confirm(known, catalog)
    draft = prepare(known, catalog, monthly(7, HEADS), "7.xlsx", sender=sender)
    assert codes(draft) == ["unknown_column"] and draft.proposal.applied == []


def test_a_changed_layout_asks_again_and_names_what_changed(known: Store, catalog: Catalog) -> None:
    confirm(known, catalog)
    heads = ("产值（亿元）", "工业用电量（万千瓦时）", "入库数（万元）")
    draft = prepare(known, catalog, monthly(7, heads), "7.xlsx", sender="zhang")
    found = draft.findings.items
    assert [f.code for f in found] == ["layout_changed", "unknown_column"]
    assert "新增 “工业用电量（万千瓦时）”" in found[0].message and found[0].cell == "B2"
    columns = draft.proposal.tables[0]["columns"]
    assert columns[2]["state"] == "没认出" and columns[2]["proposal"] == {"indicator": "tax"}
    assert draft.proposal.tables[0]["similar"]["id"] == layouts(known, "zhang")[0].id


def test_a_correction_of_this_file_counts_before_what_is_remembered(
    known: Store, catalog: Catalog
) -> None:
    confirm(known, catalog)
    told = said_of(prepare(known, catalog, monthly(7, HEADS), "7.xlsx"), 1, indicator="profit")
    draft = prepare(known, catalog, monthly(7, HEADS), "7.xlsx", corrections=told, sender="zhang")
    assert set(draft.proposal.facts["indicator"]) == {"output_value", "profit"}
    assert draft.proposal.tables[0]["columns"][1]["state"] == "按您的更正"


def test_what_is_known_word_for_word_is_not_kept_twice(known: Store, catalog: Catalog) -> None:
    told = confirm(known, catalog)
    draft = prepare(known, catalog, monthly(7, HEADS), "7.xlsx", corrections=told, sender="zhang")
    # The name shown is the title of the file it was confirmed with; everything else is equal.
    kept = layouts(known, "zhang")[0].said
    again = confirmed(draft.proposal.tables, told)
    again = Corrections({f: s.merged(kept) for f, s in again.tables.items()})
    assert remember(known, "zhang", "7.xlsx", again) == []
    assert len(layouts(known, "zhang")) == 1


def test_the_latest_of_a_layout_counts_and_the_earlier_stay(store: Store) -> None:
    first = Corrections().column("f", "a", indicator="tax")
    later = Corrections().column("f", "a", ignore=True)
    remember(store, "zhang", "表", first)
    remember(store, "zhang", "表", later)
    assert [each.said.columns["a"] for each in layouts(store, "zhang")] == [ColumnSaid(ignore=True)]
    assert len(layouts(store, "zhang", forgotten=True)) == 2


def test_a_period_is_never_remembered(store: Store) -> None:
    dated = Corrections().table("f", year=2026, first_month=1, last_month=6, span="ytd")
    remember(store, "zhang", "表", dated)
    kept = layouts(store, "zhang")[0].said
    assert (kept.year, kept.first_month, kept.last_month, kept.span) == (0, 0, 0, "ytd")


def test_a_forgotten_layout_counts_no_longer_and_stays_in_the_history(
    known: Store, catalog: Catalog
) -> None:
    confirm(known, catalog)
    layout = layouts(known, "zhang")[0]
    assert not forget(known, layout.id, "li")
    assert forget(known, layout.id, "zhang") and not forget(known, layout.id)
    assert layouts(known) == [] and layouts(known, forgotten=True)[0].forgotten_at
    draft = prepare(known, catalog, monthly(7, HEADS), "7.xlsx", sender="zhang")
    assert codes(draft) == ["unknown_column"]


def test_without_a_sender_nothing_is_remembered(store: Store) -> None:
    assert remember(store, "", "表", Corrections().table("f", span="ytd")) == []
    assert layouts(store) == []


def test_remembering_changes_no_figure(store: Store) -> None:
    before = store.revision, store.version()
    remember(store, "zhang", "表", Corrections().table("f", span="ytd"))
    assert (store.revision, store.version()) == before


def test_a_confirmed_spelling_serves_every_other_sender_until_withdrawn(
    known: Store, catalog: Catalog
) -> None:
    names = ("白酒产业链", "新能源产业链", "绿色食品")
    strange = monthly(6, HEADS[:1], (*CHAINS[:2], "绿食链"))
    draft = prepare(known, catalog, strange, "6.xlsx")
    assert codes(draft) == ["unknown_unit"]
    fingerprint = draft.proposal.tables[0]["fingerprint"]
    told = Corrections().row(fingerprint, "绿食链", kind="chain", unit="绿色食品产业链")
    draft = prepare(known, catalog, strange, "6.xlsx", corrections=told, sender="zhang")
    assert codes(draft) == []
    batch = publish(known, draft, "zhang").batch
    assert [u.unit for u in directory(known).match("绿食链")] == ["绿色食品产业链"]
    assert directory(known).of("chain")[2].attributes["leader"] == "市长"
    other = monthly(7, HEADS[:1], (*names[:2], "绿食链"))
    assert codes(prepare(known, catalog, other, "7.xlsx", sender="li")) == []
    batches.withdraw(known, batch)
    assert directory(known).match("绿食链") == []


def test_a_spelling_registers_no_unit(store: Store, catalog: Catalog) -> None:
    """The 名录 withdrawn, the unit is gone, whatever figures were published of it since."""
    first = publish(store, prepare(store, catalog, register(), "名录.xlsx")).batch
    strange = monthly(6, HEADS[:1], (*CHAINS[:2], "绿食链"))
    fingerprint = prepare(store, catalog, strange, "6.xlsx").proposal.tables[0]["fingerprint"]
    told = Corrections().row(fingerprint, "绿食链", kind="chain", unit="绿色食品产业链")
    publish(store, prepare(store, catalog, strange, "6.xlsx", corrections=told))
    assert store.rows("select kind from batches order by ordinal")[-1] == ("figures",)
    batches.withdraw(store, first)
    assert directory(store).units == ()


def test_two_columns_said_to_be_one_figure_are_stated_twice(known: Store, catalog: Catalog) -> None:
    content = monthly(6, ("产值（亿元）", "入库数（万元）"))
    told = said_of(prepare(known, catalog, content, "6.xlsx"), 1, indicator="output_value")
    draft = prepare(known, catalog, content, "6.xlsx", corrections=told)
    assert set(codes(draft)) == {"stated_differently"} and draft.blocking


def test_a_unit_that_has_gone_leaves_its_label_unknown_where_it_stands(
    known: Store, catalog: Catalog
) -> None:
    strange = monthly(6, HEADS[:1], (*CHAINS[:2], "绿食链"))
    fingerprint = prepare(known, catalog, strange, "6.xlsx").proposal.tables[0]["fingerprint"]
    gone = Corrections().row(fingerprint, "绿食链", kind="chain", unit="没有的链")
    remember(known, "zhang", "月报", gone)
    draft = prepare(known, catalog, strange, "6.xlsx", sender="zhang")
    assert codes(draft) == ["unknown_unit"]
    without = monthly(7, HEADS[:1])
    assert codes(prepare(known, catalog, without, "7.xlsx", sender="zhang")) == []
