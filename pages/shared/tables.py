"""The table of chains, and tables in general, that become cards on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pages.shared.board import safe, track

SECTION, SUBJECT = "t-section", "t-subject"


@dataclass(frozen=True)
class Row:
    """One unit of the big table; the parts are ready HTML but for the plain names."""

    name: str
    leader: str
    bureau: str
    value: str
    yoy: str
    rank: str
    completion: float | None
    completion_text: str
    gap: str
    reported: bool = True


@dataclass(frozen=True)
class Column:
    """A column: its head, the group above (neighbours of one group share it), its alignment, and
    whether it takes a whole line of a card on a phone."""

    head: str
    group: str = ""
    left: bool = False
    wide: bool = False


def status_table(
    rows: Sequence[Row], *, unit: str, noun: str, due: float, people: bool = True
) -> str:
    """One row a chain: 链长, 牵头单位, 累计, 同比, 位次, 完成率 against the calendar, the light."""
    full = max([100.0, *(row.completion or 0.0 for row in rows)])
    where = f"{due / full * 100:.1f}"
    leader, bureau = ("链长", "牵头单位") if people else ("", "")
    head = (
        f"<div class='b-row b-heads' role='row'><div>{safe(noun)}</div>"
        f"<div class='c-leader'>{leader}</div><div class='c-bureau'>{bureau}</div>"
        f"<div class='c-value'>累计（{safe(unit)}）</div><div class='c-yoy'>同比</div>"
        "<div class='c-rank'>位次</div><div class='c-done'><span class='b-pc'>完成率</span>"
        f"<div class='b-track'><span style='left:{where}%'>序时 {due:.1f}%</span></div></div>"
        "<div class='c-gap'>与序时进度相比</div></div>"
    )
    body = "".join(_row(row, unit, due, full) for row in rows)
    return f"<div class='b-chains' role='table'>{head}{body}</div>"


def _row(row: Row, unit: str, due: float, full: float) -> str:
    people = "　".join(filter(None, (row.leader, row.bureau)))
    bar = track(row.completion, due, full)
    done = f"<span class='b-pc b-num'>{safe(row.completion_text)}</span>{bar}"
    after = f"<small>{safe(unit)}</small>" if row.reported else ""
    return (
        f"<div class='b-row' role='row'>"
        f"<div class='c-name'>{row.name}<small>{safe(people)}</small></div>"
        f"<div class='c-leader'>{safe(row.leader)}</div>"
        f"<div class='c-bureau'>{safe(row.bureau)}</div>"
        f"<div class='c-value b-num'>{row.value}{after}</div>"
        f"<div class='c-yoy'>{row.yoy}</div><div class='c-rank b-num'>{row.rank}</div>"
        f"<div class='c-done'>{done}</div><div class='c-gap b-num'>{row.gap}</div></div>"
    )


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    marked: Sequence[str] = (),
    across: int = 2,
) -> str:
    """Rows of ready HTML cells under `columns`; `marked` gives each row a class or ''.

    On a phone every row is a card with `across` cells side by side.
    """
    body = []
    for number, cells in enumerate(rows):
        mark = marked[number] if number < len(marked) else ""
        if mark == SECTION:
            body.append(f"<tr class='{mark}'><td colspan='{len(columns)}'>{cells[0]}</td></tr>")
            continue
        body.append(f"<tr class='{mark}'>{''.join(map(_cell, columns, cells))}</tr>")
    return (
        f"<table class='b-table' style='--across:{across}'>"
        f"<thead>{_heads(columns)}</thead><tbody>{''.join(body)}</tbody></table>"
    )


def _cell(column: Column, cell: str) -> str:
    said = column.group + column.head
    looks = [
        "t-left" if column.left else "b-num",
        "t-wide" if column.wide else "",
        "t-empty" if cell in ("", "—") else "",
    ]
    return f"<td class='{' '.join(filter(None, looks))}' data-h='{safe(said)}'>{cell}</td>"


def _heads(columns: Sequence[Column]) -> str:
    heads = "".join(
        f"<th{' class=t-left' if column.left else ''}>{safe(column.head)}</th>"
        for column in columns
    )
    if not any(column.group for column in columns):
        return f"<tr>{heads}</tr>"
    groups, start = [], 0
    for end in range(1, len(columns) + 1):
        if end == len(columns) or columns[end].group != columns[start].group:
            name = columns[start].group
            look = "t-group" if name else "t-none"
            groups.append(f"<th colspan='{end - start}' class='{look}'>{safe(name)}</th>")
            start = end
    return f"<tr>{''.join(groups)}</tr><tr>{heads}</tr>"
