"""点评: what a person says about a page in a period, signed."""

from dataclasses import dataclass
from datetime import datetime

from catalog.period import Period


@dataclass(frozen=True)
class Commentary:
    """The words about a page (overview, chain, park …) and, where it is of one, a unit."""

    page: str
    unit: str
    period: Period
    text: str
    name: str
    account: str
    written_at: datetime
