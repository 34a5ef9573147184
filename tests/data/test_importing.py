"""From bytes to a published batch: the same road for a page, the command line and the demo."""

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from catalog.catalog import Catalog
from data.importing import Overtaken, Refused, import_file, prepare, publish
from data.keeping import batches
from data.keeping.checking import check
from data.keeping.directories import directory
from data.keeping.store import Store

Rows = Sequence[Sequence[Any]]
CHAINS = ("白酒产业链", "新能源产业链", "绿色食品产业链")


def workbook(rows: Rows, sheet: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def register(names: Sequence[str] = CHAINS) -> bytes:
    return workbook(
        [
            ["全市重点产业链名录"],
            ["序号", "产业链", "链长", "牵头单位"],
            *([number, name, "市长", "市工信局"] for number, name in enumerate(names, 1)),
        ],
        "产业链",
    )


def report(month: int, values: Sequence[Any], unit: str = "亿元") -> bytes:
    return workbook(
        [
            [f"2026年1-{month}月全市重点产业链产值完成情况表"],
            [f"单位：{unit}"],
            ["产业链", f"产值（{unit}）", "同比±%"],
            *([name, value, 3.5] for name, value in zip(CHAINS, values, strict=False)),
        ]
    )


@pytest.fixture
def put(store: Store, catalog: Catalog) -> Callable[..., Any]:
    """Prepares and publishes bytes as a file of the name given."""

    def put_content(content: bytes, name: str = "月报.xlsx", demo: bool = False) -> Any:
        return publish(store, prepare(store, catalog, content, name, demo=demo))

    return put_content


def test_a_report_goes_in_and_the_difference_is_told_first(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    draft = prepare(store, catalog, report(5, [40, 30, 20]), "月报.xlsx")
    assert draft.difference.as_dict() == {"added": 6, "changed": 0, "same": 0, "missing": 0}
    assert not draft.published and store.rows("select count(*) from facts") == [(0,)]
    done = publish(store, draft)
    assert done.published and "已发布 6 个数据" in done.sentence()
    assert store.rows(
        "select value::double from current_facts(null) "
        "where unit = '白酒产业链' and measure = 'level'"
    ) == [(400000.0,)]
    assert check(store) == []


def test_the_answer_is_the_json_of_the_command_line(
    store: Store, catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "名录.xlsx"
    path.write_bytes(register())
    import_file(store, catalog, path, publish=True)
    path = tmp_path / "月报.xlsx"
    path.write_bytes(report(5, [40, 30, 20]))
    answer = json.loads(json.dumps(import_file(store, catalog, path).as_dict()))
    assert {"file", "batch", "published", "facts", "difference", "findings"} <= set(answer)
    assert (answer["file"], answer["published"], answer["facts"]) == ("月报.xlsx", False, 6)
    assert set(answer["difference"]) == {"added", "changed", "same", "missing"}


def test_the_same_bytes_again_add_nothing(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    for content, name in ((register(), "名录.xlsx"), (report(5, [40, 30, 20]), "月报.xlsx")):
        first = put(content, name)
        version, facts = store.version(), store.rows("select count(*) from facts")
        again = put(content, f"{name}(1).xlsx")
        assert (again.published, again.batch) == (True, first.batch)
        assert again.difference.added == again.difference.changed == 0
        assert again.difference.same == again.facts == first.facts
        assert "没有重复入库" in again.sentence()
        assert (store.version(), store.rows("select count(*) from facts")) == (version, facts)


def test_the_same_bytes_are_new_again_after_a_withdrawal_and_after_a_correction(
    store: Store, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    content = report(5, [40, 30, 20])
    batches.withdraw(store, put(content).batch)
    assert put(content).difference.added == 6
    put(report(5, [41, 30, 20]))
    assert put(content).difference.changed == 1
    assert check(store) == []


def test_a_correction_shows_what_it_changes(put: Callable[..., Any]) -> None:
    put(register(), "名录.xlsx")
    put(report(5, [40, 30, 20]))
    done = put(report(5, [40, 33, 20]))
    assert done.difference.as_dict() == {"added": 0, "changed": 1, "same": 5, "missing": 0}
    line = done.difference.lines.iloc[0]
    assert (line["change"], line["unit"], line["cell"]) == ("修改", "新能源产业链", "B5")
    assert (line["old"], line["new"], round(line["percent"], 6)) == (30.0, 33.0, 10.0)


def test_a_partial_workbook_marks_the_others_and_carries_nothing_forward(
    store: Store, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    put(report(5, [40, 30, 20]))
    done = put(report(6, [50, 36]))
    assert done.difference.missing == 2  # level and 同比 of the third chain
    assert [f.code for f in done.findings.items if f.severity == "doubt"] == ["missing_now"]
    assert store.rows(
        "select count(*) from current_facts(null) where last_month = 6 and unit = '绿色食品产业链'"
    ) == [(0,)]


def test_a_blocking_finding_publishes_nothing_of_the_file(
    store: Store, catalog: Catalog, tmp_path: Path, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    put(report(5, [40, 30, 20]))
    path = tmp_path / "错位.xlsx"
    path.write_bytes(report(6, [500000, 360000, 240000]))
    done = import_file(store, catalog, path, publish=True)
    assert done.findings.blocking and not done.published and done.as_dict()["published"] is False
    assert "没有发布" in done.sentence()
    assert len(batches.history(store)) == 2
    with pytest.raises(Refused, match="必须改"):
        publish(store, done)


@pytest.mark.parametrize("content", [b"", b"\x00\x01 nothing", b"PK\x03\x04 broken", b"\xff" * 999])
def test_what_cannot_be_read_is_a_finding(store: Store, catalog: Catalog, content: bytes) -> None:
    draft = prepare(store, catalog, content, "坏.xlsx")
    assert draft.findings.blocking and draft.facts == 0
    assert draft.as_dict()["difference"] == {"added": 0, "changed": 0, "same": 0, "missing": 0}


def test_an_absent_file_and_a_folder_are_findings(
    store: Store, catalog: Catalog, tmp_path: Path
) -> None:
    for path in (tmp_path / "没有.xlsx", tmp_path):
        assert import_file(store, catalog, path, publish=True).findings.blocking


def test_each_file_sees_what_those_before_it_published(
    store: Store, catalog: Catalog, tmp_path: Path
) -> None:
    told = []
    for name, content in (
        ("名录.xlsx", register()),
        ("5月.xlsx", report(5, [40, 30, 20])),
        ("6月.xlsx", report(6, [38, 36, 24])),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        told.append(import_file(store, catalog, path, publish=True))
    assert all(each.published for each in told)
    assert "cumulative_falls" in [finding.code for finding in told[2].findings.items]


def test_a_draft_that_no_longer_tells_the_truth_is_refused(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    draft = prepare(store, catalog, report(5, [40, 30, 20]), "月报.xlsx")
    put(report(5, [41, 30, 20]))
    with pytest.raises(Overtaken, match="差异"):
        publish(store, draft)
    assert len(batches.history(store)) == 2


def test_a_draft_stands_when_what_came_between_does_not_touch_it(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    draft = prepare(store, catalog, report(5, [40, 30, 20]), "月报.xlsx")
    put(report(3, [20, 15, 10]))
    assert publish(store, draft).published


def test_a_draft_of_a_withdrawn_twin_is_not_taken_for_published(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    content = report(5, [40, 30, 20])
    first = put(content)
    draft = prepare(store, catalog, content, "月报.xlsx")
    assert draft.already and draft.batch == first.batch
    batches.withdraw(store, first.batch)
    with pytest.raises(Overtaken):
        publish(store, draft)


def test_units_a_new_list_leaves_out_are_named_and_stay(
    store: Store, put: Callable[..., Any]
) -> None:
    put(register(), "名录.xlsx")
    done = put(register(CHAINS[:2]), "名录2.xlsx")
    said = [f for f in done.findings.items if f.code == "absent_units"]
    assert len(said) == 1 and "绿色食品产业链" in said[0].message and said[0].severity == "doubt"
    assert len(directory(store).of("chain")) == 3


def test_the_demo_gives_way_to_the_first_real_workbook(
    store: Store, catalog: Catalog, put: Callable[..., Any]
) -> None:
    put(register(("示例链产业链",)), "示例名录.xlsx", demo=True)
    assert batches.is_demo(store)
    draft = prepare(store, catalog, register(), "名录.xlsx")
    assert not [f for f in draft.findings.items if f.code == "absent_units"]
    assert batches.is_demo(store), "a preview changes nothing"
    publish(store, draft)
    assert not batches.is_demo(store)
    assert [unit.name for unit in directory(store).of("chain")] == list(CHAINS)


def test_originals_are_kept_and_a_refused_file_leaves_none(
    tmp_path: Path, catalog: Catalog
) -> None:
    store = Store.open(tmp_path)
    content = register()
    done = publish(store, prepare(store, catalog, content, "名录.xlsx"))
    prepare(store, catalog, report(5, [1, 2, 3]), "未发布.xlsx")
    assert batches.original(store, done.batch).read_bytes() == content
    assert len(list((tmp_path / "originals").iterdir())) == 1
    assert check(store) == []
    store.close()


@pytest.mark.parametrize(("header", "kind"), [("企业名称", "enterprise"), ("县市区", "county")])
def test_a_register_of_names_alone(store: Store, put: Any, header: str, kind: str) -> None:
    put(workbook([["全市名录"], ["序号", header], [1, "甲"], [2, "乙"]]))
    assert [(unit.kind, unit.name) for unit in directory(store).of(kind)] == [
        (kind, "甲"),
        (kind, "乙"),
    ]


def two_units(ten_thousands: float) -> bytes:
    heads = ["产业链", "产值（亿元）", "产值（万元）"]
    row = [CHAINS[0], 46.59, ten_thousands]
    return workbook([["2026年1-6月全市重点产业链产值"], heads, row])


def test_one_figure_in_two_units_is_one_within_its_rounding(put: Any) -> None:
    put(register())
    draft = put(two_units(465_912))
    assert draft.facts == 1 and not draft.blocking
    assert [finding.code for finding in draft.findings.items] == ["stated_twice"]


def test_one_figure_in_two_units_that_differ_blocks(
    store: Store, catalog: Catalog, put: Any
) -> None:
    put(register())
    draft = prepare(store, catalog, two_units(466_912), "月报.xlsx")
    assert [finding.code for finding in draft.findings.items] == ["stated_differently"]


def test_an_unknown_name_is_shown_in_its_own_cell(store: Store, catalog: Catalog, put: Any) -> None:
    put(register())
    rows = [
        ["2026年1-6月产业链产值"],
        ["序号", "产业链", "产值（亿元）"],
        [1, CHAINS[0], 2.5],
        [2, "光伏链", 1.5],
    ]
    draft = prepare(store, catalog, workbook(rows), "月报.xlsx")
    told = [(finding.code, finding.cell) for finding in draft.findings.items]
    assert ("unknown_unit", "B4") in told
