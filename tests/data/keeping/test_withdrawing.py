"""Any batch may be withdrawn, also an old one: every later one stays whole, every moment keeps its
answer, and what is left is what would be there had the batch never been published.

"What would be there" is exact. Of figures: every current fact, with its value, state, bounds, text
and cell, byte for byte. Of the directory: every unit that no other 名录 published while the batch
stood speaks of; where one did, it has carried on what it found (data/keeping/sql/keep_units.sql).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.directory import Unit
from data.keeping import batches
from data.keeping.changes import change_counts
from data.keeping.checking import check
from data.keeping.store import Store
from tests.data.keeping.given import published

FIGURES = "select * exclude (batch, ordinal) from current_facts($asof) order by all"
UNITS = (
    "select u.* exclude (batch) from units u join visible_batches($asof) b using (batch) "
    "qualify row_number() over (partition by kind, unit order by b.ordinal desc) = 1 order by all"
)


@dataclass(frozen=True)
class Sent:
    """A workbook: values by (unit, month), units of a 名录 with an attribute each."""

    figures: dict[tuple[str, int], float | str] = field(default_factory=dict)
    units: dict[str, str | None] = field(default_factory=dict)


SENT = st.builds(
    Sent,
    st.dictionaries(
        st.tuples(st.sampled_from("甲乙丙"), st.sampled_from((5, 6))),
        st.one_of(st.sampled_from((1.0, 2.5, -3.0, 0.0)), st.sampled_from(("未报", "扭亏为盈"))),
        max_size=5,
    ),
    st.dictionaries(
        st.sampled_from("甲乙丙"), st.one_of(st.none(), st.sampled_from("AB")), max_size=2
    ),
).filter(lambda sent: bool(sent.figures or sent.units))
# A workbook is published; a number withdraws that one of what still stands.
DEEDS = st.lists(st.one_of(SENT, SENT, st.integers(0, 9)), min_size=2, max_size=9)

# Every example makes stores: what fails is told as found, not made smaller for minutes.
QUICKLY = settings(max_examples=20, deadline=None, phases=(Phase.reuse, Phase.generate))


def put(store: Store, sent: Sent) -> str:
    facts = [
        {"unit": unit, "last_month": month, "value": value}
        if isinstance(value, float)
        else {"unit": unit, "last_month": month, "value": None, "reported": None, "state": value}
        for (unit, month), value in sent.figures.items()
    ]
    units = [
        Unit("chain", unit, unit, (), place, {"level": said} if said else {})
        for place, (unit, said) in enumerate(sent.units.items())
    ]
    return published(store, *facts, units=units)


def seen(store: Store, asof: object = None) -> tuple[str, str]:
    return tuple(store.frame(sql, {"asof": asof}).to_csv() for sql in (FIGURES, UNITS))


def expected(standing: Sequence[Sent]) -> dict[tuple[str, int], Any]:
    """The figures, worked out the plain way: the last that speaks of one counts."""
    figures: dict[tuple[str, int], Any] = {}
    for sent in standing:
        figures.update(sent.figures)
    return figures


def counted(store: Store) -> dict[tuple[str, int], Any]:
    rows = store.rows("select unit, last_month, value::double, state from current_facts(null)")
    return {(unit, month): state or value for unit, month, value, state in rows}


def rows_kept(store: Store) -> tuple[int, ...]:
    return tuple(
        store.rows(f"select count(*) from {table}")[0][0]
        for table in ("batches", "facts", "units", "remarks", "locks")
    )


@QUICKLY
@given(DEEDS)
def test_whatever_is_withdrawn_the_rest_stays_whole(deeds: list[Sent | int]) -> None:
    store = Store.memory()
    standing: list[tuple[str, Sent]] = []
    moments: list[tuple[Any, tuple[str, str]]] = []
    told: dict[str, dict[str, int]] = {}
    rows = rows_kept(store)
    for deed in deeds:
        if isinstance(deed, Sent):
            standing.append((put(store, deed), deed))
            told[standing[-1][0]] = change_counts(store, standing[-1][0])
        elif standing:
            batches.withdraw(store, standing.pop(deed % len(standing))[0], "张三")
        assert counted(store) == expected([sent for _, sent in standing])
        moments.append((batches.data_date(store), seen(store)))
        before, rows = rows, rows_kept(store)
        assert all(now >= then for now, then in zip(rows, before, strict=True)), "rows were deleted"
    for moment, then in moments:
        assert moment is None or seen(store, moment) == then
    assert {batch: change_counts(store, batch) for batch in told} == told
    assert check(store) == []
    store.close()


@QUICKLY
@given(st.lists(SENT, max_size=3), SENT, st.lists(SENT, max_size=3))
def test_what_is_left_is_as_if_it_had_never_been(
    earlier: list[Sent], one: Sent, later: list[Sent]
) -> None:
    store, without = Store.memory(), Store.memory()
    for sent in earlier:
        put(store, sent)
        put(without, sent)
    batch = put(store, one)
    for sent in later:
        put(store, sent)
        put(without, sent)
    batches.withdraw(store, batch)
    (figures, _), (figures_without, _) = seen(store), seen(without)
    assert figures == figures_without
    touched = {unit for sent in later for unit in sent.units} & one.units.keys()
    left = []
    for each in (store, without):
        units = each.frame(UNITS, {"asof": None})
        left.append(units[~units["unit"].isin(touched)].to_csv(index=False))
    assert left[0] == left[1]
    store.close()
    without.close()
