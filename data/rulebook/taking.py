"""A workbook of 审核关系 read back: checked row by row, and only whole put in force."""

import os
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from catalog.catalog import Catalog
from catalog.faults import CatalogError
from catalog.loader import load
from data.findings import Findings
from data.keeping.clock import utcnow
from data.reading.container import opened
from data.reading.grid import Grid
from data.reading.refusal import Refusal
from data.rulebook.lines import HEADS, SHEET, Line, falling, line, lines, sentence
from data.rulebook.understood import Fall, Understanding
from data.rulebook.written import written

_FILE = "checks.toml"


@dataclass(frozen=True)
class Taken:
    """What became of the workbook: the findings that refuse it, else what it changed, in words."""

    findings: Findings
    changes: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """True where nothing was put in force."""
        return self.findings.blocking


def take(home: Path, catalog: Catalog, content: bytes, name: str = "审核关系.xlsx") -> Taken:
    """Put the rules of a workbook in force: $HOME/catalog/checks.toml, written whole or not at all.

    The file before is kept beside it with the moment it ended. `catalog` is the one in force.
    """
    findings = Findings()
    rules = _rules(content, name, catalog, findings)
    if findings.blocking:
        return Taken(findings)
    before = {each.cells[1:] for each in lines(catalog)}
    now = {_line(rule, catalog).cells[1:]: _line(rule, catalog) for rule in rules}
    changes = _changes({Line("", *cells) for cells in before}, set(now.values()))
    if changes:
        _replace(home, written(load().rules, rules))
    return Taken(findings, tuple(changes))


def _rules(content: bytes, name: str, catalog: Catalog, findings: Findings) -> list[object]:
    """The rules of the workbook in its order."""
    try:
        grid = _sheet(content)
    except Refusal as refusal:
        findings.add(refusal.code, value=name, file=name, **refusal.facts)
        return []
    if grid is None:
        findings.add("rule_no_sheet", value=name, heads="、".join(HEADS))
        return []
    understanding = Understanding(catalog, findings)
    rules: dict[object, int] = {}
    for row in range(1, grid.height):
        cells = [_text(grid, row, column) for column in range(len(HEADS))]
        if not any(cells):
            continue
        rule = understanding.rule(Line(*cells), row + 1)
        if rule is None:
            continue
        if rule in rules:
            findings.add("rule_twice", SHEET, f"A{row + 1}", cells[0], first=rules[rule])
        rules.setdefault(rule, row + 1)
    return list(rules)


def _sheet(content: bytes) -> Grid | None:
    """The sheet of the rules, whatever stands beside it."""
    book = opened(content)
    for name, _ in book.sheets:
        grid = book.grid(name) if name.strip() == SHEET else None
        if grid is not None and grid.height:
            heads = tuple(_text(grid, 0, column) for column in range(len(HEADS)))
            return grid if heads == HEADS else None
    return None


def _text(grid: Grid, row: int, column: int) -> str:
    return " ".join(grid.text(row, column).split()) if column < grid.width else ""


def _line(rule: object, catalog: Catalog) -> Line:
    known = catalog.indicators
    return falling(rule.indicator, known) if isinstance(rule, Fall) else line(rule, known)


def _changes(before: set[Line], now: set[Line]) -> list[str]:
    """新增 / 停用 / 改为强制, a sentence each."""
    told = Counter()
    old = {_matter(each): each for each in before}
    new = {_matter(each): each for each in now}
    told.update(f"停用：{sentence(old[key])}" for key in old.keys() - new.keys())
    told.update(f"新增：{sentence(new[key])}" for key in new.keys() - old.keys())
    for key in old.keys() & new.keys():
        if old[key].level != new[key].level:
            told[f"改为{new[key].level}：{sentence(new[key])}"] += 1
        elif old[key].note != new[key].note:
            told[f"改了说明：{sentence(new[key])}"] += 1
    return sorted(told)


def _matter(each: Line) -> tuple[str, ...]:
    return each.type, each.left, each.relation, each.right


def _replace(home: Path, text: str) -> None:
    """Put the file in its place; where the catalogue would not load, the old one stays."""
    folder = home / "catalog"
    folder.mkdir(parents=True, exist_ok=True)
    path, fresh = folder / _FILE, folder / f"{_FILE}.new"
    old = folder / f"{_FILE}.{utcnow():%Y%m%dT%H%M%S%f}"
    with fresh.open("w", encoding="utf-8") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())
    existed = path.is_file()
    if existed:
        shutil.copy2(path, old)
    os.replace(fresh, path)
    try:
        load(home)
    except CatalogError:
        if existed:
            shutil.copy2(old, path)
        else:
            path.unlink()
        raise
