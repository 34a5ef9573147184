"""The table of chains, and tables in general, that become cards on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pages.shared.board import share, track
from pages.shared.nodes import Node, el

SECTION, SUBJECT = "t-section", "t-subject"


@dataclass(frozen=True)
class Row:
    """One unit of the big table; as words and as nodes."""

    name: Node
    leader: str
    bureau: str
    value: Node
    yoy: Node
    rank: Node
    completion: float | None
    completion_text: Node
    gap: Node
    reported: bool = True


@dataclass(frozen=True)
class Column:
    """A column: its head, the group above (neighbours of one group share it), its alignment,
    whether it takes a whole line of a card on a phone, and what it is called there."""

    head: str
    group: str = ""
    left: bool = False
    wide: bool = False
    on_card: str = ""


def status_table(
    rows: Sequence[Row],
    *,
    unit: str,
    noun: str,
    due: float,
    people: bool = True,
    whole: Row | None = None,
) -> Node:
    """One row a chain: 链长, 牵头单位, 累计, 同比, 位次, 完成率 against the calendar, the light.

    `whole` is the 合计, below the chains."""
    shown = [*rows, *([whole] if whole else [])]
    full = max([100.0, *(row.completion or 0.0 for row in shown)])
    leader, bureau = ("链长", "牵头单位") if people else ("", "")
    calendar = "全年目标" if due >= 100 else f"序时 {due:.1f}%"
    scale = el("span", "", calendar, var_at=share(due, full))
    head = el(
        "div", "b-row b-heads",
        el("div", "", noun), el("div", "c-leader", leader), el("div", "c-bureau", bureau),
        el("div", "c-value", f"累计（{unit}）"), el("div", "c-yoy", "同比"),
        el("div", "c-rank", "位次"),
        el("div", "c-done", el("span", "b-pc", "完成率"), el("div", "b-track", scale)),
        el("div", "c-gap", against(due)),
        role="row",
    )  # fmt: skip
    body = (_row(row, unit, due, full, "b-whole" if row is whole else "") for row in shown)
    return el("div", "b-chains", head, *body, role="table")


def against(due: float) -> str:
    """What the last column measures against: in December the calendar asks for the whole year."""
    return "与全年目标相比" if due >= 100 else "与序时进度相比"


def _row(row: Row, unit: str, due: float, full: float, look: str) -> Node:
    people = "　".join(filter(None, (row.leader, row.bureau)))
    after = [el("small", "", unit)] if row.reported else []
    done = el("span", "b-pc b-num", row.completion_text)
    return el(
        "div", " ".join(filter(None, ("b-row", look))),
        el("div", "c-name", row.name, el("small", "", people)),
        el("div", "c-leader", row.leader), el("div", "c-bureau", row.bureau),
        el("div", "c-value b-num", row.value, *after), el("div", "c-yoy", row.yoy),
        el("div", "c-rank b-num", row.rank),
        el("div", "c-done", done, track(row.completion, due, full)),
        el("div", "c-gap b-num", row.gap),
        role="row",
    )  # fmt: skip


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Node]],
    marked: Sequence[str] = (),
    across: int = 2,
) -> Node:
    """Rows of cells under `columns`; `marked` gives each row a class or ''.

    On a phone every row is a card with `across` cells side by side.
    """
    body = []
    for number, cells in enumerate(rows):
        mark = marked[number] if number < len(marked) else ""
        if mark == SECTION:
            body.append(el("tr", mark, el("td", "", cells[0], colspan=len(columns))))
            continue
        body.append(el("tr", mark, *map(_cell, columns, cells)))
    return el(
        "table", "b-table", el("thead", "", *_heads(columns)), el("tbody", "", *body),
        var_across=across,
    )  # fmt: skip


def _cell(column: Column, cell: Node) -> Node:
    looks = [
        "t-left" if column.left else "b-num",
        "t-wide" if column.wide else "",
        "t-empty" if cell in ("", "—") else "",
    ]
    named = column.on_card or column.group + column.head
    return el("td", " ".join(filter(None, looks)), cell, data_h=named)


def _heads(columns: Sequence[Column]) -> list[Node]:
    heads = el(
        "tr", "", *(el("th", "t-left" if column.left else "", column.head) for column in columns)
    )
    if not any(column.group for column in columns):
        return [heads]
    groups, start = [], 0
    for end in range(1, len(columns) + 1):
        if end == len(columns) or columns[end].group != columns[start].group:
            name = columns[start].group
            look = "t-group" if name else "t-none"
            groups.append(el("th", look, name, colspan=end - start))
            start = end
    return [el("tr", "", *groups), heads]
