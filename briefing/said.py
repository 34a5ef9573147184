"""A sentence that knows its numbers: words, and numbers with the figure each one tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, unit left out ("13", "21.35"), and which figure it is."""

    text: str
    pointer: Pointer | None = None


Part = str | Number


@dataclass(frozen=True, slots=True)
class Said:
    """Words and numbers in the order they are read."""

    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in it."""
        return tuple(part for part in self.parts if isinstance(part, Number))

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, more: "Said | Part") -> "Said":
        return said(self, more)


def said(*pieces: "Said | Part") -> Said:
    """Pieces one after the other."""
    parts: list[Part] = []
    for piece in pieces:
        for part in piece.parts if isinstance(piece, Said) else (piece,):
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            elif part:
                parts.append(part)
    return Said(tuple(parts))


def joined(pieces: "Iterable[Said | Part]", mark: str) -> Said:
    """The pieces that say something, with `mark` between them."""
    found: list[Said | Part] = []
    for piece in pieces:
        if str(piece if not isinstance(piece, Number) else piece.text):
            found += [mark, piece] if found else [piece]
    return said(*found)
