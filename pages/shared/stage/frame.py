"""The frame of the big screen (`?view=brief`): title, period, cut-off, what fills it, source."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import streamlit as st

from catalog.period import Period
from catalog.rounding import known
from pages.shared import board, looked, session
from pages.shared.nodes import Node, el
from pages.shared.source import cutoff, issued

_SHEETS = (Path(__file__).parents[1] / "card" / "sheet.css", Path(__file__).with_name("stage.css"))
_mount = board.component("stage", *_SHEETS)
FLOW = 20  # rows that stand under each other in letters a room can read


def on() -> bool:
    """Whether the link asks for the big screen."""
    return st.query_params.get("view") == "brief"


def button() -> None:
    """The way in: a small button; the way out is Esc or the corner of the screen."""
    st.button(
        "大屏", icon=":material/fullscreen:", type="tertiary", on_click=_enter, key="to_stage"
    )


def _enter() -> None:
    st.query_params["view"] = "brief"


def note() -> str:
    """What the reader must know of the figures: the meeting they are of, the day they are as of."""
    of = session.edition()
    if of is not None:
        return f"会议版：{of.name}"
    asked = looked.asked("asof")
    return f"历史数据：按{asked.replace('T', ' ')}已发布的数据" if asked else ""


def show(
    title: str, period: Period, asof: datetime | None, body: Sequence[Node], foot: str
) -> None:
    """One screen: `body` fills what title and foot leave."""
    head = el(
        "div", "g-head",
        el("h1", "", title),
        el("span", "g-when", str(period)),
        *([el("b", "g-note", note())] if note() else []),
        el("span", "g-until", issued(period, cutoff(session.store(), asof))),
    )  # fmt: skip
    put(head, el("div", "g-body", *body), el("p", "g-foot b-fit", el("span", "", foot)))


def put(*blocks: Node) -> None:
    """Blocks as the whole screen."""
    out = el("span", "b-out", "退出大屏 Esc", role="button")
    with st.container(key="stage"):
        _mount(data=[el("div", "b-stage", el("div", "b-screen", *blocks, out))])


def panel(title: str, about: str, *blocks: Node, look: str = "") -> Node:
    """A part of the screen under its finding; what is in it gets smaller until it fits."""
    heads = [el("div", "g-heads", el("h2", "", title), el("small", "", about))] if title else []
    return el("div", f"g-panel {look}".strip(), *heads, el("div", "g-room b-fit", *blocks))


def rows(
    heads: Sequence[tuple[str, str]],
    lines: Sequence[Sequence[Node]],
    marked: Sequence[str] = (),
    flow: int = FLOW,
) -> Node:
    """A table as high as its room, in as many columns side by side as its lines ask for; a head is
    its word and its look (g-left, g-bar …)."""
    parts = max(-(-len(lines) // flow), 1)
    size = -(-len(lines) // parts)
    marks = [*marked, *([""] * (len(lines) - len(marked)))]
    tables = []
    for start in range(0, max(len(lines), 1), max(size, 1)):
        body = [
            el("tr", marks[at], *(el("td", look, cell)
                                  for (_, look), cell in zip(heads, lines[at], strict=False)))
            for at in range(start, min(start + size, len(lines)))
        ]  # fmt: skip
        top = el("tr", "", *(el("th", look, word) for word, look in heads))
        head, letters = el("thead", "", top), f"g-table {_letters(size)}"
        whole = el("table", letters, head, el("tbody", "", *body), var_rows=size + 1)
        tables.append(el("div", "g-col", whole))
    return el("div", "g-flow", *tables)


def _letters(count: int) -> str:
    """How large the letters are: by how many rows share the height."""
    return "g-xl" if count <= 6 else "g-l" if count <= 11 else "g-m" if count <= 15 else "g-s"


def reach(values: Iterable[float | None]) -> tuple[float, float]:
    """How far bars go to the left and to the right of their common zero."""
    numbers = [0.0, *(value for value in values if known(value))]
    return -min(numbers), max(numbers)


def bar(name: Node, value: float | None, reached: tuple[float, float], text: str) -> list[Node]:
    """Cells of a bar: its name, its length, its figure; a decline is orange, left of the zero."""
    low, high = reached
    whole = (low + high) or 1.0
    size = 0.0 if value is None else value / whole * 100
    zero = low / whole * 100
    look = "g-fill g-minus" if size < 0 else "g-fill"
    at = {"var_from": f"{zero + min(size, 0.0):.1f}%", "var_at": f"{abs(size):.1f}%"}
    figure = text if value is not None else board.none(text)
    return [name, el("div", "g-track", el("b", look, **at)), figure]


def bars(lines: Sequence[tuple[Node, float | None, str]], flow: int = FLOW) -> Node:
    """Names, lengths and figures from top to bottom in the order given."""
    reached = reach(value for _, value, _ in lines)
    heads = [("", "g-left"), ("", "g-long"), ("", "")]
    return rows(heads, [bar(name, value, reached, text) for name, value, text in lines], flow=flow)
