"""Wrong usage is told in Chinese: nothing of click's English is left in what a person meets."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from manage import main

ROOT = Path(__file__).parent.parent
# Names of commands, options and formats, and the values an option takes.
_OURS = re.compile(
    r"manage\.py|--?[a-z]+|JSON|CSV|TOML|import|impor|metrics|admin-link|region|chain|park|county"
    r"|freeze|editions?|briefing|sentence|pptx|docx|xlsx|html|png|PPT|Word|Excel|all"
    r"|enterprise|nonsense|backup|check|demo|read|reset|restore|y/N|T\d+:\d+"
)
WRONG = [
    [],
    ["nonsense"],
    ["impor"],
    ["read"],
    ["read", "--sheet"],
    ["metrics", "nonsense"],
    ["metrics", "nonsense", "--by", "nonsense", "--period", "2026-06"],
    ["metrics", "nonsense", "--by", "chain", "--period", "2026-06", "--csv", "--json"],
    ["freeze"],
    ["editions", "--nonsense"],
    ["metrics", "nonsense", "--by", "chain"],
    ["import"],
    ["backup"],
    ["check", "--nonsense"],
    ["check", "nonsense"],
    ["demo", "--help=3"],
]


def _run(home: Path, *words: str, said: str = "") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_HOME": str(home)},
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_chinese(tmp_path: Path, words: list[str]) -> None:
    code, told = _run(tmp_path, *words)
    assert code == 2 and "用法" in told
    assert not re.findall(r"[A-Za-z]{2,}", _OURS.sub("", told))


@pytest.mark.parametrize("command", ["", *main.commands])
def test_every_help_is_in_chinese(tmp_path: Path, command: str) -> None:
    code, told = _run(tmp_path, *filter(None, [command]), "--help")
    assert code == 0 and "显示这段说明" in told
    assert not re.findall(r"[A-Za-z]{2,}", _OURS.sub("", told))


def test_what_is_not_confirmed_is_not_done(tmp_path: Path) -> None:
    assert _run(tmp_path, "reset", said="n\n")[1].strip().endswith("已中断。")


def test_the_link_leads_to_the_running_server(tmp_path: Path) -> None:
    code, told = _run(tmp_path, "admin-link")
    assert code == 0 and told.startswith("http://127.0.0.1:8501/first?token=")
    control = {"pid": os.getpid(), "address": "http://127.0.0.1:9000/here", "token": "x"}
    (tmp_path / "control.json").write_text(json.dumps(control))
    code, told = _run(tmp_path, "admin-link")
    assert code == 0 and told.startswith("http://127.0.0.1:9000/here/first?token=")
