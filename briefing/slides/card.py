"""一页通 of one chain or park on one slide: every one in the same order of blocks."""

from collections.abc import Iterator, Sequence

from briefing.document import Chart, Table, UnitCard
from briefing.said import Said
from briefing.slides.boxes import Box
from briefing.slides.chart import native
from briefing.slides.fit import fit, pages
from briefing.slides.layouts import CARD, TEXT, Master
from briefing.slides.page import Page
from briefing.slides.prose import lines, paged
from briefing.slides.table import place
from briefing.slides.tiles import low_tiles
from briefing.slides.words import Line, Run, height, line, scaled, wide
from charts.style import FAINT, GREY, LIGHTS, RULE

_PEOPLE, _TILE, _GAP, _HEADING = 31.0, 52.0, 7.0, 20.0
_SPACE = 16.0  # points between two names
_NAMES = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5)
_SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
_SPOKEN = 0.22  # what of the slide commentary may take


def card(master: Master, unit: UnitCard) -> Iterator[Page]:
    """The slide; commentary too long for it has one of its own after it."""
    page = master.page(CARD)
    page.title(f"{unit.name}　{unit.period}", 24)
    page.without_about()
    page.source(unit.foot)
    _lamp(page, unit.light)
    _say(page, unit)
    rest = _people(page, page.content, unit)
    if unit.kpis:
        rows = -(-len(unit.kpis) // 4)
        low_tiles(page, rest.top(_TILE * rows + _GAP * (rows - 1)), unit.kpis, _GAP)
        rest = rest.below((_TILE + _GAP) * rows)
    said = lines(unit.commentary, 11)
    short = said and height(said, rest.w) <= page.content.h * _SPOKEN
    if short:
        high = height(said, rest.w)
        page.text(rest.top(high + 1), said, "点评")
        rest = rest.below(high + _GAP)
    _below(page, rest, unit)
    yield page
    if said and not short:
        yield from _commentary(master, unit)


def _lamp(page: Page, light: str) -> None:
    if light in ("绿", "黄", "红"):
        box = Box(page.wide - 136, 26, 100, 24)
        words = Line((Run("● ", LIGHTS[light]), Run(f"{light}灯", bold=True)), 15, "r")
        page.text(box, [words], "亮灯", anchor="ctr")


def _say(page: Page, unit: UnitCard) -> None:
    page.say(f"{unit.name}，{unit.period}。")
    page.say(*(f"亮点：{each.text}。" for each in unit.strengths))
    page.say(*(f"短板：{each.text.rstrip('。')}。" for each in unit.gaps))
    page.say(
        *(f"{each.said.text}{f'（{each.by}）' if each.by else ''}" for each in unit.commentary)
    )


def _people(page: Page, box: Box, unit: UnitCard) -> Box:
    """Who answers for it, as wide as their names; then what happened to it."""
    told = [(role, who) for role, who in unit.people if who]
    if told:
        size = next((s for s in _NAMES if sum(_person(each, s) for each in told) <= box.w), 7)
        shares = [_person(each, size) for each in told]
        bands = box.top(_PEOPLE).columns([*shares, max(box.w - sum(shares), 0.01)], 0)
        for (role, who), band in zip(told, bands, strict=False):
            words = [line(role, size * 0.85, GREY), line(who, size, bold=True)]
            page.text(Box(band.x, band.y, band.w - _SPACE, band.h), words, role)
        box = box.below(_PEOPLE)
    if unit.facts:
        said = [line(f"口径变化：{'；'.join(unit.facts)}", 9.5, "accent2")]
        high = height(said, box.w)
        page.text(box.top(high + 1), said, "口径变化")
        box = box.below(high)
    return box.below(_GAP)


def _person(told: tuple[str, str], size: float) -> float:
    """Points a role and a name take, with the room after them."""
    role, who = told
    return max(wide(role) * size * 0.85, wide(who) * size * 1.06, 30) + _SPACE + 2


def _below(page: Page, box: Box, unit: UnitCard) -> None:
    """Charts over parts, strengths, gaps and targets; what a unit has not leaves its room."""
    tables = [each for each in (unit.within, unit.targets) if each and each.rows]
    lower = bool(tables or unit.strengths or unit.gaps)
    upper, under = box.rows([1.12, 1], _GAP) if unit.charts and lower else (box, box)
    if unit.charts:
        bands = upper.columns([1] * len(unit.charts), 14)
        for chart, band in zip(unit.charts, bands, strict=True):
            _chart(page, band, chart)
    if not lower:
        return
    within, targets = (each if each and each.rows else None for each in (unit.within, unit.targets))
    shares = [26 if within else 0, 19, 19, 36 if targets else 0]
    bands = iter(under.columns([each for each in shares if each], 14))
    if within:
        _table(page, next(bands), within)
    strong, weak = next(bands), next(bands)
    size = _common(unit, strong)
    _points(page, strong, "亮点", unit.strengths, "暂无突出亮点", size)
    _points(page, weak, "短板", unit.gaps, "暂无明显短板", size)
    if targets:
        _table(page, next(bands), targets)


def _chart(page: Page, box: Box, chart: Chart) -> None:
    said = [line(chart.title, 11, "accent1", bold=True), line(chart.subtitle, 8.5, GREY)]
    high = height(said, box.w)
    page.text(box.top(high + 1), said, "小标题")
    native(page, box.below(high + 2), chart, 9)


def _heading(page: Page, box: Box, title: str, about: str = "") -> Box:
    """A block's name over a rule; what is left under it."""
    words = Line((Run(title, "accent1", True), Run(f"　{about}", GREY, size=8.5)), 11)
    page.text(box.top(16), [words], title)
    page.shape(Box(box.x, box.y + 17, box.w, 0.75), "线", fill=RULE)
    return box.below(_HEADING)


def _common(unit: UnitCard, box: Box) -> float:
    """Letters both lists fit in."""
    sizes = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8)
    both = (_listed(unit.strengths, 1), _listed(unit.gaps, 1))
    room = box.h - _HEADING
    for size in sizes:
        if all(height([scaled(e, size) for e in each], box.w - 1) <= room for each in both):
            return size
    return sizes[-1]


