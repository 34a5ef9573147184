"""Figures that share a slide: two side by side, and the table of their few units under them."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.document import Block, Chart, Paragraph, Section, Table
from briefing.slides.boxes import Box
from briefing.slides.chart import native
from briefing.slides.figures import led
from briefing.slides.fit import fit, pages
from briefing.slides.layouts import CHART, Master
from briefing.slides.page import Page
from briefing.slides.plot import ACROSS
from briefing.slides.table import place
from briefing.slides.words import Line, height, line
from charts.style import GREY

_SIZES = (13, 12.5, 12, 11.5, 11)
_SMALLER = (10.5, 10, 9.5, 9, 8.5, 8, 7, 6)
_BARS, _FEW = 16, 6  # bars of half a slide; units whose table has room under their charts
_SHARES = ((46, 54), (42, 58), (38, 62))  # of a chart and the table beside it
_GAP, _PITCH = 24.0, 30.0
# The content of the shipped master; on a narrower one the letters get smaller.
_WIDE, _HIGH = 888.0, 380.0


def titled(block: Block) -> str:
    """What a figure is called."""
    return block.title if isinstance(block, Chart | Table) else ""


def go_together(figures: Sequence[Block], block: Block) -> bool:
    """Whether a figure may stand on the slide of those before it: legible, all of it."""
    chart = figures[0]
    if not isinstance(chart, Chart) or not _narrow(chart):
        return False
    if len(figures) == 1 and isinstance(block, Chart):
        return _narrow(block)
    if len(figures) == 1 and isinstance(block, Table):
        return _share(block, _WIDE, _HIGH) is not None
    charts = len(figures) == 2 and isinstance(figures[1], Chart)
    few = len(chart.categories) <= _FEW and isinstance(block, Table) and len(block.rows) <= _FEW + 1
    return charts and few


def _narrow(chart: Chart) -> bool:
    return chart.kind in ACROSS and len(chart.categories) <= _BARS


def _share(table: Table, wide: float, high: float) -> tuple[int, int] | None:
    """The most of the slide the chart may have while the table's names stay whole."""
    for chart, rest in _SHARES:
        across = (wide - _GAP) * rest / 100
        if fit(table, across, high, _SIZES, whole=_SIZES[-1], broken=False):
            return chart, rest
    return None


def together(
    master: Master, section: Section, figures: Sequence[Block], words: Sequence[Paragraph]
) -> Page:  # fmt: skip
    """The figures, each under its own words; the slide says what all of them are of."""
    chart, other = figures[0], figures[1]
    page = master.page(CHART)
    page.title(_finding(section, chart, other), 24)
    page.source("；".join(dict.fromkeys(each.foot for each in figures if each.foot)))
    page.without_about()
    box = led(page, words)
    if len(figures) == 3:
        charts = max(len(chart.categories), len(other.categories)) * _PITCH + 50
        charts = min(charts, box.h * 0.52)
        _table(page, box.below(charts + 10), figures[2], under=True)
        box = box.top(charts)
    share = _share(other, box.w, box.h - 40) if isinstance(other, Table) else (1, 1)
    left, right = box.columns(share or _SHARES[-1], _GAP)
    over = chart if isinstance(other, Chart) else _subject(chart)
    high = max(height(_said(over), left.w), height(_said(other), right.w)) + 3
    native(page, _headed(page, left, over, high), chart, 13)
    if isinstance(other, Chart):
        native(page, _headed(page, right, other, high), other, 13)
    else:
        _table(page, right, other, high)
    page.say(*map(titled, figures))
    return page


def _finding(section: Section, chart: Chart, other: Block) -> str:
    """What the slide says: of one chart its finding, of two what both are of."""
    if isinstance(other, Table):
        return chart.title
    subject = chart.subtitle.split("，")[0] or chart.title
    return subject if section.title in subject else f"{section.title}：{subject}"


def _subject(chart: Chart) -> Chart:
    """The chart, its finding being the slide's title, under the name of what it is of."""
    name, _, about = chart.subtitle.partition("，")
    return replace(chart, title=name or chart.title, subtitle=about)


def _table(page: Page, box: Box, table: Table, high: float = 0.0, under: bool = False) -> None:
    said = _said(table)
    high = high or height(said, box.w) + 3
    rest = _headed(page, box, table, high)
    sizes = _SIZES[1:] if under else _SIZES
    found = fit(table, rest.w, rest.h, (*sizes, *_SMALLER))
    place(page, rest, table, found or pages(table, rest.w, 1e4)[0][1])


def _headed(page: Page, box: Box, figure: Chart | Table, high: float) -> Box:
    """Title and unit over a part of the slide; what is left for the figure."""
    page.text(box.top(high), _said(figure), "小标题")
    return box.below(high + 5)


def _said(figure: Chart | Table) -> list[Line]:
    about = figure.subtitle if isinstance(figure, Chart) else figure.about
    return [line(figure.title, 14, "accent1", bold=True), line(about, 11, GREY, before=2)]
