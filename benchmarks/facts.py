"""A store of any size: the demo without its enterprises, beside it years of enterprise facts."""

from pathlib import Path
from uuid import uuid4

from catalog.loader import load
from data.importing import import_file
from data.keeping.store import Store
from demo.build import build
from demo.city import PARKS
from demo.industry import CHAINS

_INDICATORS = (
    "output_value", "revenue", "profit", "profit_tax", "tax", "investment", "electricity",
    "energy", "rd_spend", "employees", "export", "import", "loss_count",
)  # fmt: skip
_MEASURES = ("level", "yoy")
_MONTHS = [
    (year, month) for year in range(2014, 2027) for month in range(2, 7 if year == 2026 else 13)
]

_BATCH = """
insert into batches (batch, ordinal, file, sha256, kind, demo, received_at, published_at, facts)
values ($batch, $ordinal, $file, '', 'figures', true, timestamp '2020-01-01',
        timestamp '2020-01-01' + to_minutes($minute), $facts)
"""
# In the order of the key, as a publication keeps them.
_FACTS = """
insert into facts
    (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure, value,
     reported, uom, sheet, row, col, batch)
select 'enterprise', '企业' || lpad((e.i)::varchar, 5, '0'), '', i.indicator, '', $year, 1, $month,
       'ytd', m.measure, (hash(e.i, i.indicator, $year, $month) % 1000000) / 100.0, null, '万元',
       '1-' || $month || '月', e.i, 3, $batch::uuid
from range($enterprises) e(i), unnest($indicators) i(indicator), unnest($measures) m(measure)
order by i.indicator, m.measure, e.i
"""
_UNITS = """
insert into units (kind, unit, name, ordinal, batch)
select 'enterprise', name, name, 1000 + i, $batch::uuid
from (select i, '企业' || lpad(i::varchar, 5, '0') as name from range($enterprises) e(i))
"""
_MEMBERSHIPS = """
insert into memberships (enterprise, kind, unit, batch)
select '企业' || lpad(e.i::varchar, 5, '0'), $kind, list_extract($units, 1 + e.i % len($units)),
       $batch::uuid
from range($enterprises) e(i)
"""


def small(home: Path) -> Store:
    """About ten thousand facts: what chains, parks, counties and the city reported."""
    store = Store.open(home)
    for path in build(home / "sources"):
        if not path.name.startswith("企业直报"):
            import_file(store, load(None), path, publish=True, demo=True)
    return store


def large(home: Path, count: int) -> Store:
    """The same pages' facts in a store of `count` facts: history of enterprises, month by month."""
    store = Store.open(home)
    enterprises = -(-count // (len(_MONTHS) * len(_INDICATORS) * len(_MEASURES)))
    for minute, (year, month) in enumerate(_MONTHS, 1):
        _month(store, minute, year, month, enterprises)
    store.close()
    return small(home)


def _month(store: Store, minute: int, year: int, month: int, enterprises: int) -> None:
    """One batch a month, as months of reporting would have left them, before the demo's own."""
    batch = str(uuid4())
    with store.transaction() as cursor:
        cursor.execute(_BATCH, {
            "batch": batch, "ordinal": minute - len(_MONTHS) - 1, "minute": minute,
            "file": f"企业月报_{year}年1-{month}月.xlsx",
            "facts": enterprises * len(_INDICATORS) * len(_MEASURES),
        })  # fmt: skip
        cursor.execute(_FACTS, {
            "year": year, "month": month, "batch": batch, "enterprises": enterprises,
            "indicators": list(_INDICATORS), "measures": list(_MEASURES),
        })  # fmt: skip
        if minute == 1:
            own = {"batch": batch, "enterprises": enterprises}
            cursor.execute(_UNITS, own)
            for kind, places in (("chain", CHAINS), ("park", PARKS)):
                names = [place.name for place in places]
                cursor.execute(_MEMBERSHIPS, own | {"kind": kind, "units": names})
