"""Lights: a word and a colour for how far something is from where it should be."""

from dataclasses import dataclass

GREEN, YELLOW, RED, GREY = "绿", "黄", "红", "灰"


@dataclass(frozen=True)
class Lights:
    """Bands in 个百分点. A gap equal to a bound has the better light.

    A figure that rests on fewer enterprises than `fewest_enterprises`, or of which one enterprise
    makes up more than `largest_share` percent, is withheld from readers who are not entitled.
    """

    green_from: float = 0.0
    yellow_from: float = -10.0
    growth_yellow_from: float = -2.0
    tentative_months: int = 3
    fewest_enterprises: int = 3
    largest_share: float = 80.0

    def of_level(self, gap: float | None) -> str:
        """The light of a level target's 进度差; grey where nothing is reported."""
        if gap is None:
            return GREY
        return GREEN if gap >= self.green_from else YELLOW if gap >= self.yellow_from else RED

    def of_growth(self, gap: float | None) -> str:
        """The light of a growth target: actual minus target growth in 个百分点."""
        if gap is None:
            return GREY
        if gap >= self.green_from:
            return GREEN
        return YELLOW if gap >= self.growth_yellow_from else RED
