"""总体情况: the tiles, and under them what is said of them."""

from collections.abc import Iterator, Sequence

from briefing.document import Paragraph, Strip
from briefing.slides.layouts import CHART, TEXT, Master
from briefing.slides.page import Page
from briefing.slides.prose import lines, paged
from briefing.slides.tiles import low_tiles, rows_of, tile_height, tiles
from briefing.slides.words import height

_SIZES = (15, 14, 13.5, 13, 12.5, 12)
_LOW, _GAP = 62.0, 10.0


def strip(
    master: Master, title: str, block: Strip, words: Sequence[Paragraph]
) -> Iterator[Page]:  # fmt: skip
    """The tiles with their sentences, on one slide where they fit in letters of 12 and more: the
    tiles are low where that makes the room."""
    page = master.page(CHART)
    page.title(_finding(title, block), 24)
    page.without_about()
    box, rows = page.content, rows_of(len(block.kpis))
    gaps = _GAP * (rows - 1)
    high = tile_height(block.kpis, 24) * rows + gaps
    size = _size(words, box.w, box.h - high - 8)
    if not words:
        tiles(page, box.top(min(high * 1.6, box.h)), block.kpis, 30)
    elif size:
        tiles(page, box.top(high), block.kpis, 24)
    else:
        rows = -(-len(block.kpis) // 4)
        high = _LOW * rows + _GAP * (rows - 1)
        low_tiles(page, box.top(high), block.kpis)
        size = _size(words, box.w, box.h - high - 8) or 13
    rest = box.below(high + 8)
    parts = paged(lines(words, size or 13), rest.w, rest.h)
    page.text(rest, parts[0])
    yield page
    after = [line for part in parts[1:] for line in part]
    inner = page.content.inset(10, 6)
    for some in paged(after, inner.w, inner.h) if after else ():
        page = master.page(TEXT)
        page.title(f"{title}（续）", 24)
        page.text(page.content.inset(10, 6), some)
        yield page


def _finding(title: str, block: Strip) -> str:
    """总体情况：产业链产值592.36亿元，同比增长11.2% — where the first tile says that much."""
    first = block.kpis[0]
    grown = first.notes[0].text if first.notes else ""
    if not first.value[:1].isdigit() or not grown.startswith("同比"):
        return title
    return f"{title}：{first.name}{first.value}{first.uom}，{grown}"


def _size(words: Sequence[Paragraph], across: float, high: float) -> float | None:
    """The largest letters all sentences fit in."""
    return next((s for s in _SIZES if height(lines(words, s), across) <= high), None)
