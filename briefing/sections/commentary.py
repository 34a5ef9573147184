"""点评: what entitled persons wrote of the period, signed, as they wrote it."""

from briefing.document import Block, Paragraph, Section
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.matter import Matter
from data.keeping.commentary import of

_PAGES = ("overview", "target", "ranking")  # those of a chain or a park stand on its card


def commentary(matter: Matter) -> Section | None:
    """What was said of the whole city."""
    if matter.request.kind:
        return None
    blocks: list[Block] = []
    for page in _PAGES:
        blocks += commentary_of(matter, page, "")
    return Section("commentary", SECTIONS["commentary"], tuple(blocks)) if blocks else None


def commentary_of(matter: Matter, page: str, unit: str) -> tuple[Paragraph, ...]:
    """What was said of one page: a paragraph a line, the last one signed."""
    found = of(matter.store, page, unit, matter.period, matter.asof)
    lines = [line for line in found.text.splitlines() if line.strip()] if found else []
    return tuple(
        Paragraph(said(line), "commentary", found.name if place == len(lines) else "")
        for place, line in enumerate(lines, 1)
    )
