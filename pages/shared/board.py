"""Blocks of a page that are words and figures: heading, cards, lights, bars, sentences.

They turn from a table into cards by the width they are given, which the server does not know, and
no element of Streamlit does that: so they are one component, whose script builds the tree of
pages/shared/nodes.py. Its looks are in board.css; values only ever become text.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from string import Template
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitDuplicateElementId, StreamlitDuplicateElementKey

from catalog.rounding import written
from charts import style
from pages.shared.nodes import Node, el, run

_HERE = Path(__file__).parent
_COLOURS = {
    "ink": style.INK,
    "grey": style.GREY,
    "faint": style.FAINT,
    "rule": style.RULE,
    "pale": style.PALE,
    "blue": style.BLUE,
    "soft": style.SOFT,
    "orange": style.ORANGE,
    "green": style.LIGHTS["绿"],
    "yellow": style.LIGHTS["黄"],
    "red": style.LIGHTS["红"],
    "lamp_off": style.LIGHTS["灰"],
}


def component(name: str, *sheets: Path) -> Any:
    """The component of the blocks, with further looks where a page needs them."""
    looks = "\n".join(each.read_text(encoding="utf-8") for each in (_HERE / "board.css", *sheets))
    return st.components.v2.component(
        name,
        html="<div class='b-box'></div>",
        css=Template(looks).substitute(_COLOURS),
        js=(_HERE / "board.js").read_text(encoding="utf-8"),
    )


_mount = component("board")


@dataclass(frozen=True)
class Progress:
    """完成率 and 序时进度, both in percent."""

    completion: float
    due: float | None


@dataclass(frozen=True)
class Card:
    """One figure of a strip: what it is, how much, in what, some lines about it, and where the
    figure leads."""

    name: str
    value: str
    uom: str = ""
    notes: tuple[Node, ...] = ()
    progress: Progress | None = None
    address: str = ""


def show(*blocks: Node) -> None:
    """Put blocks on the page."""
    data = list(blocks)
    try:
        _mount(data=data)
    except StreamlitDuplicateElementId:  # the same words twice: two files with the same faults
        for number in count(2):
            with suppress(StreamlitDuplicateElementKey):
                _mount(data=data, key=f"again-{number}")
                return


def page_head(title: str, about: str) -> Node:
    """The page's name, and beside it what the figures are."""
    return el("div", "b-page", el("h1", "", title), el("span", "", about))


def way_back() -> Node:
    """Back to the page this one was reached from; hidden where a link opened it."""
    return el("div", "b-back", el("span", "b-return", "‹ 返回", role="button"))


def heading(finding: str, about: str = "") -> Node:
    """A block's finding over its unit, period and 口径."""
    return el("div", "b-head", el("h2", "", finding), el("p", "", about))


def foot(text: str) -> Node:
    """Source, 口径 and data cut-off under a block."""
    return el("p", "b-foot", text)


def faint(text: str) -> Node:
    """What matters less than its neighbours."""
    return el("span", "b-faint", text)


def none(text: str = "—") -> Node:
    """What stands where there is no figure."""
    return el("span", "b-none", text)


def light(colour: str, words: Node, *, named: bool = True) -> Node:
    """A light with its word and number: "● 红灯 欠12.9个百分点"; 未报 names itself."""
    name = f"{style.LAMPS[colour]}　" if named and colour != "灰" else ""
    return el("span", "b-light", el("i", f"l-{colour}"), name, el("span", "b-words", words))


def track(completion: float | None, due: float | None, full: float = 100.0) -> Node:
    """The bar of 完成率 with the mark of 序时进度; empty where nothing is known."""
    bar, mark = [], []
    if completion is not None:
        bar = [el("b", "", var_at=share(completion, full))]
    if due is not None:
        mark = [el("u", "", var_at=share(due, full))]
    return el("div", "b-track", *bar, *mark)


def share(value: float, full: float) -> str:
    """`value` as a length along a bar that stands for `full`."""
    return f"{max(0.0, min(value / full * 100, 100.0)):.1f}%"


def change(value: float | None, unit: str = "%", decimals: int = 1) -> Node:
    """A growth rate with its sign: a decline is orange, never a light's red."""
    if value is None or value != value:
        return none()
    look = "b-num b-down" if value < 0 else "b-num"
    return el("span", look, written(value, decimals, sign=True) + unit)


def growth(value: float | None, unit: str = "%", decimals: int = 1) -> Node:
    """ "同比 +4.8%"."""
    return run("同比 ", change(value, unit, decimals))


def cards(items: Iterable[Card], across: int = 6) -> Node:
    """A strip of cards: two in a row on a phone, at most `across` on a screen."""
    items = list(items)
    return el("div", "b-cards", *map(_card, items), var_cards=min(len(items), across))


def sentences(title: str, items: Iterable[Node]) -> Node:
    """A panel of sentences, what a leader should know."""
    lines = (el("li", "", item) for item in items)
    return el("div", "b-panel", el("h2", "", title), el("ul", "b-watch", *lines))


def urgent(blocks: Iterable[Node], panel: Node | None) -> Node:
    """Blocks and below them a panel, which on a phone comes first: nobody scrolls that far."""
    below = [el("div", "b-urgent", panel)] if panel else []
    return el("div", "b-stack", el("div", "", *blocks), *below)


def said(title: str, *words: Node) -> Node:
    """The paragraph for the briefing, to be copied as it stands: words and the figures in them."""
    return el("div", "b-said", el("h2", "", title), el("p", "b-text", *words))


def link(text: str, address: str) -> Node:
    """A name that leads to its page."""
    return el("a", "", text, href=address)


def way(text: str, address: str, *, at_once: bool = False) -> Node:
    """A way to a page of the door: signin, signout, password; `at_once` goes there by itself."""
    return el("a", "b-way b-go" if at_once else "b-way", text, href=address)


def ways(*each: Node) -> Node:
    """Ways side by side."""
    return el("p", "b-ways", *each)


def empty(title: str, why: str) -> Node:
    """A block that has nothing to show, with the reason."""
    return el("div", "b-empty", el("h2", "", title), el("p", "", why))


def _card(card: Card) -> Node:
    figure = card.uom or card.value[:1].isdigit() or card.value[:1] in "+-第"
    unit = [el("small", "", card.uom)] if card.uom else []
    bar = [track(card.progress.completion, card.progress.due)] if card.progress else []
    value = [card.value, *unit]
    if card.address:
        value = [el("a", "b-fig", *value, href=card.address)]
    return el(
        "div", "b-card",
        el("div", "b-name", card.name),
        el("div", "b-value" if figure else "b-value b-none", *value),
        *bar,
        *(el("div", "b-note", note) for note in card.notes),
    )  # fmt: skip
