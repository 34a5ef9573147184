"""Text of a slide: runs and paragraphs as the file has them, and how much room they take.

Lines have a height of their own choosing, so that what is computed here is what is shown by
whatever program, with whatever font, opens the file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.sax.saxutils import escape

from charts.style import width

LINE = 1.32  # height of a line, in sizes of its letters
# Letters wider than style.width takes them for.
_BROAD = {"%": 0.34, "m": 0.28, "M": 0.28, "W": 0.4, "w": 0.16, "@": 0.46}
_ILLEGAL = {code: None for code in range(32) if code not in (9,)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True)
class Run:
    """Letters of one look; `colour` is one of the theme (tx1, bg1, accent1) or "#5b6675"."""

    text: str
    colour: str = "tx1"
    bold: bool = False
    size: float | None = None  # where it is another than the paragraph's


@dataclass(frozen=True)
class Line:
    """A paragraph: it may run over several lines where its box is narrow."""

    runs: tuple[Run, ...]
    size: float
    align: str = "l"
    before: float = 0.0  # points above it

    @property
    def text(self) -> str:
        """Its plain text."""
        return "".join(run.text for run in self.runs)

    @property
    def largest(self) -> float:
        """The size its line is as high as."""
        return max([self.size, *(run.size or 0 for run in self.runs)])


def line(
    text: str, size: float, colour: str = "tx1", *, bold: bool = False, align: str = "l",
    before: float = 0.0,
) -> Line:  # fmt: skip
    """A paragraph of one look."""
    return Line((Run(text, colour, bold),), size, align, before)


def clean(text: str) -> str:
    """Text an XML file may hold."""
    return escape(text.translate(_ILLEGAL))


def filled(colour: str) -> str:
    """A fill: of the theme's colours, or by its number; "accent1+60" is so much lighter."""
    if colour.startswith("#"):
        return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
    name, _, lighter = colour.partition("+")
    if lighter:
        change = f'<a:lumMod val="{100 - int(lighter)}000"/><a:lumOff val="{lighter}000"/>'
        return f'<a:solidFill><a:schemeClr val="{name}">{change}</a:schemeClr></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def paragraph(given: Line) -> str:
    """The paragraph as XML."""
    spacing = f'<a:lnSpc><a:spcPts val="{round(given.largest * LINE * 100)}"/></a:lnSpc>'
    above = f'<a:spcBef><a:spcPts val="{round(given.before * 100)}"/></a:spcBef>'
    head = f'<a:pPr marL="0" indent="0" algn="{given.align}">{spacing}{above}<a:buNone/></a:pPr>'
    return f"<a:p>{head}{''.join(_run(run, given.size) for run in given.runs if run.text)}</a:p>"


def _run(run: Run, size: float) -> str:
    bold = ' b="1"' if run.bold else ' b="0"'
    return (
        f'<a:r><a:rPr lang="zh-CN" altLang="en-US" sz="{round((run.size or size) * 100)}"{bold} '
        f'dirty="0">{filled(run.colour)}</a:rPr><a:t>{clean(run.text)}</a:t></a:r>'
    )


@lru_cache(maxsize=20_000)
def wide(text: str) -> float:
    """How wide text runs at most, in full-width characters. Some programs set a little room
    between Chinese and Latin letters, and signs like ● are as wide as a character."""
    changes = sum(_latin(a) != _latin(b) for a, b in pairwise(text))
    broad = sum(_BROAD.get(each, 0.44 * (0x2190 <= ord(each) < 0x2E80)) for each in text)
    return width(text) + 0.25 * changes + broad


def _latin(letter: str) -> bool:
    return "!" < letter < "\u2000" and letter not in "()[],.:;"


def run_width(given: Line) -> float:
    """Points a paragraph takes on one line; bold letters run a little wider."""
    return sum(
        wide(run.text) * (run.size or given.size) * (1.04 if run.bold else 1) for run in given.runs
    )


def line_count(given: Line, across: float) -> int:
    """How many lines a paragraph takes in a box so wide; a mark that may not begin a line takes a
    letter with it, so a line is not counted on being full."""
    taken = run_width(given)
    if taken <= across:
        return 1
    return math.ceil(taken / max(across - given.largest * 0.9, given.largest))


def height(lines: Sequence[Line], across: float) -> float:
    """Points the paragraphs take, one under the other."""
    return sum(
        each.before + line_count(each, across) * each.largest * LINE for each in lines if each.text
    )


def scaled(given: Line, share: float) -> Line:
    """The paragraph with letters of another size."""
    runs = tuple(
        Run(run.text, run.colour, run.bold, run.size * share if run.size else None)
        for run in given.runs
    )
    return Line(runs, given.size * share, given.align, given.before * share)


def fitted(lines: Sequence[Line], across: float, high: float, least: float = 0.6) -> list[Line]:
    """The paragraphs in the largest letters (down to `least` of theirs) that fit the box."""
    share = 1.0
    while share > least and height([scaled(each, share) for each in lines], across) > high:
        share -= 0.04
    return [scaled(each, share) for each in lines] if share < 1 else list(lines)
