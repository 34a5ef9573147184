"""A chart or a table with a slide of its own, or with several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.document import Block, Chart, Paragraph, Table
from briefing.slides.boxes import Box
from briefing.slides.chart import native
from briefing.slides.fit import fit, pages
from briefing.slides.layouts import CHART, TABLE, Master
from briefing.slides.page import Page
from briefing.slides.plot import ACROSS
from briefing.slides.prose import lines
from briefing.slides.table import place
from briefing.slides.words import height

SIZES = (16, 15, 14, 13, 12, 11.5, 11, 10.5, 10)
_ROWS = 22  # bars of one chart


def alone(master: Master, figure: Block, words: Sequence[Paragraph]) -> Iterator[Page]:
    """A chart over the whole slide, or a table over as many as it needs."""
    if isinstance(figure, Chart):
        yield from _charts(master, figure, words)
    elif isinstance(figure, Table):
        yield from _tables(master, figure, words)


def _charts(master: Master, chart: Chart, words: Sequence[Paragraph]) -> Iterator[Page]:
    """The chart; of many units, in two columns, and on as many slides as it takes."""
    parts = _parts(chart)
    for number in range(0, len(parts), 2):
        some = parts[number : number + 2]
        page = master.page(CHART)
        page.title(chart.title + ("（续）" if number else ""), 24)
        page.about(chart.subtitle)
        page.source(chart.foot)
        box = led(page, words if number == 0 else ())
        for part, column in zip(some, box.columns([1] * len(some), 24), strict=True):
            native(page, column, part, 14, chart)
        page.say(chart.title)
        yield page


def _parts(chart: Chart) -> list[Chart]:
    count = len(chart.categories)
    if chart.kind not in ACROSS or count <= _ROWS:
        return [chart]
    columns = -(-count // _ROWS)
    columns += columns % 2
    size = -(-count // columns)
    cuts = [(start, min(start + size, count)) for start in range(0, count, size)]
    return [
        replace(
            chart,
            categories=chart.categories[start:end],
            series=tuple(
                replace(s, values=s.values[start:end], pointers=s.pointers[start:end])
                for s in chart.series
            ),
        )
        for start, end in cuts
    ]


def _tables(master: Master, table: Table, words: Sequence[Paragraph]) -> Iterator[Page]:
    page = _table_page(master, table)
    box = led(page, words)
    whole = fit(table, box.w, box.h, SIZES)
    if whole:
        place(page, box, table, whole)
        yield page
        return
    for number, (part, fitting) in enumerate(pages(table, box.w, box.h)):
        page = page if number == 0 else _table_page(master, part)
        place(page, box if number == 0 else page.content, part, fitting)
        yield page


def _table_page(master: Master, table: Table) -> Page:
    page = master.page(TABLE)
    page.title(table.title, 24)
    page.about(table.about)
    page.source(table.foot)
    page.say(table.title)
    return page


def led(page: Page, words: Sequence[Paragraph]) -> Box:
    """The sentences over the figure, where they are few; they are in the notes in any case."""
    box = page.content
    said = lines([each for each in words if each.style != "note"], 14)
    high = height(said, box.w)
    while said and high > box.h * 0.25:
        said = said[:-1]
        high = height(said, box.w)
    if not said:
        return box
    page.text(box.top(high + 2), said, "要点")
    return box.below(high + 10)
