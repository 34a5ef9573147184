"""Header rows as label paths: real merges expanded, evidently missing ones named in a finding."""

from dataclasses import dataclass, field

from catalog.period import Period
from data.findings import Findings
from data.reading.grid import DATE, Grid, address, area
from data.reading.look import STUB_WORDS, Look
from data.reading.numbering import numbering
from data.reading.periods import Stated, exact, placeholder, stated
from data.reading.strip import Frame
from data.reading.text import normalise, tidy
from data.reading.units import RATE_WORDS, has_rate, is_unit, levels, unit_in_label, unit_line


@dataclass
class Header:
    """The header of a frame: label paths by column, units, and a group label met inside it."""

    paths: dict[int, list[str]] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    dated: dict[int, Stated] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    """Columns whose header is a date nobody typed: their period is a question."""
    group: tuple[int, str] | None = None


def header(grid: Grid, look: Look, frame: Frame, findings: Findings) -> Header:
    """The header paths of the frame's columns."""
    found = Header()
    cells: dict[tuple[int, int], str] = {}
    for row in frame.header:
        for column in range(frame.left, frame.right + 1):
            cells[row, column] = _cell(grid, look, found, row, column, findings)
    _group(grid, look, frame, cells, found)
    _spread(grid, look, frame, cells, findings)
    unit_rows = {row for row in frame.header if _is_unit_row(cells, frame, row)}
    for column in range(frame.left, frame.right + 1):
        path: list[str] = []
        for row in frame.header:
            text = cells[row, column]
            if row in unit_rows and column > frame.left:
                unit = unit_line(text) or normalise(text).strip("()")
                if text:
                    found.units[column] = unit
            elif text and (not path or path[-1] != text):
                path.append(text)
        found.paths[column] = path
        for label in reversed(path):
            if column not in found.units and (unit := unit_in_label(label)):
                found.units[column] = unit
    _number_paths(found, frame)
    return found


def _number_paths(found: Header, frame: Frame) -> None:
    """Columns ranked by numbers (一、 (一) 1.) stand under the columns before them."""
    above: list[tuple[int, str]] = []
    ranks = {column: numbering(path[-1]) for column, path in found.paths.items() if path}
    if len(set(ranks.values()) - {0}) < 2:
        return
    for column in range(frame.left + 1, frame.right + 1):
        rank = ranks.get(column, 0)
        if not rank:
            continue
        above = [item for item in above if item[0] < rank]
        label = found.paths[column][-1]
        found.paths[column][-1:] = [*(name for _, name in above), label]
        above.append((rank, label))


def _cell(grid: Grid, look: Look, found: Header, row: int, column: int, findings: Findings) -> str:
    """The header text at a cell, that of its merge where it is merged; once per merge downwards."""
    merge = look.covered.get((row, column))
    top, left = (merge[0], merge[1]) if merge else (row, column)
    if grid.kinds[top, left] != DATE:
        return tidy(grid.text(top, left))
    when = grid.rows[top][left]
    code = grid.marks.date_formats.get((top, left), "")
    month, day = getattr(when, "month", None), getattr(when, "day", None)
    if month is None:
        return tidy(str(when))
    if (
        "d" in code.lower().replace("[red]", "") and not (day == 1 and "y" in code.lower())
    ) or not code:
        shown = f"{month}月{day}日"
        found.asked.add(column)
        if (top, left) == (row, column):
            meant = (
                f"{month}-{day}月"
                if month == 1 and 2 <= day <= 12
                else (f"{day}-{month}月" if day == 1 and month > 1 else f"{month}月")
            )
            findings.add("date_in_header", grid.name, address(top, left), shown, meant=meant)
        return shown
    found.dated[column] = Stated(when.year, month, month, "month", True)
    return f"{when.year}-{month:02d}"


def _group(
    grid: Grid, look: Look, frame: Frame, cells: dict[tuple[int, int], str], found: Header
) -> None:
    """A heading 一、… standing in the stub of the last header row heads the rows below."""
    if len(frame.header) < 2:
        return
    at = frame.header[-1], frame.left
    if at not in look.covered and numbering(cells[at]) == 1 and cells[frame.header[0], frame.left]:
        found.group = frame.header[-1], cells[at]
        cells[at] = ""


def _spread(
    grid: Grid, look: Look, frame: Frame, cells: dict[tuple[int, int], str], findings: Findings
) -> None:
    """Carry an upper label over blanks to its right where its merge is evidently missing."""
    for level, row in enumerate(frame.header[:-1]):
        start, reached = None, None
        for column in range(frame.left + 1, frame.right + 2):
            text = cells.get((row, column), "")
            merged = look.covered.get((row, column))
            below = column <= frame.right and any(
                cells[lower, column] and look.covered.get((lower, column), (lower,))[0] == lower
                for lower in frame.header[level + 1 :]
            )
            if not text and start is not None and below and not merged:
                cells[row, column] = cells[row, start]
                reached = column
                continue
            if reached is not None and start is not None:
                code = "header_year_spread" if exact(cells[row, start]) else "header_spread"
                findings.add(code, grid.name, area(row, start, row, reached), cells[row, start])
            reached = None
            start = column if text and below and not merged else None


def _is_unit_row(cells: dict[tuple[int, int], str], frame: Frame, row: int) -> bool:
    texts = [
        cells[row, column]
        for column in range(frame.left + 1, frame.right + 1)
        if cells[row, column]
    ]
    if (
        len(frame.header) < 2
        or not texts
        or not all(is_unit(text) or unit_line(text) for text in texts)
    ):
        return False
    return bool(STUB_WORDS.fullmatch(normalise(cells[row, frame.left]) or "单位")) or all(
        map(unit_line, texts)
    )


def resolved_unit(
    path: list[str], own: str | None, default: str | None, percent: bool
) -> str | None:
    """A column's unit: its header's, else what of the unit line can only be meant."""
    if own:
        return own
    words = normalise("".join(path))
    if words.endswith(("百分比", "百分率")):
        return "%"
    if percent or (RATE_WORDS.search(words) and has_rate(default) and not re_level(words)):
        return "%"
    units = levels(default)
    if len(units) == 1 and not RATE_WORDS.search(words) and not words.endswith("率"):
        return units[0]
    return None


def re_level(words: str) -> bool:
    """True where 增减 or 增长 means an amount (增减额), not a rate."""
    return words.endswith(("额", "量", "数", "增减额"))


def column_period(
    path: list[str], table: Period | None, found: Stated | None
) -> tuple[Period | None, Stated | None]:
    """The period a column's header states, completed by the table's; and the statement itself."""
    year = table.year if table else None
    months: Stated | None = found
    named: Stated | None = None
    for label in reversed(path):
        whole = exact(label)
        part = whole or (stated(label) if _opens(label) else None)
        if part is None:
            continue
        if part.year_only:
            named = named or part
        else:
            months = months or part
    if months:
        return months.on((named.year if named else None) or year), months
    if named:
        return named.on(None), named
    words = normalise("".join(path))
    if table and table.span == "ytd" and ("本月" in words or "当月" in words):
        return Period(table.year, table.last_month, table.last_month, "month"), None
    return None, None


def _opens(label: str) -> bool:
    """True where a label that is no bare period still states one: by its months or first year."""
    part = stated(label)
    if part is None or placeholder(label):
        return False
    if not part.year_only:
        return "比" not in normalise(label)[:1] and "较" not in normalise(label)[:1]
    return bool(label[:4].isdigit() and "年" in label[:6])
