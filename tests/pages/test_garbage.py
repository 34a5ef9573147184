"""Garbage is collected beside the pages, and not after each run of one."""

import gc
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from pages.shared import garbage

SETTINGS = Path(__file__).parent.parent.parent / ".streamlit" / "config.toml"


def test_not_after_every_run() -> None:
    assert tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["runner"]["postScriptGC"] is False
    assert "runner.postScriptGC" in config.get_config_options(), "Streamlit still knows it"


def test_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_PAUSE", 0.01)
    before = gc.get_stats()[2]["collections"]
    with garbage.collected():
        while gc.get_stats()[2]["collections"] == before:
            for _ in range(2000):  # something is made meanwhile
                made: list = []
                made.append(made)
    assert gc.get_stats()[2]["collections"] > before
