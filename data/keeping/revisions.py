"""Which figures are others now than at an earlier moment, and who made them so."""

from dataclasses import dataclass
from datetime import datetime

from catalog.period import Period
from data.keeping.factkey import FactKey
from data.keeping.queries import query
from data.keeping.store import Store

CHANGED, ADDED, GONE = "修订", "补报", "撤回"


@dataclass(frozen=True, slots=True)
class Stated:
    """What was said of a figure: `value` canonical, `reported` in `uom` as it was sent."""

    value: float | None
    state: str | None
    reported: float | None
    uom: str | None
    upper: float | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that is another now: what it was and is (None: not there), by whom and why."""

    key: FactKey
    old: Stated | None
    new: Stated | None
    file: str
    at: datetime
    by: str
    why: str
    batch: str

    @property
    def kind(self) -> str:
        """修订, 补报 or 撤回."""
        return ADDED if self.old is None else GONE if self.new is None else CHANGED


def revised(store: Store, then: datetime, now: datetime | None, period: Period) -> list[Revised]:
    """The figures up to a period, with the targets of its year and what stands, that are others at
    `now` (None: now) than at `then`; newest periods first. Figures of enterprises are not told."""
    asked = {"then": then, "now": now, "year": period.year, "month": period.last_month}
    found = []
    for row in store.rows(query("revised"), asked):
        key, old, new = FactKey(*row[:10]), row[10:17], row[17:24]
        file, at, by, why, batch = row[24:]
        found.append(
            Revised(
                key,
                Stated(*old[1:]) if old[0] else None,
                Stated(*new[1:]) if new[0] else None,
                file,
                at,
                by or "",
                why or "",
                batch,
            )
        )
    return found
