"""Mutated bytes of good files: a sentence or a table, never an exception."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from data.reading.container import opened
from data.reading.grid import NUMBER, written
from data.reading.report import as_dict
from data.reading.workbook import read
from tests.data.reading.biff import xls
from tests.data.reading.books import book, saved
from tests.data.reading.test_containers import HTML, LINES, ROWS, XML, ods

SEEDS = [
    saved(book(ROWS)),
    ods(),
    xls({"表": ROWS}, ((0, 0, 0, 2),)),
    "\n".join(LINES).encode(),
    "\n".join(LINES).encode("gbk"),
    HTML.encode("gbk"),
    XML.encode(),
]
CELLS = st.one_of(
    st.none(),
    st.floats(allow_nan=False),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.dates(),
    st.sampled_from(
        [
            "",
            " ",
            "合计",
            "其中：x",
            "#进口",
            "一、",
            "（一）",
            "1-6月",
            "2024年",
            "—",
            "…",
            "增长12%",
            "单位：万元",
            "注：",
            "序号",
            "园区",
            "单位",
            "产值（亿元）",
            "500多",
            "▲5",
            "X",
            "目标",
        ]
    ),
    st.text(max_size=6, alphabet=st.characters(exclude_categories=["Cs", "Cc"])),
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.sampled_from(SEEDS),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), max_size=6),
    cut=st.integers(0, 10**6),
)
def test_mutated_files_never_raise(seed: bytes, changes: list[tuple[int, bytes]], cut: int) -> None:
    content = bytearray(seed)
    for at, new in changes:
        at %= len(content)
        content[at : at + len(new)] = new
    if cut % 3 == 0:
        del content[cut % len(content) :]
    started = time.process_time()
    as_dict(read(bytes(content), name="x.xls"))
    assert time.process_time() - started < 10


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELLS, max_size=6), max_size=9), st.data())
def test_no_sheet_of_any_cells_raises(rows: list[list[object]], data: st.DataObject) -> None:
    made = book(
        [
            [cell if not isinstance(cell, str) or not cell.startswith("=") else "x" for cell in row]
            for row in rows
        ]
    )
    if rows and data.draw(st.booleans()):
        made.active.merge_cells(data.draw(st.sampled_from(["A1:C1", "A1:A2", "B2:C2", "A2:B3"])))
    found = read(saved(made), name="x.xlsx")
    as_dict(found)
    assert all(finding.message for finding in found.findings.items)


def lost(content: bytes) -> list[tuple[int, int, object]]:
    """Numbers of the sheet that are neither cells of a table, nor in a label or finding."""
    found, grid = read(content, name="x.xlsx"), opened(content).grid("Sheet1")
    told, words = set(), ""
    for table in found.tables:
        told |= {
            (row.index, column.index)
            for row in table.rows
            if row.role != "group"
            for column in table.columns
        }
        words += "\n".join(
            [
                table.title,
                *table.notes,
                *table.headers,
                *(label for part in [*table.columns, *table.rows] for label in part.labels),
                *(text for row in table.rows for text in [*row.texts.values(), row.unit or ""]),
            ]
        )
    for finding in found.findings.items:
        if finding.code in ("stray_numbers", "serial_skipped", "codes_skipped"):
            left, top, right, bottom = range_boundaries(finding.cell)
            told |= {
                (row, column) for row in range(top - 1, bottom) for column in range(left - 1, right)
            }
    return [
        (row, column, grid.rows[row][column])
        for row, column in zip(*(grid.kinds == NUMBER).nonzero(), strict=True)
        if (row, column) not in told and written(grid.rows[row][column]) not in words
    ]


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=9))
def test_every_number_is_a_cell_a_label_or_named_in_a_finding(rows: list[list[object]]) -> None:
    content = saved(
        book(
            [
                [None if isinstance(cell, str) and cell.startswith("=") else cell for cell in row]
                for row in rows
            ]
        )
    )
    assert lost(content) == []
