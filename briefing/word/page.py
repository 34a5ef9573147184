"""The page a template asks for: how much room there is, and how a wide table gets a page across."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_A4 = (11906, 16838)
_MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}


class Page:
    """The last section of a template; `room` and `wide_room` are the widths of its text."""

    def __init__(self, document: Any) -> None:
        found = document.element.body.find(qn("w:sectPr"))
        self._section = found
        size, margins = (None, None) if found is None else (
            found.find(qn("w:pgSz")), found.find(qn("w:pgMar"))
        )  # fmt: skip
        self.width, self.height = (
            _number(size, name, usual) for name, usual in zip(("w", "h"), _A4, strict=True)
        )
        self.margins = {side: _number(margins, side, usual) for side, usual in _MARGINS.items()}

    @property
    def room(self) -> int:
        """Twips between the margins."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def wide_room(self) -> int:
        """The same on a page turned by a quarter."""
        return max(self.height - self.margins["top"] - self.margins["bottom"], self.room)

    def turned(self, content: str) -> str:
        """`content` on a page of its own that lies across."""
        if self._section is None or self.width >= self.height:
            return content
        upright, across = deepcopy(self._section), deepcopy(self._section)
        size, margins = across.find(qn("w:pgSz")), across.find(qn("w:pgMar"))
        if size is None or margins is None:
            return content
        size.set(qn("w:w"), str(self.height))
        size.set(qn("w:h"), str(self.width))
        size.set(qn("w:orient"), "landscape")
        sides = ("top", "right", "bottom", "left")
        for side, from_side in zip(sides, ("right", "bottom", "left", "top"), strict=True):
            margins.set(qn(f"w:{side}"), str(self.margins[from_side]))
        return f"{_ended(upright)}{content}{_ended(across)}"


def _ended(section: Any) -> str:
    """A paragraph that ends a section."""
    xml = etree.tostring(section, encoding="unicode")
    return f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{xml}</w:pPr></w:p>'


def _number(element: Any, name: str, usual: int) -> int:
    text = None if element is None else element.get(qn(f"w:{name}"))
    return int(text) if text and text.isdigit() else usual
