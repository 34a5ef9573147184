"""How paragraphs read last month, so that what changed can be marked."""

from collections.abc import Iterable
from dataclasses import replace

from briefing.document import Block, Paragraph, Section

_MARKED = ("body", "finding", "item")


def marked(now: Iterable[Section], before: Iterable[Section]) -> list[Section]:
    """The sections with every paragraph knowing its like of last month: the one of the same unit,
    else the one in the same place among its kind; "" where there was none. Commentary is last
    month's own words and notes are always the same: neither is marked."""
    earlier = {section.key: _told(section) for section in before}
    return [_marked(section, earlier.get(section.key, {})) for section in now]


def _told(section: Section) -> dict[tuple[str, str], str]:
    return {key: block.said.text for key, block in _keyed(section.blocks)}


def _marked(section: Section, then: dict[tuple[str, str], str]) -> Section:
    keys = {id(block): key for key, block in _keyed(section.blocks)}
    blocks = tuple(
        replace(block, before=then.get(keys[id(block)], "")) if id(block) in keys else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _keyed(blocks: Iterable[Block]) -> Iterable[tuple[tuple[str, str], Paragraph]]:
    """Paragraphs by style and whose they are, or their number among those of the style."""
    count: dict[str, int] = {}
    for block in blocks:
        if not isinstance(block, Paragraph) or block.style not in _MARKED:
            continue
        whose, mark, _ = block.said.text.partition("：")
        if block.style != "item" or not mark:
            count[block.style] = number = count.get(block.style, 0) + 1
            whose = str(number)
        yield (block.style, whose), block
