"""Text as the XML of a workbook can hold it."""

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x000D_ in a text as a character of that number.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_000


def plain(text: str) -> str:
    """Without what XML or a cell cannot hold."""
    return _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text))[:_LONGEST]


def text_cell(place: str, text: str, style: int) -> str:
    """A cell that holds its text in itself: whatever it begins with, it is no formula."""
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    held = escape(plain(text))
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>'
    )


def attribute(text: str) -> str:
    """Text as it stands in an XML attribute between double quotes."""
    return escape(plain(text), {'"': "&quot;", "\n": "&#10;"})
