"""A chart or a table with a slide of its own, and two that share one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.document import Block, Chart, Paragraph, Section, Table
from briefing.slides.boxes import Box
from briefing.slides.chart import native
from briefing.slides.fit import fit, pages
from briefing.slides.layouts import CHART, TABLE, Master
from briefing.slides.page import Page
from briefing.slides.plot import ACROSS
from briefing.slides.prose import lines
from briefing.slides.table import place
from briefing.slides.words import Line, height, line
from charts.style import GREY

SIZES = (16, 15, 14, 13, 12, 11.5, 11, 10.5, 10)
_HALF = (12.5, 12, 11.5, 11, 10.5, 10)
_ROWS = 22  # bars of one chart
_SHARES = (46, 54)


def titled(block: Block) -> str:
    """What a figure is called."""
    return block.title if isinstance(block, Chart | Table) else ""


def pairs_well(chart: Chart, other: Block) -> bool:
    """Whether a figure may stand beside the chart: of few units, and wide enough in a half."""
    if chart.kind not in ACROSS or len(chart.categories) > 16:
        return False
    if isinstance(other, Chart):
        return other.kind in ACROSS and len(other.categories) <= 16
    # Half of the shipped master's slide; on a narrower one the letters get smaller.
    return isinstance(other, Table) and fit(other, 470, 360, _HALF) is not None


def paired(
    master: Master, section: Section, chart: Chart, other: Block, words: Sequence[Paragraph]
) -> Page:
    """Two figures side by side, each under its own words; the slide says what both are of."""
    page = master.page(CHART)
    subject = _subject(chart)
    page.title(subject if section.title in subject else f"{section.title}：{subject}", 24)
    page.source(_feet(chart.foot, other.foot))
    page.without_about()
    box = _led(page, words)
    shares = (1, 1) if isinstance(other, Chart) else _SHARES
    left, right = box.columns(shares, 24)
    high = max(height(_said(chart), left.w), height(_said(other), right.w)) + 3
    native(page, _headed(page, left, chart, high), chart, 13)
    under = _headed(page, right, other, high)
    if isinstance(other, Chart):
        native(page, under, other, 13)
    else:
        found = fit(other, under.w, under.h, (*_HALF, 9.5, 9, 8.5, 8, 7, 6))
        place(page, under, other, found or pages(other, under.w, 1e4)[0][1])
    page.say(titled(chart), titled(other))
    return page


def _subject(chart: Chart) -> str:
    """What a chart is of: its title up to the finding."""
    return chart.subtitle.split("，")[0] or chart.title


def _feet(one: str, other: str) -> str:
    return one if one == other or not other else f"{one}；{other}"


def _headed(page: Page, box: Box, figure: Chart | Table, high: float) -> Box:
    """Title and unit over half a slide; what is left for the figure."""
    page.text(box.top(high), _said(figure), "小标题")
    return box.below(high + 5)


def _said(figure: Chart | Table) -> list[Line]:
    about = figure.subtitle if isinstance(figure, Chart) else figure.about
    return [line(figure.title, 14, "accent1", bold=True), line(about, 11, GREY, before=2)]


def alone(
    master: Master, section: Section, figure: Block, words: Sequence[Paragraph]
) -> Iterator[Page]:
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
        box = _led(page, words if number == 0 else ())
        for part, column in zip(some, box.columns([1] * len(some), 24), strict=True):
            native(page, column, part, 14)
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
    box = _led(page, words)
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


def _led(page: Page, words: Sequence[Paragraph]) -> Box:
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
