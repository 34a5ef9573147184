"""会议版: a period frozen as of a moment under a meeting's name, to be opened again to the digit."""

from dataclasses import dataclass
from datetime import datetime

from catalog.period import Period
from data.keeping.store import Store


@dataclass(frozen=True)
class Edition:
    """What a meeting was shown; moments in UTC."""

    edition: str
    code: str
    name: str
    period: Period
    asof: datetime
    frozen_at: datetime
    by: str = ""
    account: str = ""
    note: str = ""


def editions(store: Store) -> list[Edition]:
    """Every edition on the lists, newest first."""
    rows = store.rows(
        "select edition::varchar, code, name, year, month, as_of, frozen_at, name_of, account, note "
        "from editions qualify row_number() over (partition by edition order by frozen_at desc) = 1 "
        "order by frozen_at desc"
    )
    return [
        Edition(edition, code, name, Period(year, 1, month), *rest)
        for edition, code, name, year, month, *rest in rows
    ]
