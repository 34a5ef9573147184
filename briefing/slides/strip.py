"""总体情况: the tiles, and under them what is said of them."""

from collections.abc import Iterator, Sequence

from briefing.document import Paragraph, Strip
from briefing.slides.layouts import CHART, TEXT, Master
from briefing.slides.page import Page
from briefing.slides.prose import lines, paged
from briefing.slides.tiles import rows_of, tile_height, tiles
from briefing.slides.words import height


def strip(
    master: Master, title: str, block: Strip, words: Sequence[Paragraph]
) -> Iterator[Page]:  # fmt: skip
    """The tiles with their sentences: on one slide where they fit in letters of 12 and more."""
    page = master.page(CHART)
    page.title(title, 24)
    rows = rows_of(len(block.kpis))
    page.without_about()
    box = page.content
    high = tile_height(block.kpis, 24) * rows + 10 * (rows - 1)
    top = high if words else min(high * 1.6, box.h)
    tiles(page, box.top(top), block.kpis, 24 if words else 30)
    rest = box.below(top + 8)
    sizes = (15, 14, 13, 12)
    size = next((s for s in sizes if height(lines(words, s), rest.w) <= rest.h), sizes[1])
    parts = paged(lines(words, size), rest.w, rest.h)
    page.text(rest, parts[0])
    yield page
    after = [line for part in parts[1:] for line in part]
    if after:
        page = master.page(TEXT)
        page.title(f"{title}（续）", 24)
        page.text(page.content.inset(10, 6), after)
        yield page
