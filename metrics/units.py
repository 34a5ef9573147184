"""Whose figures: the units of a kind that are valid in a period, in official order."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime

from catalog.period import Period
from data.keeping.directories import directory
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.query import query

TOTAL, REGION = "*", ""
_LONGEST = 60  # letters of a name that is shown


@dataclass(frozen=True, slots=True)
class Member:
    """A unit as the metrics need it; `peer_group` is the level of a park (国家级 / 省级)."""

    unit: str
    name: str
    short: str
    peer_group: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_in(self, period: Period) -> bool:
        """True where the unit exists at the end of the period: 9 chains last year, 10 now."""
        month = period.last_month
        end = date(period.year, month, calendar.monthrange(period.year, month)[1])
        begun = self.valid_from is None or self.valid_from <= end
        return begun and (self.valid_to is None or self.valid_to >= end)


@remembered
def members(store: Store, kind: str, asof: datetime | None = None) -> list[Member]:
    """Every registered unit of a kind, in official order, valid or not; enterprises are not named
    by a store that withholds."""
    if kind == "enterprise" and store.withholds:
        return []
    if kind == "region":
        return [Member(REGION, "全市", "全市")]
    current = {row[0]: row for row in store.rows(query("units"), {"kind": kind, "asof": asof})}
    ordered = sorted(current.values(), key=lambda row: (row[2], row[0]))
    return [
        Member(
            unit,
            _clipped(name),
            _clipped(short or shortened(kind, name)),
            (level or "") if kind == "park" else "",
            valid_from,
            valid_to,
        )
        for unit, name, _, level, short, valid_from, valid_to in ordered
    ]


def named(store: Store, kind: str, name: str, asof: datetime | None = None) -> Member | None:
    """The unit a name means: short or full, else one of its 别名 or 简称 that no other bears."""
    known = members(store, kind, asof)
    for member in known:
        if name and name in (member.unit, member.name, member.short):
            return member
    meant = {each.unit for each in directory(store, asof).match(name, kind)} if name else set()
    found = [member for member in known if member.unit in meant]
    return found[0] if len(found) == 1 else None


def _clipped(name: str) -> str:
    """A name as it can be shown: of one that fills a page the beginning and the end."""
    return name if len(name) <= _LONGEST else f"{name[:40]}…{name[-19:]}"


def shortened(kind: str, name: str) -> str:
    """A chain's name without the word 产业链, other names as they are."""
    return name.removesuffix("产业链") or name if kind == "chain" else name


def with_strangers(known: list[Member], seen: set[str]) -> list[Member]:
    """The members and, after them, units that have facts but stand in no directory."""
    strangers = sorted(seen - {member.unit for member in known} - {TOTAL, REGION})
    return known + [Member(unit, *[_clipped(unit)] * 2) for unit in strangers]
