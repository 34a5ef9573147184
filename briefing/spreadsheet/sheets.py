"""Which tables stand on which sheet, and what each sheet is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.document import Document, Paragraph, Section, Strip, Table, UnitCard
from briefing.word.cards import card, figures

CONTENTS, DEFINITIONS = "目录", "口径"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST = 31


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the section it belongs to, its tables one below the other."""

    name: str
    section: str
    tables: tuple[Table, ...]


def sheets(document: Document) -> list[Sheet]:
    """A sheet for every table; the tables of one chain or park together."""
    taken = {CONTENTS, DEFINITIONS}
    made = []
    for section in document.sections:
        for title, tables in _of(document, section):
            name = unused(title, taken)
            taken.add(name.lower())
            made.append(Sheet(name, section.title, tables))
    return made


def unused(title: str, taken: set[str]) -> str:
    """A name Excel accepts and no other sheet has."""
    bare = _FORBIDDEN.sub("", title).strip() or "表"
    name, number = bare[:_LONGEST], 1
    while name.lower() in taken:
        number += 1
        tail = f"（{number}）"
        name = bare[: _LONGEST - len(tail)] + tail
    return name


def notes(document: Document) -> list[str]:
    """What the briefing says of its figures as a whole."""
    return [
        block.said.text
        for section in document.sections
        if section.key == "notes"
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]


def _of(document: Document, section: Section) -> Iterator[tuple[str, tuple[Table, ...]]]:
    blocks = [block for block in section.blocks if isinstance(block, Table | Strip | UnitCard)]
    for block in blocks:
        if isinstance(block, UnitCard):
            tables = tuple(part for part in card(block) if isinstance(part, Table))
            if tables:
                yield block.name, tables
        elif isinstance(block, Strip):
            about = f"{document.period}；{document.cutoff}"
            yield section.title, (figures(block.kpis, f"{document.scope}主要指标", about),)
        else:  # a title that tells a finding is no name for a sheet
            alone = len(blocks) == 1 or "：" in block.title
            yield (section.title if alone else block.title), (block,)
