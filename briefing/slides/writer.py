"""A document as slides: native charts and tables on the shipped master or a bureau's own."""

import io
from pathlib import Path

from briefing.course import Course
from briefing.document import Document
from briefing.sealed import sealed
from briefing.slides.cover import SECRECY, closing, contents, cover, listed
from briefing.slides.layouts import Master
from briefing.slides.page import Page
from briefing.slides.section import pages_of

_UNITS = {"chain": "各产业链一页通", "park": "各园区一页通"}


def write(document: Document, course: Course, master: Path | None = None) -> bytes:
    """The .pptx. Raises MasterUnusable, Cancelled."""
    opened = Master(master)
    made: list[Page] = [cover(opened, document)]
    listing = contents(opened) if len(document.sections) > 3 else None
    if listing:
        made.append(listing)
    starts: list[tuple[str, int]] = []
    for number, section in enumerate(document.sections):
        course.step(number / (len(document.sections) + 1), f"PPT：{section.title}")
        kind, _, unit = section.key.partition(":")
        title = _UNITS.get(kind, section.title) if unit else section.title
        pages = pages_of(opened, section)
        if pages and (not starts or starts[-1][0] != title):
            starts.append((title, len(made) + 1))
        made += pages
    if listing:
        listed(listing, starts)
    made.append(closing(opened, document))
    foot = " · ".join(filter(None, (document.code, str(document.period), SECRECY[:4])))
    for page in made:
        page.finish(foot)
    course.step(0.98, "PPT：存盘")
    return _saved(opened, document)


def _saved(master: Master, document: Document) -> bytes:
    """The package, whose only moment is the document's own."""
    words = master.deck.core_properties
    moment = document.made_at.replace(tzinfo=None, microsecond=0)
    words.title, words.subject = f"{document.period}{document.title}", document.meeting
    words.author = words.last_modified_by = document.source
    words.keywords, words.comments, words.category = document.code, document.cutoff, "简报"
    words.created = words.modified = moment
    words.revision = 1
    out = io.BytesIO()
    master.deck.save(out)
    return sealed(out.getvalue())
