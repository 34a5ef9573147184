"""Paragraphs of a document as lines of a slide."""

from collections.abc import Sequence

from briefing.document import Paragraph
from briefing.slides.words import Line, Run, height, line
from charts.style import GREY


def lines(paragraphs: Sequence[Paragraph], size: float) -> list[Line]:
    """The paragraphs, findings in the subject's colour, items with a dot before them."""
    found = []
    for each in paragraphs:
        text, gap = each.said.text, size * 0.45
        if each.style == "finding":
            found.append(line(text, size * 1.08, "accent1", bold=True, before=gap * 1.4))
        elif each.style == "item":
            found.append(
                Line((Run("● ", "accent1+60", size=size * 0.62), Run(text)), size, before=gap)
            )
        elif each.style == "note":
            found.append(line(text, size * 0.92, GREY, before=gap))
        else:
            found.append(line(text, size, before=gap))
        if each.by:
            found.append(line(f"—— {each.by}", size * 0.9, GREY, align="r", before=2))
    return found


def paged(given: Sequence[Line], wide: float, high: float) -> list[list[Line]]:
    """The lines on as many pages as they need; none of them is cut in two."""
    pages: list[list[Line]] = [[]]
    for each in given:
        if pages[-1] and height([*pages[-1], each], wide) > high:
            pages.append([])
        pages[-1].append(each)
    return pages
