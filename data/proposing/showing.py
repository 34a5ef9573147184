"""What was understood of a table, for showing beside the sheet and for correcting it there."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from data.directory import KIND_NAMES
from data.proposing.applied import Applied, Meant
from data.proposing.cells import Spec
from data.proposing.complaints import Complaints
from data.proposing.corrections import ColumnSaid, RowSaid
from data.proposing.ground import Ground
from data.proposing.labels import Meaning
from data.proposing.owners import TOTAL, Owner
from data.reading.grid import written
from data.reading.periods import Stated
from data.reading.text import normalise

KNOWN, AGAIN, CORRECTED = "认出", "按您上次的确认", "按您的更正"
UNKNOWN, IGNORED = "没认出", "不导入"
"""How sure a column is."""
_SAMPLES, _ROWS, _NEAREST = 3, 60, 50


@dataclass(frozen=True)
class Understood:
    """The figures of column `at` in the rows that say `rows` ('' where the column says it all)."""

    at: int
    spec: Spec
    rows: str
    count: int


def shown(
    told: Applied,
    ground: Ground,
    meanings: Sequence[Meaning],
    understood: Sequence[Understood],
    said: Complaints,
    when: Stated | None,
    kind: str,
    whole: Owner | None,
    recognised: int,
    ignored: int,
) -> dict[str, Any]:
    """A table of figures as it was understood."""
    by_column: dict[int, list[Understood]] = defaultdict(list)
    for each in understood:
        by_column[each.at].append(each)
    return {
        **head(told),
        "period": _period(when),
        "uom": told.table.unit or "",
        "kind": kind or "region",
        "who": _who(kind, whole, ground),
        "columns": [
            _column(told, at, meaning, by_column[at], ground) for at, meaning in enumerate(meanings)
        ],
        "rows": {
            "recognised": recognised,
            "ignored": ignored,
            "unknown": _unknown(told, said, ground, kind),
        },
    }


def head(told: Applied) -> dict[str, Any]:
    """What is to be said of any table: where it stands, its layout, what is remembered of it."""
    table, before = told.table, told.before
    return {
        "fingerprint": told.form.fingerprint,
        "family": told.form.family,
        "sheet": table.sheet,
        "title": table.title,
        "range": table.range,
        "register": False,
        "remembered": before
        and {"id": before.id, "name": before.name, "at": before.remembered_at.isoformat()},
        "similar": told.similar and {"id": told.similar.id, "name": told.similar.name},
        "said": {"span": told.span, "kind": told.kind, "unit": told.unit},
    }


def _period(when: Stated | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "year": when.year,
        "first_month": when.first,
        "last_month": when.last,
        "span": when.span,
        "ambiguous": when.ambiguous,
    }


def _who(kind: str, whole: Owner | None, ground: Ground) -> str:
    if kind and kind != "region":
        return f"各{KIND_NAMES[kind]}"
    if whole is None or whole.state in ("none", "several"):
        return "" if whole else "全市"
    if whole.grain == "region":
        return "全市"
    if whole.unit == TOTAL:
        return f"全部{KIND_NAMES.get(whole.grain, '')}"
    names = {(u.kind, u.unit): u.name for u in ground.directory.few.units}
    if whole.grain == "chain_park":
        return " · ".join(
            names.get(each, each[1]) for each in (("chain", whole.unit), ("park", whole.other))
        )
    return names.get((whole.grain, whole.unit), whole.unit)


def _column(
    told: Applied, at: int, meaning: Meaning, understood: list[Understood], ground: Ground
) -> dict[str, Any]:
    column = told.table.columns[at]
    meant, key = told.columns.get(at), told.form.keys[at]
    proposal = told.similar.said.columns.get(key) if told.similar else None
    return {
        "key": key,
        "column": column.letter,
        "address": f"{column.letter}{told.table.head[-1] + 1}" if told.table.head else "",
        "labels": list(column.labels),
        "head": told.form.heads[at],
        **_figures(meaning, understood, column.unit or "", ground),
        "sample": _samples(told.table.values[at].raw),
        "count": sum(each.count for each in understood),
        "state": _state(told, key, meant, understood),
        "said": _plain(asdict(_said(told, key))),
        "proposal": _plain(asdict(proposal)) if proposal else {},
        "by_row": [
            {"rows": each.rows, "count": each.count, **_spec(each.spec)}
            for each in understood[:_ROWS]
            if each.rows
        ],
    }


def _figures(
    meaning: Meaning, understood: list[Understood], unit: str, ground: Ground
) -> dict[str, Any]:
    """What the figures of a column are; as far as its header says where none were understood."""
    if understood:
        return _spec(understood[0].spec)
    indicator = ground.lexicon.catalog.indicators.get(meaning.indicator)
    return {
        "indicator": meaning.indicator,
        "name": indicator.name if indicator else "",
        "scope": meaning.scope,
        "default_scope": indicator.default_scope if indicator else "",
        "measure": meaning.measure,
        "uom": meaning.uom or unit,
        "span": meaning.span,
        "period": None,
    }


def _spec(spec: Spec) -> dict[str, Any]:
    when = spec.moment
    return {
        "indicator": spec.indicator.code,
        "name": spec.indicator.name,
        "scope": spec.scope,
        "default_scope": spec.indicator.default_scope,
        "measure": spec.measure,
        "uom": spec.measured.uom,
        "span": when.span,
        "period": {
            "year": when.year,
            "first_month": when.first_month,
            "last_month": when.last_month,
            "span": when.span,
        },
    }


def _samples(raws: Sequence[object]) -> list[str]:
    """The first cells of a column that hold something, as text."""
    filled = (written(raw)[:20] for raw in raws if raw is not None and raw != "")
    return list(itertools.islice(filled, _SAMPLES))


def _said(told: Applied, key: str) -> ColumnSaid:
    """What was said of a column, now or before."""
    before = told.before.said.columns.get(key) if told.before else None
    return told.now.columns.get(key) or before or ColumnSaid()


def _state(told: Applied, key: str, meant: Meant | None, understood: list[Understood]) -> str:
    if meant and meant.ignore:
        return IGNORED
    if not understood:
        return UNKNOWN
    if meant is None:
        return KNOWN
    return CORRECTED if key in told.now.columns else AGAIN


def _unknown(told: Applied, said: Complaints, ground: Ground, kind: str) -> list[dict[str, Any]]:
    """The row labels that name nobody, with the unit spelt most like each: only a proposal."""
    found = []
    former = told.similar.said.rows if told.similar else {}
    remembered: Mapping[str, RowSaid] = {normalise(k): v for k, v in former.items()}
    for number, (text, cell, state) in enumerate(said.open_rows()):
        # Looked for among the first alone: there may be a hundred thousand enterprises.
        near = (
            ground.directory.nearest(text, kind or None)
            if number < _NEAREST and state != "row"
            else None
        )
        before = remembered.get(normalise(text))
        found.append(
            {
                "label": text,
                "cell": cell,
                "state": state,
                "nearest": {"kind": near.kind, "unit": near.unit, "name": near.name}
                if near
                else None,
                "proposal": _plain(asdict(before)) if before else {},
            }
        )
    return found


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value}
