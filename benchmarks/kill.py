"""kill -9 at random moments of publishing: is the store the old or the new state, whole?

A process publishes a workbook (figures, units, a remark, a stage) and closes the store; it is
killed at a moment drawn from the time the whole takes. Then the store is opened again, checked and
counted, and asked by the number of the batch which of the two it is.
"""

import multiprocessing
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

import pandas as pd

from benchmarks.figure import Figure
from data.directory import Unit
from data.keeping.batches import stands
from data.keeping.checking import check
from data.keeping.clock import utcnow, uuid7
from data.keeping.incoming import incoming
from data.keeping.publication import Publication, commit
from data.keeping.remarks import REASON, Remark
from data.keeping.stages import STAGES
from data.keeping.store import Store

_INDICATORS = ("output_value", "revenue", "tax", "profit")
_TABLES = ("batches", "facts", "units", "remarks", "locks")
_MODULES = ["data.keeping.publication", "data.keeping.incoming", "pandas", "pyarrow"]

Counts = dict[str, int]


@dataclass(frozen=True)
class Outcome:
    """What a killed publication left: old, new, or broken and how."""

    state: str
    why: str = ""


class Killing:
    """Publications of `units` units into the store at `home`, killed one after the other."""

    def __init__(self, home: Path, units: int) -> None:
        self._home, self._units = home, units
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(_MODULES)
        self._edition = 0
        self._whole = [self._published(None)[1] for _ in range(3)]

    @property
    def duration(self) -> float:
        """Seconds a publication takes that nobody kills."""
        return statistics.median(self._whole)

    def kill(self, moment: float) -> Outcome:
        """Publish, kill after `moment` seconds, look at what is left."""
        before = self._counts()
        batch, _ = self._published(moment)
        return self._outcome(batch, before)

    def _published(self, moment: float | None) -> tuple[str, float]:
        """The number of the batch begun and the seconds until its process ended."""
        told, telling = self._processes.Pipe(duplex=False)
        edition = self._edition + 1
        publish = self._processes.Process(
            target=publish_edition, args=(self._home, edition, self._units, telling)
        )
        with _no_main():
            publish.start()
        telling.close()
        batch, begun = told.recv(), time.perf_counter()
        if moment is not None:
            time.sleep(moment)
            publish.kill()
        publish.join()
        took = time.perf_counter() - begun
        with _opened(self._home) as store:
            self._edition = edition if stands(store, batch) else self._edition
        return batch, took

    def _counts(self) -> Counts:
        with _opened(self._home) as store:
            return _counted(store)

    def _outcome(self, batch: str, before: Counts) -> Outcome:
        with _opened(self._home) as store:
            new, now = stands(store, batch), _counted(store)
            problems = [str(problem) for problem in check(store)]
            editions = {edition for (edition,) in store.rows(_EDITIONS)}
        wanted = {name: before[name] + new * added for name, added in self._adds().items()}
        if problems or now != wanted:
            return Outcome("broken", "；".join(problems) or f"{now} ≠ {wanted}")
        if editions != {self._edition}:
            return Outcome("broken", f"{editions} ≠ {self._edition}")
        return Outcome("new" if new else "old")

    def _adds(self) -> Counts:
        """Rows one whole publication adds to each table."""
        facts = self._units * len(_INDICATORS)
        return {"batches": 1, "facts": facts, "units": self._units, "remarks": 1, "locks": 0}


# Every figure and every unit of a state carries the number of its edition.
_EDITIONS = """
select distinct value::integer from current_facts(null)
union
select distinct (attributes ->> 'edition')::integer from (
    from units u join visible_batches(null) b using (batch)
    qualify row_number() over (partition by u.kind, u.unit order by b.ordinal desc) = 1
)
"""


def publish_edition(home: Path, edition: int, units: int, telling: Connection) -> None:
    """Publish one state and close the store; says the number of the batch just before."""
    names = [f"链{number}" for number in range(units)]
    rows = [_fact(name, code, edition) for code in _INDICATORS for name in names]
    said = Remark(REASON, "更正", cell="D5", sheet="1-6月")
    publication = Publication(
        batch=uuid7(),
        file=f"月报{edition}.xlsx",
        content=edition.to_bytes(8) * 4096,
        received_at=utcnow(),
        facts=incoming(pd.DataFrame(rows)),
        units=[Unit("chain", name, name, (), 1, {"edition": edition}) for name in names],
        stage=STAGES[edition % len(STAGES)],
        remarks=[said],
    )
    store = Store.open(home)
    telling.send(str(publication.batch))
    commit(store, publication)
    store.close()


def _fact(unit: str, indicator: str, edition: int) -> dict[str, object]:
    return {
        "grain": "chain", "unit": unit, "indicator": indicator, "year": 2026, "first_month": 1,
        "last_month": 6, "span": "ytd", "measure": "level", "value": float(edition),
        "sheet": "1-6月", "row": 4, "col": 3,
    }  # fmt: skip


@contextmanager
def _no_main() -> Iterator[None]:
    """A started process runs the file of `__main__` again; Streamlit puts a page's script there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _opened(home: Path) -> Iterator[Store]:
    store = Store.open(home)
    try:
        yield store
    finally:
        store.close()


def _counted(store: Store) -> Counts:
    return {name: store.rows(f"select count(*) from {name}")[0][0] for name in _TABLES}


def figures(folder: Path, quick: bool) -> list[Figure]:
    """How many of the killed publications left something that is neither the old nor the new."""
    many = 20 if quick else 200
    killing, randomly = Killing(folder, 500 if quick else 2_000), random.Random(7)
    outcomes = [killing.kill(randomly.uniform(0, killing.duration * 1.05)) for _ in range(many)]
    states = Counter(outcome.state for outcome in outcomes)
    broken = [outcome.why for outcome in outcomes if outcome.state == "broken"]
    detail = f"旧 {states['old']}，新 {states['new']}；一次发布 {killing.duration * 1000:.0f} ms"
    why = f"；{broken[0]}" if broken else ""
    return [Figure(f"发布中 kill −9 共 {many} 次，坏的", len(broken), "次", 0, detail=detail + why)]
