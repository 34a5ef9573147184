"""The README keeps its word: every entry named, every command there is."""

import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from catalog.loader import load
from manage import main
from pages.shared.definitions_document import PATH, document
from pages.shared.health import VERSION

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def entries() -> list[str]:
    """What stands at the top: what is under version control, or all that is not ignored."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}
    there = [path.name for path in ROOT.iterdir() if path.name not in ignored]
    names = listed.stdout.split("\0") if listed.returncode == 0 else there
    return sorted({Path(name).parts[0] for name in names if name} - {".gitignore", "README.md"})


@pytest.mark.parametrize("entry", entries())
def test_every_top_level_entry_is_named(entry: str) -> None:
    assert f"`{entry}`" in README or f"`{entry}/`" in README


def test_every_make_command_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"\bmake ([a-z]+)", README.split("## In English")[0]))
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("line", re.findall(r"^python manage\.py (.+)$", README, re.M))
def test_every_command_can_be_given_as_shown(line: str) -> None:
    words = line.split("  ")[0].split()
    command = main.commands[words[0]]
    with click.Context(command) as context:
        command.make_parser(context).parse_args(words[1:])


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_definitions_are_those_of_the_catalogue() -> None:
    assert PATH.read_text(encoding="utf-8") == document(load())


def test_the_version_is_the_newest_of_the_record() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert newest and newest[1] == VERSION == project["version"]
