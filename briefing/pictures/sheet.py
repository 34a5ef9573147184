"""A card, or a chart that has no figure, as a page that is photographed: A4 or 16:9."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.document import Chart, Document, UnitCard
from briefing.webpage.card import card
from briefing.webpage.figure import plot
from briefing.webpage.markup import Markup, tag, trusted
from briefing.webpage.words import Words
from briefing.webpage.writer import style
from charts.canvas import Size

# No source but itself; nothing runs.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True)
class Sheet:
    """A page's size in pixels before doubling, and its charts' (width, height)."""

    name: str
    width: int
    height: int
    chart: tuple[int, int]


A4, SCREEN = Sheet("A4", 794, 1123, (250, 210)), Sheet("16比9", 1280, 720, (400, 185))


def unit_page(unit: UnitCard, document: Document, sheet: Sheet) -> str:
    """一页通 of a unit on a sheet."""

    def drawn(chart: Chart) -> Markup:
        return tag(
            "div",
            tag("h4", chart.title),
            tag("p", chart.subtitle, class_="about"),
            plot(chart, *sheet.chart),
            class_="chart",
        )

    made = card(unit, Words(), drawn=drawn, note=document.edition)
    return _page(tag("div", made, class_=f"sheet {'a4' if sheet == A4 else 'screen'}", id="sheet"))


def chart_page(chart: Chart, size: Size) -> str:
    """A chart with its words, for the few that no figure draws."""
    made = tag(
        "div",
        tag("h4", chart.title),
        tag("p", chart.subtitle, class_="about"),
        plot(chart, size.width, None if size.height is None else size.height - 110),
        tag("p", chart.foot, class_="foot"),
        id="sheet",
    )
    return _page(made)


def _page(made: Markup) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("style", trusted(style() + _look())),
    )
    return f"<!DOCTYPE html>{tag('html', head, tag('body', made), lang='zh-CN')}"


@cache
def _look() -> str:
    return (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")
