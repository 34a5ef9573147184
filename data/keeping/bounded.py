"""A comparison bounded to the units its sender answers for: what others have is not its matter."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from data.keeping.comparison import Comparison
from data.keeping.difference import Difference

_OTHERS = """
create or replace temp table missing as
select m.* from missing m
where exists (
    from slices s join own_units o on o.kind = s.grain and o.unit = m.unit
        or s.grain = 'chain_park'
            and (o.kind = 'chain' and o.unit = m.unit or o.kind = 'park' and o.unit = m.other)
    where s.slice = m.slice
)
"""


def bounded(
    comparison: Comparison, changes: Difference, own: Collection[tuple[str, str]]
) -> Difference:
    """`changes` where of the figures that are missing only those of `own` units, as (kind, unit),
    count; the checks that follow see no others either."""
    if not changes.missing:
        return changes
    comparison.add("own_units", pd.DataFrame(sorted(own), columns=["kind", "unit"], dtype=str))
    comparison.cursor.execute(_OTHERS)
    gone = comparison.cursor.execute("from missing").to_arrow_table()
    return replace(changes, missing=gone.num_rows, moves=replace(changes.moves, gone=gone))