def _listed(points: Sequence[Said], size: float) -> list[Line]:
    return [
        Line((Run(f"{number}. ", "accent1", True), Run(each.text)), size, before=size * 0.25)
        for number, each in enumerate(points, 1)
    ]


def _points(
    page: Page, box: Box, title: str, points: Sequence[Said], none: str, size: float
) -> None:  # fmt: skip
    rest = _heading(page, box, title)
    page.text(rest, _listed(points, size) or [line(none, size, FAINT)], title)


def _table(page: Page, box: Box, table: Table) -> None:
    """A small table; of more rows than fit, those that do, and how many do not."""
    rest = _heading(page, box, table.title, table.about)
    found = fit(table, rest.w, rest.h, _SIZES, whole=8.5)
    if found:
        place(page, rest, table, found)
        return
    part, fitting = pages(table, rest.w, rest.h - 14)[0]
    place(page, rest, part, fitting)
    left = len(table.rows) - len(part.rows)
    note = [line(f"另有{left}行，见相应表格", 8.5, GREY)]
    page.text(Box(rest.x, rest.bottom - 12, rest.w, 12), note, "说明")


def _commentary(master: Master, unit: UnitCard) -> Iterator[Page]:
    page = master.page(TEXT)
    box = page.content.inset(10, 6)
    for number, some in enumerate(paged(lines(unit.commentary, 16), box.w, box.h)):
        page = page if number == 0 else master.page(TEXT)
        page.title(f"{unit.name}　点评" + ("（续）" if number else ""), 24)
        page.text(box, some)
        yield page
