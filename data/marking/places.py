"""Where findings are marked: the cells to colour and the comments to write, sheet by sheet."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from data.findings import SEVERITY_NAMES, Finding, Severity
from data.reading.ours import COMMENT_MARK

Cell = tuple[int, int]
"""Row and column, both from 0."""

ORDER: dict[str, int] = {severity: at for at, severity in enumerate(SEVERITY_NAMES)}
# A finding of a whole area colours its first cells; Excel grows slow with many comments.
MOST_OF_AREA = 400
MOST_COMMENTS = 10_000
_MOST_TEXT = 2_000
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_ROWS = re.compile(r"(\d{1,7}):(\d{1,7})")
# A comment of the sender's own is not told to him in a comment.
_SILENT = {"comment"}


@dataclass
class SheetMarks:
    """What one sheet gets: a level by cell to colour, the text by cell to comment."""

    levels: dict[Cell, Severity] = field(default_factory=dict)
    comments: dict[Cell, str] = field(default_factory=dict)

    def rows(self) -> set[int]:
        """The rows with a coloured cell."""
        return {row for row, _ in self.levels}


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings as they are listed: the gravest first, each level in the order found."""
    return sorted(findings, key=lambda finding: ORDER[finding.severity])


def places(findings: Iterable[Finding], answers: Mapping[str, str]) -> dict[str, SheetMarks]:
    """The marks of every sheet that has a finding with a place, the gravest level winning."""
    found: dict[str, SheetMarks] = {}
    many = 0
    for finding in ordered(findings):
        area = area_of(finding.cell)
        if area is None or finding.code in _SILENT:
            continue
        marks = found.setdefault(finding.sheet, SheetMarks())
        for cell in _cells(area):
            marks.levels.setdefault(cell, finding.severity)
        first = area[:2]
        if first not in marks.comments:
            many += 1
            if many > MOST_COMMENTS:
                continue
        before = marks.comments.get(first, "")
        if len(before) < _MOST_TEXT:
            said = comment(finding, answer(finding, answers))
            marks.comments[first] = f"{before}\n{said}" if before else f"{COMMENT_MARK}{said}"
    return found


def comment(finding: Finding, answered: str = "") -> str:
    """核实：填 12.3 … / 怎么改：… / 说明：…, as a cell comment says it."""
    lines = [f"{SEVERITY_NAMES[finding.severity]}：{finding.message}"]
    lines += [f"怎么改：{finding.advice}"] if finding.advice else []
    lines += [f"说明：{answered}"] if answered else []
    return "\n".join(lines)


def answer(finding: Finding, answers: Mapping[str, str]) -> str:
    """What the sender has said to a finding, "" where nothing."""
    return answers.get(getattr(finding, "key", ""), "")


def area_of(cell: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom, right of an address: D5, A1:J16, 12:12; None for anything else."""
    if found := _ROWS.fullmatch(cell):
        return int(found[1]) - 1, 0, int(found[2]) - 1, 0
    if not (found := _AREA.fullmatch(cell)):
        return None
    top, left = int(found[2]) - 1, column_index_from_string(found[1]) - 1
    if not found[3]:
        return top, left, top, left
    return top, left, int(found[4]) - 1, column_index_from_string(found[3]) - 1


def _cells(area: tuple[int, int, int, int]) -> Iterator[Cell]:
    top, left, bottom, right = area
    left_over = MOST_OF_AREA
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if not left_over:
                return
            left_over -= 1
            yield row, column
