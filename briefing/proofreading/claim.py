"""One number of a draft and what it is taken to say."""

from dataclasses import dataclass, replace

from briefing.proofreading.counts import Count
from briefing.proofreading.figures import Figure
from briefing.proofreading.names import Measured, Subject
from catalog.period import Period


@dataclass(frozen=True)
class Claim:
    """`start` and `end` in the paragraph; `role` is a field of metrics.row.Row or one of roles;
    `measured` empty where the draft names no indicator. `other` is what it is compared with,
    `together` those summed up, `also` what the words may mean besides."""

    start: int
    end: int
    figure: Figure
    role: str
    sign: float
    subjects: tuple[Subject, ...]
    measured: tuple[Measured, ...]
    period: Period
    beside: Period | None = None
    intended: bool = False
    counting: Count | None = None
    other: Subject | Measured | None = None
    together: tuple[Subject, ...] = ()
    also: tuple["Claim", ...] = ()

    def moved(self, by: int) -> "Claim":
        """The claim of a sentence, in its paragraph."""
        return replace(self, start=self.start + by, end=self.end + by)

    def readings(self) -> tuple["Claim", ...]:
        """All that the words may mean, the likeliest first."""
        return (self, *self.also)

    def then(self, period: Period) -> "Claim":
        """The same said of another period."""
        also = tuple(replace(each, period=period, beside=None) for each in self.also)
        return replace(self, period=period, beside=None, also=also)
