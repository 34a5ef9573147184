"""Figures that are others than they were at a moment: whose, which, old → new, by whom and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import written
from data.checks.wording import MEASURES
from data.keeping.remembered import remembered
from data.keeping.revisions import Revised, Stated, revised
from data.keeping.store import Store
from metrics.pointer import NUMBERS, Pointer
from metrics.printing import digits
from metrics.units import REGION, TOTAL, members
from metrics.withholding import hidden

KINDS = ("region", "county", "chain", "park", "chain_park")
NOTHING = "无"
_MOST_DIGITS = 6
Alike = tuple[str, str]  # indicator and unit of measure: one column of digits
_WHOLES = {"chain": "产业链", "park": "园区", "county": "县市区"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that is another: whose, what ("产值同比"), old → new as sent with their unit."""

    pointer: Pointer
    name: str
    what: str
    when: str
    old: str
    new: str
    kind: str
    by: str
    at: datetime
    why: str
    file: str
    own: bool


@remembered
def revisions(
    store: Store, catalog: Catalog, period: Period, then: datetime, asof: datetime | None = None
) -> tuple[tuple[Revision, ...], int]:
    """The figures up to a period that are others at `asof` (None: now) than at `then`, and how
    many more are withheld from this reader; the period's `own` first, then in official order."""
    names = {kind: _names(store, kind, asof) for kind in KINDS[1:4]}
    units = {kind: {unit: at for at, unit in enumerate(known)} for kind, known in names.items()}
    order = {code: place for place, code in enumerate(catalog.indicators)}
    found: list[tuple[tuple, Revision]] = []
    known = [each for each in revised(store, then, asof, period)
             if each.key.indicator in catalog.indicators]  # fmt: skip
    untold = [store.withholds and _hidden(store, catalog, each, period, (then, asof))
              for each in known]  # fmt: skip
    open_to = [each for each, kept in zip(known, untold, strict=True) if not kept]
    beside = _digits(open_to)
    for each in open_to:
        key = each.key
        told = _revision(catalog, period, each, names, beside)
        at = units.get("chain" if key.grain == "chain_park" else key.grain, {})
        place = (
            *(not told.own, -key.year, -key.last_month, KINDS.index(key.grain)),
            *(at.get(key.unit, -1), key.unit, key.other, order[key.indicator]),
            *(key.measure != "level", key.measure),
        )
        found.append((place, told))
    found.sort(key=lambda pair: pair[0])
    return tuple(told for _, told in found), sum(untold)


def _names(store: Store, kind: str, asof: datetime | None) -> dict[str, str]:
    return {member.unit: member.short for member in members(store, kind, asof)}


def _hidden(
    store: Store,
    catalog: Catalog,
    each: Revised,
    period: Period,
    moments: tuple[datetime | None, ...],
) -> bool:
    """Whether the figure, or the one a year before or after it, is withheld at any moment."""
    key = each.key
    if key.grain == "region":
        return False
    cell = (key.unit, key.other) if key.grain == "chain_park" else key.unit
    year = key.year or period.year
    return any(
        cell in hidden(store, catalog, key.grain, beside, moment).get(key.indicator, ())
        for beside in (year - 1, year, year + 1)
        for moment in moments
    )


def _revision(
    catalog: Catalog,
    period: Period,
    each: Revised,
    names: Mapping[str, Mapping[str, str]],
    beside: Mapping[Alike, int],
) -> Revision:
    key, indicator = each.key, catalog.indicators[each.key.indicator]
    target = key.measure.startswith("target")
    if target or not key.year:
        of, when = period, f"{key.year}年" if target else "长期"
    else:
        of = Period(key.year, key.first_month, key.last_month, key.span)
        when = str(of)
        of = Period(key.year, 1, key.last_month) if key.span == "point" else of
    own = target or not key.year
    own = own or (key.year, key.last_month) == (period.year, period.last_month)
    number = "target" if target else key.measure
    number = number if number in NUMBERS else "value"
    scope = f"（{key.scope}）" if key.scope else ""
    return Revision(
        Pointer(key.grain, key.unit, key.indicator, of, number, key.scope, key.other),
        _whose(each, names),
        indicator.name + scope + MEASURES.get(key.measure, ""),
        when,
        *_printed(catalog, indicator.unit, each.old, each.new, beside.get(_alike(each), 0)),
        each.kind,
        each.by,
        each.at,
        each.why,
        each.file,
        own,
    )


def _whose(each: Revised, names: Mapping[str, Mapping[str, str]]) -> str:
    key = each.key
    if key.grain == "chain_park":
        chain = names["chain"].get(key.unit, key.unit)
        return f"{chain}在{names['park'].get(key.other, key.other)}"
    known_as = {REGION: "全市", TOTAL: f"{_WHOLES.get(key.grain, '')}合计"} | dict(
        names.get(key.grain, {})
    )
    return known_as.get(key.unit, key.unit)


def _uom(*stated: Stated | None) -> str:
    return next((each.uom for each in stated if each and each.uom), "") or ""


def _alike(each: Revised) -> Alike:
    return each.key.indicator, _uom(each.new, each.old)


def _digits(found: Iterable[Revised]) -> dict[Alike, int]:
    """The digits after the point amounts of an indicator stand with in one list."""
    most: dict[Alike, int] = {}
    for each in found:
        alike = _alike(each)
        for stated in (each.old, each.new):
            if stated and stated.reported is not None and alike[1] != "%":
                sent = min(digits(stated.reported), _MOST_DIGITS)
                most[alike] = max(most.get(alike, 0), sent)
    return most


def _printed(
    catalog: Catalog, unit: str, old: Stated | None, new: Stated | None, beside: int
) -> tuple[str, str]:
    """Both as they were sent: in one unit of measure where they came in two, amounts with the same
    digits (88.12 → 66.50), as many as `beside` them; rates with their own (21.35 → 30)."""
    uom = _uom(new, old)
    numbers = [_number(catalog, unit, each, uom) for each in (old, new)]
    found = [digits(each) for each in numbers if each is not None and uom != "%"]
    least = max([beside, *found])
    was, now = (
        _said(catalog, unit, each, number, uom, min(least, _MOST_DIGITS))
        for each, number in zip((old, new), numbers, strict=True)
    )
    return was, now


def _number(catalog: Catalog, unit: str, stated: Stated | None, uom: str) -> float | None:
    if stated is None:
        return None
    number = stated.reported if stated.uom in (uom, None, "") else None
    if number is None and stated.value is not None:
        number = _in_uom(catalog, unit, stated.value, uom)
    return None if number is None else round(number, _MOST_DIGITS)


def _in_uom(catalog: Catalog, unit: str, value: float, uom: str) -> float:
    factor = catalog.uoms.factor(unit, uom)
    return round(value * float(factor) if factor else value, _MOST_DIGITS)


def _said(
    catalog: Catalog, unit: str, stated: Stated | None, number: float | None, uom: str, least: int
) -> str:
    if stated is None:
        return NOTHING
    if number is None:
        return stated.state or "未报"
    words = written(number, max(least, min(digits(number), _MOST_DIGITS)))
    if stated.upper is not None:
        upper = _in_uom(catalog, unit, stated.upper, uom)
        words += f"—{written(upper, max(least, digits(upper)))}"
    sign = {"<=": "≤", "<": "＜", ">": "＞"}.get((stated.operator or "").strip(), "")
    return f"{sign}{words}{uom}"
