"""What a person said of a figure is kept with it, and so is what was not taken."""

import json

from catalog.period import Period
from data.keeping import batches, remarks
from data.keeping.checking import check
from data.keeping.difference import difference
from data.keeping.remarks import ANSWER, REASON, REFUSED, Remark
from data.keeping.store import Store
from tests.data.keeping.given import current, proposed, published

JUNE = Period(2026, 1, 6)


def keys(store: Store, *facts: dict) -> dict[str, str]:
    lines = difference(store, proposed(*facts)).lines
    return dict(zip(lines["unit"], lines["key"], strict=True))


def test_a_refused_line_is_not_taken_and_both_values_are_kept(store: Store) -> None:
    published(store, {"unit": "甲", "value": 1.0}, {"unit": "乙", "value": 2.0})
    new = (
        {"unit": "甲", "value": 5.0},
        {"unit": "乙", "value": 6.0},
        {"unit": "丙", "value": 7.0},
    )
    key = keys(store, *new)
    batch = published(
        store,
        *new,
        remarks=[Remark(REFUSED, "与税务数不符", key["甲"]), Remark(REFUSED, "", key["丙"])],
        summary={"difference": {"added": 1, "changed": 2, "same": 0, "missing": 0}},
    )
    assert current(store) == {("甲", 6): (1.0, None), ("乙", 6): (6.0, None)}
    said = remarks.of_batch(store, batch)
    told = said[["kind", "unit", "text", "old", "new", "uom", "sheet", "cell"]]
    rows = told.astype(object).where(told.notna(), None).to_numpy().tolist()
    assert sorted(rows, key=str) == [
        ["未采用", "丙", "", None, 7.0, "万元", "Sheet1", "D7"],
        ["未采用", "甲", "与税务数不符", 1.0, 5.0, "万元", "Sheet1", "D5"],
    ]
    kept = batches.history(store).iloc[0]
    assert kept["facts"] == 1
    summary = json.loads(kept["summary"])
    assert summary["difference"] == {"added": 0, "changed": 1, "same": 0, "missing": 0}
    assert summary["refused"] == 2
    assert check(store) == []


def test_refusing_what_the_workbook_does_not_state_means_nothing(store: Store) -> None:
    published(store, *({"last_month": 5, "unit": unit} for unit in "甲乙"))
    new = {"unit": "甲"}
    gone = difference(store, proposed(new)).lines.query("change == '缺'")
    batch = published(store, new, remarks=[Remark(REFUSED, "", gone["key"].iloc[0])])
    assert len(remarks.of_batch(store, batch)) == 0
    assert batches.history(store)["facts"][0] == 1


def test_an_answer_finds_its_figure_by_the_cell(store: Store) -> None:
    published(store, {"value": 9.0})
    batch = published(
        store,
        {"value": 4.0},
        remarks=[Remark(ANSWER, "停产检修", "", "cumulative_falls", "低于上月", "Sheet1", "D5")],
    )
    said = remarks.of_batch(store, batch).iloc[0]
    assert (said["unit"], said["old"], said["new"]) == ("白酒产业链", 9.0, 4.0)
    assert (said["kind"], said["code"], said["asked"]) == (ANSWER, "cumulative_falls", "低于上月")


def test_a_sentence_about_a_sheet_is_kept_without_a_figure(store: Store) -> None:
    batch = published(store, {}, remarks=[Remark(ANSWER, "属实", sheet="Sheet1", code="x")])
    said = remarks.of_batch(store, batch).iloc[0]
    assert (said["grain"], said["key"], said["sheet"], said["cell"]) == ("", "", "Sheet1", "")


def test_what_was_said_of_a_figure_goes_with_the_figure(store: Store) -> None:
    first = published(store, {"value": 1.0})
    key = keys(store, {"value": 2.0})["白酒产业链"]
    second = published(store, {"value": 2.0}, remarks=[Remark(REASON, "补报", key)])
    moment = batches.history(store)["published_at"][0].to_pydatetime()
    for said in (remarks.remarks_of(store, key), remarks.remarks_in(store, JUNE)):
        told = said[["batch", "key", "text", "standing"]].to_numpy().tolist()
        assert told == [[second, key, "补报", True]]
    published(store, {"value": 3.0})
    assert remarks.remarks_of(store, key)["standing"].tolist() == [False]
    assert remarks.remarks_in(store, JUNE)["standing"].tolist() == [False]
    assert remarks.remarks_in(store, Period(2026, 1, 5)).empty
    batches.withdraw(store, second)
    assert remarks.remarks_of(store, key).empty
    assert remarks.remarks_of(store, key, moment)["standing"].tolist() == [True]
    assert remarks.remarks_in(store, JUNE, moment)["standing"].tolist() == [True]
    assert len(remarks.of_batch(store, second)) == 1 and remarks.of_batch(store, first).empty
