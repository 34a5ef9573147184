"""For what a figure is drawn: a phone's width unless a picture for paper or a screen is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

NARROWEST = 358  # the narrowest figure is that of a phone, in pixels

_STRETCH = 2.0  # a plot drawn higher than this many times its usual height looks swollen


@dataclass(frozen=True)
class Canvas:
    """Pixels a figure is laid out for; without `height` it is as high as it needs."""

    width: int = NARROWEST
    height: int | None = None

    @property
    def wide(self) -> float:
        """How many phones wide."""
        return self.width / NARROWEST

    def plot(self, usual: int, around: int) -> tuple[int, int]:
        """The plot's height, and what is left over, with `around` pixels of words about it."""
        if self.height is None:
            return usual, 0
        room = max(self.height - around, 60)
        plot = min(room, int(usual * _STRETCH))
        return plot, room - plot


_SCREEN = Canvas()
_canvas: ContextVar[Canvas] = ContextVar("canvas", default=_SCREEN)


def canvas() -> Canvas:
    """What figures are laid out for now."""
    return _canvas.get()


@contextmanager
def drawn_for(size: Canvas) -> Iterator[None]:
    """Figures made within are laid out for `size`."""
    token = _canvas.set(size)
    try:
        yield
    finally:
        _canvas.reset(token)


@dataclass(frozen=True)
class Size:
    """A size of picture by its name: pixels before doubling; `height` None is as high as needed,
    at most `most`; with a height the proportion is kept where more must fit."""

    name: str
    width: int
    height: int | None = None
    most: int = 940


# A page's text is 16 cm wide and 24 cm high; a column of it a little less than half.
A4_WIDE, A4_COLUMN = Size("A4宽", 640), Size("A4栏宽", 358, most=1000)
SCREEN = Size("16比9", 960, 540)
SIZES = (A4_WIDE, A4_COLUMN, SCREEN)
SHARPNESS = 2  # pixels of a picture to a pixel of its layout
