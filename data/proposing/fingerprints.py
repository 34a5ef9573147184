"""The layout of a table without its figures and its period: an exact fingerprint, and its words."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.proposing.labels import WHEN
from data.reading.periods import Stated, exact, plain, stated
from data.reading.table import Table

# Dates of sheet names and titles beside the periods headers state: 202606, 2026-06, 6.30, 7月15日.
_DATE = re.compile(
    r"(?:19|20)\d\d[-./年]?(?:0?[1-9]|1[0-2])?(?:[-./月](?:[0-2]?\d|3[01]))?[月日]?|\d{1,2}月?\d{1,2}日"
    r"|(?<!\d)\d{1,2}[-./]\d{1,2}(?!\d)"
)
_COMPACT = re.compile(r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?:[-./]\d{1,2})?(?![\d月])")
_COUNTER = re.compile(r"\(\d{1,3}\)$")  # "(1)" of a copied sheet
_LEFT_OVER = re.compile(r"\((?:截[至止]到?)?\)|(?:截[至止]到?)$|^[-_.]+|[-_.]+$")
# More months than these side by side are a calendar, whose months are themselves the layout.
_COMPARED = 2


@dataclass(frozen=True)
class Form:
    """The layout of one table. `fingerprint` is equal for next month's file of the same layout.

    `family` are its sheet and title without dates: tables of one family and another fingerprint are
    one report whose layout has changed. `keys` name the value columns in order, `heads` are their
    paths as written.
    """

    fingerprint: str
    family: str
    keys: tuple[str, ...]
    heads: tuple[str, ...]


def fingerprint(table: Table) -> str:
    """The exact fingerprint of a table's layout."""
    return form(table).fingerprint


def form(table: Table) -> Form:
    """The layout of a table standing alone."""
    family = "|".join((undated(table.sheet), undated(table.title)))
    paths = [tuple(column.labels) for column in table.columns]
    keys = _keys(paths)
    left = min((*table.label_columns, *(c.index for c in table.columns)), default=0)
    words = [family, *(undated(head) for head in table.headers), "|"]
    words += [str(column - left) for column in table.label_columns]
    digest = hashlib.sha256("\0".join([*words, "||", *keys]).encode()).hexdigest()[:24]
    return Form(digest, family, keys, tuple(" · ".join(path) for path in paths))


def forms(tables: Iterable[Table]) -> list[Form]:
    """The layouts of the tables of one file; the second of two alike is told from the first."""
    seen: dict[str, int] = {}
    found = []
    for table in tables:
        own = form(table)
        seen[own.fingerprint] = number = seen.get(own.fingerprint, 0) + 1
        if number > 1:
            own = Form(f"{own.fingerprint}-{number}", f"{own.family}|{number}", own.keys, own.heads)
        found.append(own)
    return found


def undated(text: str) -> str:
    """`text` without its period and dates: next month's is the same."""
    shown = _COMPACT.sub("", _COUNTER.sub("", plain(text or "")))
    return _LEFT_OVER.sub("", _DATE.sub("", WHEN.sub("", shown)))


def _keys(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Header paths with their periods as places in time: this year, last year, this month.

    Columns of one path are numbered from the left.
    """
    dates = _Dates([label for path in paths for label in path])
    seen: dict[str, int] = {}
    keys = []
    for path in paths:
        key = " · ".join(dates.told(label) for label in path)
        seen[key] = number = seen.get(key, 0) + 1
        keys.append(key if number == 1 else f"{key} #{number}")
    return tuple(keys)


class _Dates:
    """The periods of all headers of a table, each told by how far back from the latest it is."""

    def __init__(self, labels: Iterable[str]) -> None:
        said = [each for label in dict.fromkeys(labels) for each in _said(plain(label))]
        self._years = sorted({each.year for _, each in said if each.year}, reverse=True)
        months = sorted({each.last for text, each in said if _months(text, each)}, reverse=True)
        self._months = months if len(months) <= _COMPARED else []

    def told(self, label: str) -> str:
        """`label` with its periods replaced."""
        shown = plain(label)
        for written, said in _said(shown):
            shown = shown.replace(written, self._word(written, said), 1)
        return shown

    def _word(self, written: str, said: Stated) -> str:
        year = f"年{self._years.index(said.year)}" if said.year in self._years else ""
        ahead = "预计" if said.forecast else ""
        if not _months(written, said):
            return f"<{ahead}{year}{'全年' if '全年' in written else ''}>"
        last = f"末{self._months.index(said.last)}" if said.last in self._months else f"{said.last}"
        first = "" if said.first == said.last else "1-" if said.first == 1 else "季"
        how = "?" if said.ambiguous else "时点" if said.span == "point" else ""
        return f"<{ahead}{year}月{first}{last}{how}>"


def _said(label: str) -> list[tuple[str, Stated]]:
    """The periods a header states, as written."""
    if whole := exact(label):
        return [(label, whole)]
    found = [(match[0], stated(match[0])) for match in WHEN.finditer(label)]
    return [(written, said) for written, said in found if said]


def _months(written: str, said: Stated) -> bool:
    """True where months are stated, not a year alone."""
    return not said.year_only and "全年" not in written
