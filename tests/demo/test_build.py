"""The demo's workbooks: the same every time, agreeing with one another, telling the story meant."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from demo.build import build
from demo.enterprises import enterprises
from demo.industry import CHAINS

JUNE = "产业链月报_2026年1-6月.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("demo")
    build(where)
    return where


def rows(path: Path, sheet: str | None = None) -> list[tuple]:
    """The values of a worksheet, row by row."""
    book = load_workbook(path, read_only=True)
    found = list((book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True))
    book.close()
    return found


def chain_rows(folder: Path, file: str = JUNE) -> dict[str, tuple]:
    """产值 累计, 同比, 年度目标, 完成率 … by chain."""
    return {row[1]: row[3:] for row in rows(folder / file) if isinstance(row[0], int)}


def test_the_same_figures_every_time(folder: Path, tmp_path: Path) -> None:
    names = [path.name for path in build(tmp_path)]
    assert len(names) == len(set(names))
    for name in (JUNE, "园区月报_2024年.xlsx", "企业直报_2026年1-6月.csv"):
        if name.endswith("csv"):
            assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
        else:
            assert rows(tmp_path / name) == rows(folder / name)


def test_the_directory_is_as_large_as_promised(folder: Path) -> None:
    listed = {
        name: [row for row in rows(folder / "名录_2026年版.xlsx", name) if isinstance(row[0], int)]
        for name in ("产业链", "园区", "县市区", "企业")
    }
    assert {name: len(found) for name, found in listed.items()} == {
        "产业链": 10,
        "园区": 12,
        "县市区": 8,
        "企业": 400,
    }
    assert {row[3] for row in listed["园区"]} == {"国家级", "省级"}
    assert any("、" in row[3] for row in listed["产业链"]), "a chain with two leaders"
    assert any(len(e.chains) > 1 for e in enterprises()), "an enterprise in two chains"


def test_june_tells_the_story(folder: Path) -> None:
    june = chain_rows(folder)
    growth = {name: row[1] for name, row in june.items() if row[1] != "—"}
    gap = {name: row[3] - 50 for name, row in june.items() if row[3] != "—"}
    assert [name for name, row in june.items() if row[0] == "—"] == ["功能纺织产业链"]
    assert [name for name, rate in growth.items() if rate < 0] == ["电子元器件产业链"]
    assert sum(points < -10 for points in gap.values()) == 2
    assert sum(points >= 0 for points in gap.values()) >= 3
    assert growth["农产品加工产业链"] == growth["绿色建材产业链"]


def test_ranks_move_from_may_to_june(folder: Path) -> None:
    def order(file: str) -> list[str]:
        reported = {n: row[0] for n, row in chain_rows(folder, file).items() if row[0] != "—"}
        return sorted(reported, key=lambda name: -reported[name])

    may, june = order("产业链月报_2026年1-5月（修订）.xlsx"), order(JUNE)
    assert may.index("新型储能产业链") > june.index("新型储能产业链")
    assert may.index("农产品加工产业链") < june.index("农产品加工产业链")


def test_the_revision_changes_one_chain_and_the_total(folder: Path) -> None:
    before = rows(folder / "产业链月报_2026年1-5月.xlsx")
    after = rows(folder / "产业链月报_2026年1-5月（修订）.xlsx")
    changed = [a[1] or a[0] for a, b in zip(before, after, strict=True) if a != b]
    assert changed == ["生物医药产业链", "合  计"]


def test_a_widened_chain_grows_on_a_comparable_basis(folder: Path) -> None:
    now = chain_rows(folder)["铜铝新材料产业链"]
    then = {row[1]: row for row in rows(folder / "产业链月报_2025年.xlsx", "1-6月") if row[1]}
    published = then["铜铝新材料产业链"][3]
    assert now[1] == 9.6
    assert (now[0] / published - 1) * 100 > 20


def test_totals_are_the_sums_of_their_rows(folder: Path) -> None:
    sheet = rows(folder / JUNE)
    total = next(row for row in sheet if row[0] == "合  计")
    parts = [row[3] for row in sheet if isinstance(row[0], int) and row[3] != "—"]
    assert total[3] == pytest.approx(sum(parts), abs=0.005 * len(parts))
    parks = rows(folder / "园区月报_2026年1-6月.xlsx")
    whole = next(row for row in parks if row[0] == "全市合计")
    inside = [row[1] for row in parks if row[0] and row[0].startswith("　　")]
    assert len(inside) == 12
    assert whole[1] == pytest.approx(sum(inside), abs=0.5 * len(inside))


def test_names_are_official_and_unique() -> None:
    assert len({chain.name for chain in CHAINS}) == 10
    assert len({e.name for e in enterprises()}) == 400
