"""Blocks of a page that are words and figures: heading, cards, lights, bars, sentences.

Written as HTML because they must turn from a table into cards by the width they are given, which
the server does not know; every value passes through `safe`, so data is never markup.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template

import streamlit as st

from catalog.rounding import written
from charts import style

_SHEET = Template((Path(__file__).parent / "board.css").read_text(encoding="utf-8")).substitute(
    ink=style.INK,
    grey=style.GREY,
    faint=style.FAINT,
    rule=style.RULE,
    pale=style.PALE,
    blue=style.BLUE,
    orange=style.ORANGE,
    green=style.LIGHTS["绿"],
    yellow=style.LIGHTS["黄"],
    red=style.LIGHTS["红"],
    lamp_off=style.LIGHTS["灰"],
)


@dataclass(frozen=True)
class Progress:
    """完成率 and 序时进度, both in percent."""

    completion: float
    due: float | None


@dataclass(frozen=True)
class Card:
    """One figure of a strip: what it is, how much, in what, and some lines about it (HTML)."""

    name: str
    value: str
    uom: str = ""
    notes: tuple[str, ...] = ()
    progress: Progress | None = None


def safe(text: object) -> str:
    """`text` as it is, never as markup."""
    return html.escape(str(text))


def style_sheet() -> None:
    """The looks of these blocks; first thing on every page that has one."""
    st.html(f"<style>{_SHEET}</style>")


def show(*parts: str) -> None:
    """Put blocks on the page."""
    st.html(f"<div class='b-box'>{''.join(parts)}</div>")


def page_head(title: str, about: str) -> str:
    """The page's name, and beside it what the figures are."""
    return f"<div class='b-page'><h1>{safe(title)}</h1><span>{safe(about)}</span></div>"


def heading(finding: str, about: str = "") -> str:
    """A block's finding over its unit, period and 口径."""
    return f"<div class='b-head'><h2>{safe(finding)}</h2><p>{safe(about)}</p></div>"


def foot(text: str) -> str:
    """Source, 口径 and data cut-off under a block."""
    return f"<p class='b-foot'>{safe(text)}</p>"


def light(colour: str, words: str, *, named: bool = True) -> str:
    """A light with its word and number: "● 红灯 欠12.9个百分点"; 未报 names itself."""
    name = f"{style.LAMPS[colour]}　" if named and colour != "灰" else ""
    lamp = f"<i class='l-{colour}'></i>{name}"
    return f"<span class='b-light'>{lamp}<span class='b-words'>{safe(words)}</span></span>"


def track(completion: float | None, due: float | None, full: float = 100.0) -> str:
    """The bar of 完成率 with the mark of 序时进度; empty where nothing is known."""
    done = "" if completion is None else f"<b style='width:{_share(completion, full)}%'></b>"
    mark = "" if due is None else f"<u style='left:{_share(due, full)}%'></u>"
    return f"<div class='b-track'>{done}{mark}</div>"


def change(value: float | None, unit: str = "%") -> str:
    """A growth rate with its sign: a decline is orange, never a light's red."""
    if value is None or value != value:
        return "<span class='b-none'>—</span>"
    down = " b-down" if value < 0 else ""
    return f"<span class='b-num{down}'>{written(value, 1, sign=True)}{safe(unit)}</span>"


def cards(items: Iterable[Card]) -> str:
    """A strip of cards: two in a row on a phone, all in one row on a screen."""
    items = list(items)
    across = min(len(items), 6)
    return f"<div class='b-cards' style='--cards:{across}'>{''.join(map(_card, items))}</div>"


def sentences(title: str, items: Iterable[str]) -> str:
    """A panel of sentences (HTML), what a leader should know."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<div class='b-panel'><h2>{safe(title)}</h2><ul class='b-watch'>{lines}</ul></div>"


def said(title: str, paragraph: str) -> str:
    """The paragraph for the briefing, to be copied as it stands."""
    return f"<div class='b-said'><h2>{safe(title)}</h2>{safe(paragraph)}</div>"


def link(text: str, address: str) -> str:
    """A name that leads to its page."""
    return f"<a href='{safe(address)}'>{safe(text)}</a>"


def _card(card: Card) -> str:
    none = "" if card.uom or card.value[:1].isdigit() or card.value[:1] in "+-第" else " b-none"
    unit = f"<small>{safe(card.uom)}</small>" if card.uom else ""
    bar = track(card.progress.completion, card.progress.due) if card.progress else ""
    notes = "".join(f"<div class='b-note'>{note}</div>" for note in card.notes)
    return (
        f"<div class='b-card'><div class='b-name'>{safe(card.name)}</div>"
        f"<div class='b-value{none}'>{safe(card.value)}{unit}</div>{bar}{notes}</div>"
    )


def _share(value: float, full: float) -> str:
    return f"{max(0.0, min(value / full * 100, 100.0)):.1f}"


def empty(title: str, why: str) -> str:
    """A block that has nothing to show, with the reason."""
    return f"<div class='b-empty'><h2>{safe(title)}</h2><p>{safe(why)}</p></div>"
