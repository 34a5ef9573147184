"""The command line while the server runs: through it, with the figures before and after equal."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.e2e.conftest import ROOT, Server


def test_the_command_line_works_through_the_server(
    start: Callable[[], Server], tmp_path: Path
) -> None:
    server = start()
    server.wait_for("ready")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"DASHBOARD_HOME": str(server.home)},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    asked = ("metrics", "output_value", "--by", "chain", "--period", "2026-06", "--json")
    before = run(*asked)
    assert before.returncode == 0 and json.loads(before.stdout)["rows"], before.stderr
    saved = run("backup", tmp_path / "一份.zip")
    assert saved.returncode == 0 and "已备份" in saved.stderr
    checked = run("check")
    assert checked.returncode == 0 and "自检通过" in checked.stderr
    broken = tmp_path / "坏.zip"
    broken.write_bytes((tmp_path / "一份.zip").read_bytes()[:5000])
    refused = run("restore", broken)
    assert refused.returncode == 1 and "现有数据没有改动" in refused.stderr
    back = run("restore", tmp_path / "一份.zip")
    assert back.returncode == 0 and "内容指纹与清单一致" in back.stderr, back.stderr
    assert run(*asked).stdout == before.stdout
    assert server.health()["store"] == "ready"
    assert run("reset", "--yes").returncode == 1
