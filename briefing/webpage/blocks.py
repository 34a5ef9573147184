"""The blocks of a section as HTML, in the order they are read."""

from collections.abc import Sequence
from itertools import groupby

from briefing.document import Block, Chart, Paragraph, Strip, Table, UnitCard
from briefing.webpage.card import card, paragraph
from briefing.webpage.figure import figure
from briefing.webpage.kpi import strip
from briefing.webpage.markup import Markup, tag
from briefing.webpage.table import table
from briefing.webpage.words import Words


def blocks(given: Sequence[Block], words: Words, title: str = "") -> list[Markup]:
    """Charts that follow each other stand side by side, items of a list in one list; `title` is
    the heading they stand under."""
    made: list[Markup] = []
    for kind, run in groupby(given, key=_kind):
        made += _run(kind, list(run), words, title)
    return made


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.style
    return type(block).__name__


def _run(kind: str, run: list, words: Words, title: str) -> list[Markup]:
    if kind == Chart.__name__:
        alone = len(run) == 1
        charts = [figure(each, words, alone=alone) for each in run]
        return [tag("div", charts, class_="charts")]
    if kind == "item":
        return [tag("ul", [tag("li", words.said(each.said)) for each in run])]
    return [_one(each, words, title) for each in run]


def _one(block: Block, words: Words, title: str) -> Markup:
    if isinstance(block, Strip):
        return strip(block.kpis, words)
    if isinstance(block, Table):
        return table(block, words)
    if isinstance(block, UnitCard):
        return card(block, words, title)
    return paragraph(block, words)
