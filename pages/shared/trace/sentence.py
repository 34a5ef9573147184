"""A sentence that knows its numbers, as a page shows it: every figure leads to its 溯源."""

import re

from briefing.said import Part, Said
from pages.shared.nodes import Node, el
from pages.shared.trace.link import figure

_MONTHS = re.compile(r"(\d+—\d+月)")


def told(sentence: Said) -> Node:
    """The words in a line, each number a link that looks like a figure."""
    return el("span", "b-run", *(node for part in sentence.parts for node in _nodes(part)))


def _nodes(part: Part) -> list[Node]:
    if not isinstance(part, str):
        return [figure(part.text, part.pointer)]
    # "1—6月" is not broken at the end of a line.
    pieces = _MONTHS.split(part)
    return [
        el("span", "b-keep", piece) if place % 2 else piece
        for place, piece in enumerate(pieces)
        if piece
    ]
