"""A sentence that knows its numbers, as a page shows it: every figure leads to its 溯源."""

from briefing.said import Said
from pages.shared.nodes import Node, run
from pages.shared.trace.link import figure


def told(sentence: Said) -> Node:
    """The words in a line, each number a link that looks like a figure."""
    return run(
        *(part if isinstance(part, str) else figure(part.text, part.pointer)
          for part in sentence.parts)
    )  # fmt: skip
