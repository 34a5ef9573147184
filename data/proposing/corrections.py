"""What a person says a table means where the reader could not know: kept by its fingerprint."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class ColumnSaid:
    """What a column is; what is empty stays as understood. `ignore`: nothing of it is imported.

    `scope` is a 口径 of the indicator by name, '' or the default's name for the default.
    """

    indicator: str = ""
    scope: str = ""
    measure: str = ""
    uom: str = ""
    span: str = ""
    ignore: bool = False


@dataclass(frozen=True)
class RowSaid:
    """Whom a row label names: a unit of the directory, or nobody (`ignore`)."""

    kind: str = ""
    unit: str = ""
    ignore: bool = False


@dataclass(frozen=True)
class TableSaid:
    """What a person says of one table: its columns by key, its rows by label, and the whole.

    `kind` and `unit` are whose figures these are (region, chain, park, county, enterprise; one unit
    of it or all); `year` and months date this one file and are never remembered; `span` says what a
    bare "6月" is (month or ytd). `name`, `family`, `keys` and `heads` are the layout itself.
    """

    columns: Mapping[str, ColumnSaid] = field(default_factory=dict)
    rows: Mapping[str, RowSaid] = field(default_factory=dict)
    kind: str = ""
    unit: str = ""
    year: int = 0
    first_month: int = 0
    last_month: int = 0
    span: str = ""
    uom: str = ""
    name: str = ""
    family: str = ""
    keys: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    def merged(self, other: "TableSaid") -> "TableSaid":
        """Both; where both speak, `other` counts."""
        own = {f.name: getattr(other, f.name) or getattr(self, f.name) for f in fields(self)}
        own |= {"columns": {**self.columns, **other.columns}, "rows": {**self.rows, **other.rows}}
        return TableSaid(**own)

    @property
    def lasting(self) -> "TableSaid":
        """What holds for next month's file too: all but the period of this one."""
        return replace(self, year=0, first_month=0, last_month=0)


@dataclass(frozen=True)
class Corrections:
    """What was said of the tables of a file, by the fingerprint of their layout."""

    tables: Mapping[str, TableSaid] = field(default_factory=dict)

    def of(self, fingerprint: str) -> TableSaid:
        """What was said of one table; nothing where nothing was."""
        return self.tables.get(fingerprint, TableSaid())

    def merged(self, other: "Corrections") -> "Corrections":
        """Both; where both speak of the same thing, `other` counts."""
        found = dict(self.tables)
        for fingerprint, said in other.tables.items():
            found[fingerprint] = found.get(fingerprint, TableSaid()).merged(said)
        return Corrections(found)

    def column(self, fingerprint: str, key: str, **said: Any) -> "Corrections":
        """These with a column corrected: `column(f, key, indicator="tax", scope="不含烟")`."""
        return self.merged(Corrections({fingerprint: TableSaid({key: ColumnSaid(**said)})}))

    def row(self, fingerprint: str, label: str, **said: Any) -> "Corrections":
        """These with a row label corrected: `row(f, "西河", kind="park", unit="西河高新区")`."""
        return self.merged(Corrections({fingerprint: TableSaid(rows={label: RowSaid(**said)})}))

    def table(self, fingerprint: str, **said: Any) -> "Corrections":
        """These with something said of a whole table: `table(f, span="ytd")`."""
        return self.merged(Corrections({fingerprint: TableSaid(**said)}))

    def without(self, fingerprint: str, key: str = "", label: str = "") -> "Corrections":
        """These without what was said of a column, of a row label, or of the whole table."""
        said = self.of(fingerprint)
        if key or label:
            kept = replace(
                said,
                columns={k: v for k, v in said.columns.items() if k != key},
                rows={k: v for k, v in said.rows.items() if k != label},
            )
        else:
            kept = TableSaid(said.columns, said.rows)
        return Corrections({**self.tables, fingerprint: kept})

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {fingerprint: as_dict(said) for fingerprint, said in self.tables.items()}

    @classmethod
    def of_dict(cls, told: Any) -> "Corrections":
        """From what `as_dict` made; what is no correction is left out, never an error."""
        return cls({str(key): table_of(said) for key, said in _mapping(told).items()})


@dataclass(frozen=True)
class Remembered:
    """A layout of a sender as it was confirmed: what `said` of its table counts again."""

    id: str
    fingerprint: str
    name: str
    said: TableSaid
    remembered_at: datetime


def confirmed(
    tables: Iterable[Mapping[str, Any]], corrections: Corrections | None = None
) -> Corrections:
    """What there is to remember of a file: every table's layout with all that was said of it.

    `tables` are those of the proposal; `corrections` all that counted when it was made.
    """
    known = corrections or Corrections()
    return Corrections(
        {
            table["fingerprint"]: replace(
                known.of(table["fingerprint"]).lasting,
                name=" · ".join(dict.fromkeys(t for t in (table["sheet"], table["title"]) if t)),
                family=table["family"],
                keys=tuple(column["key"] for column in table["columns"]),
                heads=tuple(column["head"] for column in table["columns"]),
            )
            for table in tables
            if not table["register"]
        }
    )


def as_dict(said: TableSaid) -> dict[str, Any]:
    """What was said of a table, as JSON can hold it; silence is left out."""
    told = asdict(said)
    for part in ("columns", "rows"):
        told[part] = {key: _spoken(each) for key, each in told[part].items()}
    return _spoken({**told, "keys": list(said.keys), "heads": list(said.heads)})


def table_of(told: Any) -> TableSaid:
    """What was said of a table, from JSON."""
    told = _mapping(told)
    plain = _taken(TableSaid, {**told, "columns": None, "rows": None, "keys": None, "heads": None})
    return replace(
        plain,
        columns={str(k): _taken(ColumnSaid, v) for k, v in _mapping(told.get("columns")).items()},
        rows={str(k): _taken(RowSaid, v) for k, v in _mapping(told.get("rows")).items()},
        keys=_texts(told.get("keys")),
        heads=_texts(told.get("heads")),
    )


def _spoken(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value}


def _mapping(told: Any) -> Mapping[str, Any]:
    return told if isinstance(told, Mapping) else {}


def _texts(told: Any) -> tuple[str, ...]:
    return tuple(map(str, told)) if isinstance(told, list | tuple) else ()


def _taken(kind: type[T], told: Any) -> T:
    """A frozen saying of the known fields of `told` whose values are of the right type."""
    told, empty = _mapping(told), kind()
    return kind(
        **{
            each.name: told[each.name]
            for each in fields(empty)
            if type(told.get(each.name)) is type(getattr(empty, each.name))
        }
    )
