"""会议版: a period frozen as of a moment under a meeting's name, to be opened again to the digit.

What is kept is the moment and the catalogue of the moment, not a copy of the figures: facts and
directories are append only, so asked as of the moment they answer the same for ever. Formulas,
lights and the calendar are files that change, so their texts are kept beside it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import duckdb

from catalog import frozen
from catalog.faults import CatalogError
from catalog.period import Period
from data.keeping.batches import next_moment
from data.keeping.clock import utcnow, uuid7, written
from data.keeping.commentary import moments
from data.keeping.queries import query
from data.keeping.store import Store
from errors import DashboardError

# Read aloud and typed without a doubt: no vowels that make words, nothing that looks alike.
_LETTERS, _SIGNS, _LONG = "bcdfghjkmnpqrstvwxz", "23456789bcdfghjkmnpqrstvwxz", 4
MOST = 60  # letters of a meeting's name


@dataclass(frozen=True)
class Edition:
    """What a meeting was shown; moments in UTC. One not `listed` was dropped, its link works on."""

    edition: str
    code: str
    name: str
    period: Period
    asof: datetime
    frozen_at: datetime
    by: str = ""
    account: str = ""
    note: str = ""
    demo: bool = False
    listed: bool = True


class EditionRefused(DashboardError):
    """An edition that cannot be frozen or dropped."""


class UnknownEdition(DashboardError):
    """No edition has this code or name."""

    def __init__(self, asked: str) -> None:
        super().__init__("没有这个会议版", f"“{asked[:60]}”不是会议版的代码或名称。",
                         "代码和名称见“简报”的“会议版”。")  # fmt: skip


def editions(store: Store, *, dropped: bool = False) -> list[Edition]:
    """The editions on the lists, newest first; with `dropped` also those taken off."""
    found = [_edition(row) for row in store.rows(query("editions"))]
    return [each for each in found if each.listed or dropped]


def find(store: Store, asked: str) -> Edition | None:
    """The edition of this code or name, a dropped one too; of one name the newest on the lists."""
    asked = " ".join(asked.split())
    found = [
        each
        for each in editions(store, dropped=True)
        if asked.lower() == each.code or asked == each.name
    ]
    return next((each for each in found if each.listed), found[0] if found else None)


def known(store: Store, asked: str) -> Edition:
    """The edition of this code or name. Raises UnknownEdition."""
    found = find(store, asked)
    if found is None:
        raise UnknownEdition(asked)
    return found


def freeze(
    store: Store,
    name: str,
    period: Period,
    *,
    by: str = "",
    account: str = "",
    note: str = "",
    asof: datetime | None = None,
) -> Edition:
    """Freeze a period under a meeting's name, as published by now (or by `asof`, in UTC).

    It waits for a publication in course, and whatever is published next is later than it: an
    edition has one answer for ever. Raises EditionRefused.
    """
    name, period = " ".join(name.split()), Period(period.year, 1, period.last_month)
    if not name or len(name) > MOST:
        raise EditionRefused(
            "请写会议名称", f"会议版的名称为1至{MOST}个字。", "例如：7月链长制调度会。"
        )
    texts = _sound_catalogue(store)
    with store.transaction(touched=()) as cursor, moments:
        known = [_edition(row) for row in cursor.execute(query("editions")).fetchall()]
        if same := next((each for each in known if each.listed and each.name == name), None):
            raise EditionRefused(
                "已有这个会议版",
                f"“{name}”已于 {written(same.frozen_at)} 定版，报告期{same.period}。",
                "请换一个名称，或先移除原来的一版。",
            )
        now = next_moment(cursor)
        moment = min(asof, now) if asof else now
        if not _has_figures(cursor, period, moment):
            raise EditionRefused(
                "没有可定版的数据",
                f"{written(moment)}还没有{period}的数据。",
                "请换一个报告期，或先发布数据。",
            )
        demo = cursor.execute("select 1 from visible_batches(?) where demo", [moment]).fetchone()
        found = Edition(
            str(uuid7()),
            _new_code({each.code for each in known}),
            name,
            period,
            moment,
            now,
            by,
            account,
            " ".join(note.split())[:200],
            bool(demo),
        )
        _keep(cursor, found, found.frozen_at)
        _keep_catalogue(cursor, found, texts)
    return found


def drop(store: Store, edition: Edition, *, by: str = "", account: str = "") -> None:
    """Take an edition off the lists; its link goes on to work. Raises EditionRefused."""
    with store.aside() as cursor:
        last = cursor.execute(
            "select max(frozen_at), last(dropped order by frozen_at) from editions "
            "where edition::varchar = ?",
            [edition.edition],
        ).fetchone()
        if last[0] is None or last[1]:
            raise EditionRefused(
                "没有移除", f"“{edition.name}”不在会议版列表里。", "请刷新页面后再看。"
            )
        moment = max(utcnow(), last[0] + timedelta(microseconds=1))
        _keep(cursor, edition, moment, (by, account), dropped=True)


def catalogue(store: Store, edition: Edition) -> dict[str, str]:
    """The texts of the catalogue an edition was frozen with (catalog/frozen.py); empty for one
    that has none."""
    rows = store.rows(
        "select file, text from edition_catalogues join catalogue_texts using (sha256) "
        "where edition::varchar = $edition order by file",
        {"edition": edition.edition},
    )
    return dict(rows)


def _edition(row: tuple[Any, ...]) -> Edition:
    edition, code, name, year, month, *rest = row
    return Edition(edition, code, name, Period(year, 1, month), *rest)


def _has_figures(cursor: duckdb.DuckDBPyConnection, period: Period, moment: datetime) -> bool:
    found = cursor.execute(
        "select 1 from facts join visible_batches(?) using (batch) "
        "where grain <> 'enterprise' and year = ? and last_month = ? and span = 'ytd' "
        "and measure in ('level', 'yoy') limit 1",
        [moment, period.year, period.last_month],
    ).fetchone()
    return found is not None


def _new_code(taken: set[str]) -> str:
    while True:
        code = secrets.choice(_LETTERS)
        code += "".join(secrets.choice(_SIGNS) for _ in range(_LONG - 1))
        if code not in taken:
            return code


def _keep(
    cursor: duckdb.DuckDBPyConnection,
    edition: Edition,
    moment: datetime,
    who: tuple[str, str] | None = None,
    *,
    dropped: bool = False,
) -> None:
    by, account = who or (edition.by, edition.account)
    cursor.execute(
        "insert into editions (edition, code, name, year, month, as_of, frozen_at, account, "
        "name_of, note, dropped, demo) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(edition.edition, edition.code, edition.name),
            *(edition.period.year, edition.period.last_month, edition.asof, moment),
            *(account, by, edition.note, dropped, edition.demo),
        ],
    )


def _sound_catalogue(store: Store) -> dict[str, str]:
    """The files of the catalogue as they are; with a mistake in them nothing could be opened."""
    try:
        texts = frozen.texts(store.home)
        frozen.thawed(texts)
    except (CatalogError, UnicodeDecodeError) as error:
        raise EditionRefused(
            "没有定版",
            "指标目录的文件里有错误，定版要连目录一起冻结。",
            "请管理员按“管理 → 自检”改正后再定版。",
        ) from error
    return texts


def _keep_catalogue(
    cursor: duckdb.DuckDBPyConnection, edition: Edition, texts: Mapping[str, str]
) -> None:
    for file, text in texts.items():
        digest = sha256(text.encode()).hexdigest()
        cursor.execute(
            "insert into edition_catalogues values (?, ?, ?)", [edition.edition, file, digest]
        )
        cursor.execute(
            "insert into catalogue_texts select $digest, $text "
            "where not exists (select 1 from catalogue_texts where sha256 = $digest)",
            {"digest": digest, "text": text},
        )
