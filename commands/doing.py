"""What every command shares: where the data are, who does the work, and the two ways of telling."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # every command imports what it needs: a usage error need not wait for pandas
    from catalog.catalog import Catalog
    from data.keeping.store import Store
    from pages.shared.done import Done

GRAINS = click.Choice(["region", "chain", "park", "county", "enterprise"])


def home() -> Path:
    """Where everything the program writes lives."""
    return Path(os.environ.get("DASHBOARD_HOME", "var"))


def say(text: str) -> None:
    """A line for a person."""
    click.echo(text, err=True)


def give(answer: Any) -> None:
    """JSON for a program."""
    click.echo(json.dumps(answer, ensure_ascii=False))


def one_moment(period: str | None, edition: str | None, asof: str | None) -> None:
    """An edition has its own moment, and its own period where none is named."""
    if edition and asof:
        raise click.UsageError("--edition 与 --asof 只能选一个。")
    if not edition and not period:
        raise click.UsageError("缺少选项 '--period'。")


def paths(files: tuple[Path, ...]) -> list[str]:
    """Whole paths: the server has another working folder."""
    return [str(file.absolute()) for file in files]


@contextmanager
def opened() -> Iterator["tuple[Store, Catalog]"]:
    """The store under `home` and the catalogue, as long as the command runs."""
    from catalog.loader import load
    from data.keeping.store import Store

    catalog, store = load(home()), Store.open(home())
    try:
        yield store, catalog
    finally:
        store.close()


def done(deed: str, **said: Any) -> "Done":
    """Done here, or by the server where it has the store open; the words told."""
    from data.keeping import control
    from data.keeping.store import StoreBusy
    from pages.shared.deeds import do
    from pages.shared.done import Done

    try:
        with opened() as (store, _):
            return do(deed, store, said, say)
    except StoreBusy:
        server = control.found(home())
        if server is None:
            raise
        answer = control.ask(server, deed, said)
        for line in answer["lines"]:
            say(line)
        return Done(**answer["done"])
