"""Places on a slide, in points; a slide is measured in 1/12700 of them."""

from collections.abc import Sequence
from dataclasses import dataclass

EMU = 12700


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The same as the file says it."""
        return round(self.x * EMU), round(self.y * EMU), round(self.w * EMU), round(self.h * EMU)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h

    def inset(self, across: float, down: float) -> "Box":
        """The box without a border of so much."""
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def top(self, height: float) -> "Box":
        """Its upper part."""
        return Box(self.x, self.y, self.w, height)

    def below(self, height: float) -> "Box":
        """What is left under its upper part."""
        return Box(self.x, self.y + height, self.w, max(self.h - height, 0))

    def columns(self, shares: Sequence[float], gap: float) -> list["Box"]:
        """Side by side, as wide as their shares, `gap` between them."""
        free, x, found = self.w - gap * (len(shares) - 1), self.x, []
        for share in shares:
            wide = free * share / sum(shares)
            found.append(Box(x, self.y, wide, self.h))
            x += wide + gap
        return found

    def rows(self, shares: Sequence[float], gap: float) -> list["Box"]:
        """One under the other, as high as their shares, `gap` between them."""
        free, y, found = self.h - gap * (len(shares) - 1), self.y, []
        for share in shares:
            high = free * share / sum(shares)
            found.append(Box(self.x, y, self.w, high))
            y += high + gap
        return found


def boxed(x: int, y: int, w: int, h: int) -> Box:
    """A box as the file says it."""
    return Box(x / EMU, y / EMU, w / EMU, h / EMU)
