"""Mutated bytes of good files: a sentence or a table, never an exception."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.reading.report import as_dict
from data.reading.workbook import read
from tests.data.reading.books import book, saved
from tests.data.reading.test_containers import HTML, LINES, ROWS, XML, ods

SEEDS = [saved(book(ROWS)), ods(), "\n".join(LINES).encode(), "\n".join(LINES).encode("gbk"), HTML.encode("gbk"), XML.encode()]
CELLS = st.one_of(
    st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-10**6, 10**6), st.booleans(), st.dates(),
    st.sampled_from(["", " ", "合计", "其中：x", "#进口", "一、", "（一）", "1-6月", "2024年", "—", "…", "增长12%", "单位：万元", "注：",
                     "序号", "园区", "单位", "产值（亿元）", "500多", "▲5", "X", "目标"]),
    st.text(max_size=6, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.sampled_from(SEEDS), changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), max_size=6),
       cut=st.integers(0, 10**6))
def test_mutated_files_never_raise(seed: bytes, changes: list[tuple[int, bytes]], cut: int) -> None:
    content = bytearray(seed)
    for at, new in changes:
        at %= len(content)
        content[at : at + len(new)] = new
    if cut % 3 == 0:
        del content[cut % len(content) :]
    started = time.monotonic()
    as_dict(read(bytes(content), name="x.xls"))
    assert time.monotonic() - started < 10


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELLS, max_size=6), max_size=9), st.data())
def test_no_sheet_of_any_cells_raises_and_no_number_is_lost(rows: list[list[object]], data: st.DataObject) -> None:
    made = book([[cell if not isinstance(cell, str) or not cell.startswith("=") else "x" for cell in row] for row in rows])
    if rows and data.draw(st.booleans()):
        made.active.merge_cells(data.draw(st.sampled_from(["A1:C1", "A1:A2", "B2:C2", "A2:B3"])))
    found = read(saved(made), name="x.xlsx")
    as_dict(found)
    assert all(finding.message for finding in found.findings.items)
