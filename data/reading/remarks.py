"""What is to be said of a sheet or table besides its values."""

from collections import Counter

from data.findings import Findings
from data.reading.grid import EMPTY, NUMBER, Grid, address
from data.reading.table import Table


def marks(grid: Grid, findings: Findings) -> None:
    """What stands beside the values: fills, hidden rows, comments, uncomputed formulas."""
    held = grid.marks
    if held.uncomputed:
        cells = [address(*at) for at in sorted(held.uncomputed)]
        findings.add(
            "uncomputed",
            grid.name,
            cells[0],
            "",
            count=len(cells),
            cells="、".join(cells[:10]) + (" 等" if len(cells) > 10 else ""),
        )
    hidden = sorted(
        row + 1
        for row in held.hidden_rows
        if row < grid.height and (grid.kinds[row] != EMPTY).any()
    )
    columns = sorted(
        column
        for column in held.hidden_columns
        if column < grid.width and (grid.kinds[:, column] != EMPTY).any()
    )
    if hidden or columns:
        parts = [f"第 {'、'.join(map(str, hidden[:10]))} 行"] if hidden else []
        parts += [f"{'、'.join(address(0, c)[:-1] for c in columns[:10])} 列"] if columns else []
        findings.add("hidden_cells", grid.name, "", "", what="、".join(parts))
    filled = [
        at
        for at in held.filled
        if at[0] < grid.height and at[1] < grid.width and grid.kinds[at] == NUMBER
    ]
    if 0 < len(filled) < int((grid.kinds == NUMBER).sum()):
        findings.add("colour_ignored", grid.name, address(*min(filled)), "", count=len(filled))
    for at, text in sorted(held.comments.items())[:200]:
        findings.add("comment", grid.name, address(*at), text)


def duplicates(table: Table, findings: Findings) -> None:
    """Two rows under one path would be one fact with two values."""
    if len({row.labels for row in table.rows}) == len(table.rows):
        return
    seen: dict[tuple[object, ...], int] = {}
    told = Counter()
    for row in table.rows:
        key = (row.labels, row.period, row.unit)
        if row.role == "group" or not row.labels:
            continue
        if key in seen and told[key] < 3:
            told[key] += 1
            findings.add(
                "duplicate_row",
                table.sheet,
                f"{row.index + 1}:{row.index + 1}",
                "·".join(row.labels),
                first=seen[key] + 1,
                second=row.index + 1,
            )
        seen.setdefault(key, row.index)
