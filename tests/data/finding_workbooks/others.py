"""Findings that need more than a workbook: a path, a sheet asked for, a person's word, a rule."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog.catalog import Catalog
from data.draft import Decision
from data.findings import Finding
from data.importing import prepare, publish
from data.keeping.layouts import remember
from data.keeping.store import Store
from data.proposing.corrections import Corrections, confirmed
from data.reading import apart
from data.reading.apart import Room, Worker
from data.reading.workbook import read
from data.rulebook import take
from tests.data.finding_workbooks.files import GOOD, PAGE
from tests.data.finding_workbooks.sample import JUNE, chains
from tests.data.rulebook.test_rulebook import edited

FAILING = (
    "import os, data.reading.worker as worker\nworker.read = lambda *a: os._exit(0)\nworker.main()"
)
ODD = chains(("产值", 46.59, 21.4, 33.1), ("入库数", 1.1, 0.4, 0.9))
MORE = chains(
    ("产值", 46.59, 21.4, 33.1), ("工业用电量（万千瓦时）", 5, 6, 7), ("入库数", 1.1, 0.4, 0.9)
)


@dataclass(frozen=True)
class Given:
    """What a deed of more than one workbook may use."""

    store: Store
    catalog: Catalog
    folder: Path


@dataclass(frozen=True)
class Deed:
    """Findings by a deed, and the one place the named one must be at."""

    does: Callable[[Given], list[Finding]]
    cell: str = ""
    value: str = ""
    sheet: str = ""
    also: tuple[str, ...] = ()


def _failed(given: Given) -> list[Finding]:
    programs = iter([("-c", FAILING)])
    room = Room(1, 20.0, lambda: Worker(next(programs, apart._PROGRAM)))
    try:
        return room.read(GOOD, "月报.xlsx").findings.items
    finally:
        room.close()


def _corrected(given: Given) -> list[Finding]:
    draft = prepare(given.store, given.catalog, ODD, "月报.xlsx")
    table = draft.proposal.tables[0]
    told = Corrections().column(
        table["fingerprint"], table["columns"][1]["key"], indicator="nothing"
    )
    again = prepare(given.store, given.catalog, ODD, "月报.xlsx", corrections=told)
    return again.findings.items


def _drifted(given: Given) -> list[Finding]:
    draft = prepare(given.store, given.catalog, ODD, "月报.xlsx")
    table = draft.proposal.tables[0]
    told = Corrections().column(table["fingerprint"], table["columns"][1]["key"], indicator="tax")
    said = prepare(given.store, given.catalog, ODD, "月报.xlsx", corrections=told)
    remember(given.store, "zhang", "月报", confirmed(said.proposal.tables, told))
    return prepare(given.store, given.catalog, MORE, "月报.xlsx", sender="zhang").findings.items


def _staged(given: Given) -> list[Finding]:
    draft = prepare(given.store, given.catalog, GOOD, "月报.xlsx")
    publish(given.store, draft, decision=Decision("核定数"))
    later = chains(("产值", 46.61, 21.4, 33.1))
    return prepare(given.store, given.catalog, later, "月报.xlsx").staged("快报数")


def _ruled(*row: object) -> Callable[[Given], list[Finding]]:
    def does(given: Given) -> list[Finding]:
        content = edited(given.catalog, ("", *row))
        return take(given.folder, given.catalog, content).findings.items

    return does


def _rule(code_cell: str, value: str, *row: object) -> Deed:
    return Deed(_ruled(*row), code_cell, value, "审核关系")


PAIR = ("两项比较", "税收", "不大于")
OTHERS: dict[str, Deed] = {
    "no_file": Deed(lambda given: read(given.folder / "没有.xlsx").findings.items, "", "没有.xlsx"),
    "unreadable_path": Deed(lambda given: read(given.folder).findings.items, "", "夹"),
    "no_sheet": Deed(lambda given: read(GOOD, "月报.xlsx", "三月").findings.items, "", "月报.xlsx"),
    "html_without_table": Deed(
        lambda given: (
            read(b"<html><!-- <table> --><body>x</body></html>", "月报.xls").findings.items
        ),
        "",
        "月报.xls",
    ),
    "reader_failed": Deed(_failed, "", "月报.xlsx"),
    "correction_unclear": Deed(_corrected, "C3", "入库数", "月报", ("unknown_column",)),
    "layout_changed": Deed(
        _drifted, "B3", f"{JUNE}重点产业链主要经济指标", "月报", ("unknown_column",)
    ),
    "stage_goes_back": Deed(_staged),
    "rule_no_sheet": Deed(
        lambda given: take(given.folder, given.catalog, PAGE, "规则.xlsx").findings.items,
        "",
        "规则.xlsx",
    ),
    "rule_word": _rule("B19", "两向比较", "两向比较", "税收", "不大于", "产值", "核实"),
    "rule_indicator": _rule("C19", "营业收人", "两项比较", "营业收人", "不大于", "产值", "核实"),
    "rule_number": _rule("E19", "很多", "上限", "产值·占比", "不大于", "很多", "核实"),
    "rule_parts": _rule("C19", "出口", "分项与总项", "出口", "等于", "进出口总额", "核实"),
    "rule_units": _rule("C19", "税收", *PAIR, "企业数", "核实"),
    "rule_itself": _rule("C19", "税收", *PAIR, "税收", "核实"),
    "rule_twice": _rule("A19", "", *PAIR, "营业收入", "核实"),
}
