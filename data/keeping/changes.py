"""What a batch changed when it was published, computed from the facts: old → new, line by line."""

from uuid import UUID

import pandas as pd

from data.keeping.moves import CHANGES, ORDERS, told
from data.keeping.queries import query
from data.keeping.store import Store


def changes(
    store: Store,
    batch: str | UUID,
    offset: int = 0,
    limit: int = 500,
    change: str | None = None,
) -> pd.DataFrame:
    """Lines `offset` … of what a batch did when it was published, as a difference lists them: 修改,
    the biggest move first, then 新增; one of them with `change`. Withdrawn since or not."""
    counts, pages = change_counts(store, batch), []
    for code in ("changed", "added"):
        if change in (None, CHANGES[code]):
            pages.append(_page(store, batch, code, offset, limit))
            limit, offset = limit - len(pages[-1]), max(0, offset - counts[code])
    return told(pd.concat(pages, ignore_index=True) if pages else pd.DataFrame())


def change_counts(store: Store, batch: str | UUID) -> dict[str, int]:
    """How many figures a batch added, changed and stated again as they were."""
    rows = store.rows(
        f"{query('changes')} select change, count(*) from picked group by change "
        "union all select 'facts', count(*) from mine",
        {"batch": str(batch)},
    )
    many = dict(rows)
    added, changed = many.get("added", 0), many.get("changed", 0)
    return {"added": added, "changed": changed, "same": many["facts"] - added - changed}


def _page(store: Store, batch: str | UUID, change: str, offset: int, limit: int) -> pd.DataFrame:
    order = ORDERS[change]
    return store.frame(
        f"{query('changes')} select * exclude (line, slice, move) "
        f"from ({query('moves')}) join slices using (slice) "
        f"where change = $change order by {order} limit $limit offset $offset",
        {"batch": str(batch), "change": change, "limit": max(0, limit), "offset": max(0, offset)},
    )
