"""The slides of a section: what stands together on a slide, and which words go with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from briefing.document import Block, Chart, Paragraph, Section, Strip, Table, UnitCard
from briefing.slides.card import card
from briefing.slides.figures import alone
from briefing.slides.layouts import TEXT, Master
from briefing.slides.page import Page
from briefing.slides.pairs import go_together, titled, together
from briefing.slides.prose import lines, paged
from briefing.slides.strip import strip


@dataclass
class Group:
    """Figures that share a slide, and the paragraphs said to them."""

    figures: list[Block] = field(default_factory=list)
    words: list[Paragraph] = field(default_factory=list)


def pages_of(master: Master, section: Section) -> list[Page]:
    """The section's slides, in the order it is read."""
    made: list[Page] = []
    for group in grouped(section.blocks):
        pages = list(_pages(master, section, group))
        for page in pages[:1]:
            page.say(*(paragraph.said.text for paragraph in group.words))
        made += pages
    return made


def _pages(master: Master, section: Section, group: Group) -> Iterator[Page]:
    first = group.figures[0] if group.figures else None
    if first is None:
        yield from _text(master, section.title, group.words)
    elif isinstance(first, Strip):
        yield from strip(master, section.title, first, group.words)
    elif isinstance(first, UnitCard):
        yield from card(master, first)
    elif len(group.figures) > 1:
        yield together(master, section, group.figures, group.words)
    else:
        yield from alone(master, first, group.words)


def _text(master: Master, title: str, words: Sequence[Paragraph]) -> Iterator[Page]:
    """Nothing but words: a slide of them, or several."""
    page = master.page(TEXT)
    box = page.content.inset(10, 6)
    for number, some in enumerate(paged(lines(words, 16), box.w, box.h)):
        page = page if number == 0 else master.page(TEXT)
        page.title(title + ("（续）" if number else ""), 24)
        page.text(box, some)
        yield page


def grouped(blocks: Sequence[Block]) -> list[Group]:
    """Figures together where they go together; paragraphs with the figure they speak of."""
    groups: list[Group] = []
    waiting: list[Paragraph] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if isinstance(block, Paragraph):
            run = list(takewhile(lambda each: isinstance(each, Paragraph), blocks[place:]))
            place += len(run)
            if groups and _of_last(run, groups[-1], blocks[place:]):
                groups[-1].words += run
            else:
                waiting += run
            continue
        place += 1
        if groups and not waiting and go_together(groups[-1].figures, block):
            groups[-1].figures.append(block)
            continue
        groups.append(Group([block], waiting))
        waiting = []
    if waiting:
        groups.append(Group([], waiting))
    return groups


def _of_last(run: Sequence[Paragraph], last: Group, rest: Sequence[Block]) -> bool:
    """Whether paragraphs speak of the figures before them: they do where none follows, and else
    where they have more words in common with those titles than with the next one's."""
    if isinstance(last.figures[0], Strip):
        return True
    following = next((each for each in rest if isinstance(each, Chart | Table)), None)
    if following is None:
        return True
    texts = [paragraph.said.text for paragraph in run]
    before = max(_common(text, titled(each)) for text in texts for each in last.figures)
    return before > max(_common(text, titled(following)) for text in texts)


def _common(text: str, title: str) -> int:
    """How long the longest run of letters is that stands in both."""
    longest = 0
    for start in range(len(title)):
        while start + longest < len(title) and title[start : start + longest + 1] in text:
            longest += 1
    return longest
