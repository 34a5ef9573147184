"""A chart on the web page: words, picture for wide and narrow screens, the figures beneath it."""

from briefing.document import Chart
from briefing.webpage.markup import Markup, tag
from briefing.webpage.months import columns, lines, places
from briefing.webpage.plot import Room, drawn, said
from briefing.webpage.rows import bars, progress
from briefing.webpage.words import Words
from charts.canvas import NARROWEST

KINDS = {
    "bars": bars, "progress": progress, "columns": columns, "lines": lines, "places": places,
}  # fmt: skip
# Two charts stand side by side on a desktop, a single one is wider; three of a unit on paper.
WIDE, ALONE, THIRD, LOW = 540, 860, 250, 180


def plot(chart: Chart, width: int, height: int | None = None) -> Markup:
    """The chart's plot alone."""
    room = Room(width, height)
    parts, high = KINDS[chart.kind](chart, room)
    return drawn(parts, room, high, chart)


def figure(chart: Chart, words: Words, *, narrow: bool = False, alone: bool = False) -> Markup:
    """The chart; `narrow` where it stands in a column on every screen, `alone` in no row."""
    kind = " third" if narrow else " alone" if alone else ""
    return tag(
        "div",
        tag("h4", chart.title),
        tag("p", chart.subtitle, class_="about"),
        None if narrow else tag("div", plot(chart, ALONE if alone else WIDE), class_="wide"),
        tag("div", plot(chart, NARROWEST), class_="screen" if narrow else "narrow"),
        tag("div", plot(chart, THIRD, LOW), class_="paper") if narrow else None,
        tag("p", chart.foot, class_="foot"),
        tag("details", tag("summary", "数据表"), _data(chart, words)),
        class_=f"chart{kind}",
    )


def _data(chart: Chart, words: Words) -> Markup:
    unit = f"（{chart.uom}）" if chart.uom else ""
    heads = [tag("th", "", scope="col")]
    heads += [tag("th", each.name + unit, scope="col", class_="r") for each in chart.series]
    body = []
    for at, category in enumerate(chart.categories):
        cells = [tag("th", category, scope="row")]
        for each in chart.series:
            pointer = each.pointers[at] if at < len(each.pointers) else None
            shown = said(chart, each.values[at]).removesuffix("%")
            cells.append(tag("td", shown, class_="r", title=words.about(pointer)))
        body.append(tag("tr", cells))
    marks = [
        tag("tr", tag("th", mark.name, scope="row"),
            tag("td", said(chart, mark.value).removesuffix("%"), class_="r",
                colspan=len(chart.series)))
        for mark in chart.marks
    ]  # fmt: skip
    return tag("table", tag("thead", tag("tr", heads)), tag("tbody", body, marks))
