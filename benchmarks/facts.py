"""A store of any size: the demo without its enterprises, beside it years of enterprise facts."""

from pathlib import Path
from uuid import uuid4

from catalog.loader import load
from data.importing import import_file
from data.keeping.store import Store
from demo.build import build

_INDICATORS = (
    "output_value", "revenue", "profit", "profit_tax", "tax", "investment", "electricity",
    "energy", "rd_spend", "employees", "export", "import", "loss_count",
)  # fmt: skip
_MEASURES = ("level", "yoy")
_ENTERPRISES = 3_000
_YEARS = range(2014, 2027)

# One batch a month as months of reporting would have left them; the demo's own come after.
_INSERT = """
insert into facts
    (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure, value,
     reported, uom, sheet, row, col, batch)
select 'enterprise', '企业' || lpad((e.i)::varchar, 5, '0'), '', i.indicator, '', $year, 1, $month,
       'ytd', m.measure, (hash(e.i, i.indicator, $year, $month) % 1000000) / 100.0, null, '万元',
       '1-' || $month || '月', e.i, 3, $batch::uuid
from range($enterprises) e(i), unnest($indicators) i(indicator), unnest($measures) m(measure)
limit $count
"""


def small(home: Path) -> Store:
    """About ten thousand facts: what chains, parks, counties and the city reported."""
    store = Store.open(home)
    folder = home / "sources"
    for path in build(folder):
        if not path.name.startswith("企业直报"):
            import_file(store, load(None), path, publish=True, demo=True)
    return store


def large(home: Path, count: int) -> Store:
    """The same pages' facts in a store of `count` facts: history of enterprises, month by month."""
    store = Store.open(home)
    months = [(year, month) for year in _YEARS for month in range(2, 7 if year == 2026 else 13)]
    each = -(-count // len(months))
    if each > _ENTERPRISES * len(_INDICATORS) * len(_MEASURES):
        raise ValueError(count)
    with store.transaction() as cursor:
        for ordinal, (year, month) in enumerate(months, 1):
            batch = str(uuid4())
            cursor.execute(
                "insert into batches (batch, ordinal, file, sha256, kind, demo, received_at, "
                "published_at, facts) values (?, ?, ?, '', 'figures', true, timestamp "
                "'2020-01-01', timestamp '2020-01-01' + to_minutes(?), ?)",
                [
                    batch,
                    ordinal - len(months) - 1,
                    f"企业月报_{year}年1-{month}月.xlsx",
                    ordinal,
                    each,
                ],
            )
            cursor.execute(_INSERT, {
                "year": year, "month": month, "batch": batch, "enterprises": _ENTERPRISES,
                "indicators": list(_INDICATORS), "measures": list(_MEASURES), "count": each,
            })  # fmt: skip
    store.close()
    return small(home)
