"""The page of one card: which kind and shape, the way to the next one in official order."""

from collections.abc import Sequence

import streamlit as st

from briefing.document import UnitCard
from pages.shared import board
from pages.shared.card.sheet import SHAPES, mount, sheet
from pages.shared.links import link
from pages.shared.nodes import Node, el
from pages.shared.stage import frame

NOUNS = {"chain": "产业链", "park": "园区"}


def kind() -> str:
    """Whose card the link asks for: a park's where it names a park and no chain."""
    asked = st.query_params
    return "park" if asked.get("park") and not asked.get("chain") else "chain"


def shape() -> str:
    """The sheet's shape the link asks for."""
    asked = st.query_params.get("shape", "")
    return asked if asked in SHAPES else "a4"


def show(card: UnitCard, form: str, short: str, listed: Sequence[str]) -> None:
    """The ways to its neighbours, and the sheet."""
    board.show(_ways(card, short, listed, form))
    with st.container(key="sheet"):
        mount(data=[sheet(card, form, frame.note())])


def card_way(kind: str, short: str) -> Node:
    """The way from a unit's page to its card."""
    way = el("a", "", "一页通：A4 一页，可打印", href=_card(kind, short, "a4"))
    return el("p", "b-between", way)


def card_ways(kind: str, shorts: Sequence[str]) -> Node:
    """The ways to the cards of many, in official order."""
    links = (el("a", "", short, href=_card(kind, short, "a4")) for short in shorts)
    return el("p", "b-between", "一页通", *links)


def _ways(card: UnitCard, short: str, listed: Sequence[str], form: str) -> Node:
    """To its neighbours in official order, its page, its other shape, the printer."""
    place = listed.index(short) if short in listed else 0
    before, after = listed[:place][-1:], listed[place + 1 : place + 2]
    found = [el("a", "", f"‹ {name}", href=_card(card.kind, name, form)) for name in before]
    found += [el("a", "", f"{name} ›", href=_card(card.kind, name, form)) for name in after]
    found.append(el("a", "", f"{short}详情", href=link(card.kind, **{card.kind: short})))
    for code, name in SHAPES.items():
        here = code == form
        said = el("b", "", name) if here else name
        found.append(said if here else el("a", "", said, href=_card(card.kind, short, code)))
    found.append(el("span", "b-print", "打印", role="button"))
    return el("p", "b-between", *found)


def _card(kind: str, short: str, form: str) -> str:
    return link("card", **{kind: short, "shape": form})
