"""Rows as label paths: groups, numbering, indentation, 其中 and #, totals."""

from collections import Counter
from dataclasses import dataclass

from data.findings import Findings
from data.reading.grid import Grid, address
from data.reading.look import is_grand_total, is_total
from data.reading.numbering import indent, numbering, subset_of
from data.reading.periods import exact
from data.reading.table import Role
from data.reading.text import normalise, tidy


@dataclass
class Entry:
    """A body row on its way to a label path. `outer` are the labels of the outer stub columns."""

    row: int
    column: int
    raw: str
    outer: tuple[str, ...]
    indent: int
    values: bool
    alone: bool
    """Nothing but its label stands in the row."""
    wide: bool = False
    """Its label is merged across the table."""
    unit: str | None = None
    path: tuple[str, ...] = ()
    role: Role = "data"


@dataclass
class _Open:
    """A row that the rows below may belong to."""

    entry: Entry
    rank: int
    group: bool


def ranked(grid: Grid, entries: list[Entry], sums: "Sums", findings: Findings) -> None:
    """Give every entry its path and role."""
    groups = _groups(entries)
    grand = Counter(normalise(entry.raw) for entry in entries if is_grand_total(entry.raw))
    stack: list[_Open] = []
    for position, entry in enumerate(entries):
        if entry.role == "subset":  # a sibling already claimed by the 其中 above it
            continue
        label = tidy(entry.raw)
        inner = subset_of(label)
        if inner is not None:
            _subsets(grid, entries, position, inner, sums, findings)
            continue
        rank, total = numbering(label), is_total(label)
        group = position in groups
        _close(stack, entry, rank, group, total)
        if total and (
            grand[normalise(entry.raw)] == 1 and is_grand_total(label) and _at_level(stack, entry)
        ):
            stack.clear()
        parents = [opened for opened in stack if not is_total(opened.entry.raw)]
        above = tuple(tidy(opened.entry.raw) for opened in parents)
        entry.path = _joined(entry.outer, above, label)
        entry.role = "group" if group else "total" if total else "data"
        if entry.role == "data" and parents and not parents[-1].group and entry.values:
            entry.role = "subset"
        if not total or group:
            stack.append(_Open(entry, rank, group))


def _joined(outer: tuple[str, ...], above: tuple[str, ...], label: str) -> tuple[str, ...]:
    path: list[str] = []
    for part in (*outer, *above):
        if part and (not path or path[-1] != part):
            path.append(part)
    if label and (not path or path[-1] != label):
        path.append(label)
    return tuple(path)


def _at_level(stack: list[_Open], entry: Entry) -> bool:
    return all(entry.indent <= opened.entry.indent or opened.group for opened in stack)


def _close(stack: list[_Open], entry: Entry, rank: int, group: bool, total: bool) -> None:
    """Drop from `stack` what `entry` does not belong to."""
    while stack:
        top = stack[-1]
        deeper = entry.indent > top.entry.indent
        if top.entry.outer != entry.outer:
            stack.pop()
        elif rank and top.rank:
            if top.rank < rank:
                return
            stack.pop()
        elif rank:
            if deeper or (top.group and rank > 1):
                return
            stack.pop()
        elif deeper or (entry.indent == top.entry.indent and top.group and not group):
            return
        else:
            stack.pop()


def _groups(entries: list[Entry]) -> set[int]:
    """Positions of rows that only head the rows below."""
    repeated = {
        label
        for label, count in Counter(
            (entry.outer, normalise(entry.raw)) for entry in entries if not entry.alone
        ).items()
        if count > 1
    }
    found = set()
    for position, entry in enumerate(entries):
        if not entry.alone or entry.values or exact(entry.raw) or position + 1 == len(entries):
            continue
        label, following = tidy(entry.raw), entries[position + 1]
        rank = numbering(label)
        if is_total(label):
            continue
        heads = (
            (rank and (numbering(following.raw) != rank or rank == 1))
            or entry.wide
            or following.indent > entry.indent
            or label.startswith("按")
            or label.endswith(("：", ":", "类"))
            or bool(repeated)
        )
        if heads:
            found.add(position)
    return found


class Sums:
    """Asks whether rows add up to another: evidence for what belongs to 其中."""

    def __init__(self, numbers: dict[int, list[float | None]]) -> None:
        self.numbers = numbers

    def siblings(self, parent: Entry, entries: list[Entry]) -> int | None:
        """How many of `entries` together make up `parent`, by any column; None without evidence."""
        totals = self.numbers.get(parent.row, [])
        for column, total in enumerate(totals):
            if not total:
                continue
            running = 0.0
            for count, entry in enumerate(entries, 1):
                row = self.numbers.get(entry.row, [])
                value = row[column] if column < len(row) else None
                if value is None or value < 0:
                    break
                running += value
                if (
                    abs(running - total) <= 0.0051 * count * max(1.0, abs(total) * 1e-3)
                    and count > 1
                ):
                    return count
                if running > total * 1.001:
                    break
        return None


_PAIRS = (
    {"轻工业", "重工业"},
    {"进口", "出口"},
    {"国有", "非国有"},
    {"城镇", "农村"},
    {"内资", "外资"},
)


def _subsets(
    grid: Grid, entries: list[Entry], position: int, name: str, sums: Sums, findings: Findings
) -> None:
    """Make the row and its unmarked siblings subsets of the row above them."""
    entry = entries[position]
    parent = next(
        (
            above
            for above in reversed(entries[:position])
            if above.role != "subset" or above.indent < entry.indent
        ),
        None,
    )
    above = parent.path if parent else entry.outer
    entry.path, entry.role = (*above, tidy(name)), "subset"
    if parent is None:
        findings.add(
            "subset_without_parent", grid.name, address(entry.row, entry.column), entry.raw.strip()
        )
        return
    following = []
    for other in entries[position + 1 : position + 12]:
        mark = subset_of(tidy(other.raw))
        if (
            mark is not None
            or is_total(other.raw)
            or numbering(other.raw)
            or other.unit != entry.unit
            or not other.values
            or other.indent < entry.indent
            or other.outer != entry.outer
        ):
            break
        following.append(other)
    deeper = [other for other in following if other.indent > max(entry.indent, parent.indent)]
    count = sums.siblings(parent, [entry, *following])
    paired = [
        other
        for other in following[:1]
        if any({normalise(name), normalise(other.raw)} <= pair for pair in _PAIRS)
    ]
    if count is not None:
        siblings = following[: count - 1]
    elif deeper and deeper == following[: len(deeper)]:
        siblings = deeper
    else:
        siblings = paired
        if (
            not paired
            and following
            and following[0].indent == entry.indent
            and entry.raw.strip()[:1] in "#＃"
        ):
            findings.add(
                "subset_siblings",
                grid.name,
                address(following[0].row, following[0].column),
                tidy(following[0].raw),
                parent=tidy(parent.raw),
            )
    for other in siblings:
        other.path, other.role = (*above, tidy(other.raw)), "subset"


def label_indent(text: str, format_indent: int) -> int:
    """A label's indentation, by its leading blanks and by its cell's alignment."""
    return indent(text) + 2 * format_indent
