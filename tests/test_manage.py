"""The command line: JSON alone on standard output, words on standard error, honest exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path: Path):
    """Run manage.py with a home of its own: run("import", …) -> CompletedProcess."""

    def command(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"DASHBOARD_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return command


def workbook(path: Path, *rows: list[object]) -> Path:
    """A workbook of one sheet holding `rows`."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return workbook(
        tmp_path / "名录.xlsx",
        ["产业链名录"],
        ["序号", "产业链", "链长", "牵头单位"],
        [1, "新材料产业链", "市长", "市发改委"],
        [2, "食品产业链", "副市长", "市农业农村局"],
    )


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    return workbook(
        tmp_path / "月报.xlsx",
        ["2026年1—6月产业链主要指标"],
        ["单位：亿元、%"],
        ["产业链", "产值（亿元）", "同比±%", "年度目标"],
        ["新材料产业链", 46.59, 4.8, 116.4],
        ["食品产业链", "—", "—", 158.5],
        ["合计", 46.59, None, 274.9],
    )


def test_a_workbook_comes_out_as_figures(run, directory: Path, monthly: Path) -> None:
    done = run("import", directory, monthly, "--publish", "--json")
    assert done.returncode == 0, done.stderr
    batches = json.loads(done.stdout)["batches"]
    assert [batch["published"] for batch in batches] == [True, True]
    assert batches[1]["difference"]["added"] == batches[1]["facts"]
    asked = ("metrics", "output_value", "--by", "chain", "--period", "2026-06", "--json")
    rows = json.loads(run(*asked).stdout)["rows"]
    first, second = rows
    assert [first[key] for key in ("unit", "value", "uom", "yoy")] == [
        "新材料产业链",
        46.59,
        "亿元",
        4.8,
    ]
    assert [first[k] for k in ("completion", "gap_pp", "required_monthly")] == [40.0, -10.0, 11.64]
    shown = [second[key] for key in ("value", "rank", "light", "state")]
    assert shown == [None, None, "灰", "未报"]
    said = run("sentence", "产值", "--by", "chain", "--period", "2026-06", "--json")
    first, second = json.loads(said.stdout)["sentences"]
    assert first["text"].startswith("新材料产业链实现产值46.59亿元，同比增长4.8%，完成年度目标的")
    assert second["text"].endswith("产值未报")


def test_trying_keeps_nothing(run, directory: Path) -> None:
    tried = json.loads(run("import", directory, "--json").stdout)["batches"][0]
    assert not tried["published"]
    again = json.loads(run("import", directory, "--json").stdout)["batches"][0]
    assert again["difference"] == tried["difference"]


def test_a_refused_file_exits_1_and_the_others_are_published(
    run, directory: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    done = run("import", broken, directory, "--publish", "--json")
    assert done.returncode == 1
    bad, good = json.loads(done.stdout)["batches"]
    assert (bad["published"], good["published"]) == (False, True)
    assert bad["findings"][0]["severity"] == "block"
    assert "Traceback" not in done.stderr


def test_read_prints_json_alone(run, monthly: Path) -> None:
    done = run("read", monthly, "--json")
    table = json.loads(done.stdout)["sheets"][0]["tables"][0]
    assert done.returncode == 0
    assert table["period"] == {"year": 2026, "first_month": 1, "last_month": 6}
    cells = {cell["address"]: cell for cell in table["cells"]}
    assert cells["B4"]["value"] == 46.59
    assert (cells["B5"]["value"], cells["B5"]["state"]) == (None, "无数据")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("metrics", "产值吗", "--by", "chain", "--period", "2026-06"), 1),
        (("metrics", "output_value", "--by", "chain", "--period", "明年"), 1),
        (("metrics", "output_value", "--by", "river", "--period", "2026-06"), 2),
        (("metrics", "output_value", "--by", "chain", "--period", "2026-06", "--asof", "昨天"), 1),
        (("read", "/没有/这个文件.xlsx"), 1),
        (("import",), 2),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert done.stderr.strip() and "Traceback" not in done.stderr


def test_backup_comes_back_the_same(run, directory: Path, monthly: Path, tmp_path: Path) -> None:
    run("import", directory, monthly, "--publish")
    asked = ("metrics", "output_value", "--by", "chain", "--period", "2026-06", "--csv")
    before = run(*asked).stdout
    assert run("backup", tmp_path / "一份.zip").returncode == 0
    assert run("reset", "--yes").returncode == 0
    assert run(*asked).stdout != before
    assert run("restore", tmp_path / "一份.zip").returncode == 0
    assert run(*asked).stdout == before
    assert run("check").returncode == 0
