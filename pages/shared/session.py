"""What every page shares: one store and one catalogue per process, and the newest period."""

import os
from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from accounts import people
from accounts.person import LOCAL, Person
from accounts.refusals import SignedOut
from catalog.catalog import Catalog
from catalog.faults import CatalogError
from catalog.loader import load
from catalog.period import Period
from data.keeping.editions import Edition
from data.keeping.store import Store
from metrics.frozen import frozen
from metrics.periods import periods as reported
from pages.shared import looked
from pages.shared.front.knock import Knock, cookie_of, who


def home() -> Path:
    """Where everything the program writes lives."""
    return Path(os.environ.get("DASHBOARD_HOME", "var")).absolute()


@st.cache_resource(show_spinner=False, max_entries=64)
def _store(home: Path) -> Store:
    return Store.open(home)


@st.cache_resource(show_spinner=False, max_entries=64)
def _catalog(home: Path, stamp: tuple[tuple[str, int, int], ...]) -> Catalog | CatalogError:
    try:
        return load(home)
    except CatalogError as error:
        return error


@st.cache_resource(show_spinner=False, max_entries=64)
def _sound(home: Path) -> dict[Path, Catalog]:
    return {}


def whole() -> Store:
    """The store of this process with everything in it: for the door, which asks for nobody."""
    run = get_script_run_ctx(suppress_warning=True)  # the door asks outside of any run
    known = getattr(run, "whole", None)
    if known is not None and known[0] is run.cursors:  # asked for dozens of times in a run
        return known[1]
    found = _store(home())
    if run is not None:
        run.whole = (run.cursors, found)
    return found


def store() -> Store:
    """The store of this process as the one who asks may know it: whoever is not entitled, and
    whoever is nobody, gets what withholds figures of single enterprises. Raises SignedOut in the
    run of a page, or of a part of one, whose sign-in has ended."""
    who = asker()
    if who is None and get_script_run_ctx() is not None:
        raise SignedOut
    return whole() if who is not None and who.entitled else whole().for_readers()


def edition() -> Edition | None:
    """The meeting's edition this page is looked at in (pages/shared/looked.py)."""
    return looked.edition(whole())


def asof() -> datetime | None:
    """The moment this page is asked for, in UTC; None for now. pick.asof() says so on the page."""
    return looked.asof(whole())


def catalog() -> Catalog:
    """The catalogue this page computes by: that of the edition it is looked at in, else today's.
    Raises CatalogError where there is none."""
    of = edition()
    return frozen(whole(), of, catalog_now()).catalog if of else catalog_now()


def catalog_now() -> Catalog:
    """The catalogue, read again when its files change; while they hold a mistake, the last sound
    one. Raises CatalogError where there was none."""
    read, sound = _read(), _sound(home())
    if isinstance(read, CatalogError):
        if home() not in sound:
            raise read
        return sound[home()]
    sound[home()] = read
    return read


def catalog_fault() -> CatalogError | None:
    """The mistake in the files as they are now."""
    read = _read()
    return read if isinstance(read, CatalogError) else None


def _read() -> Catalog | CatalogError:
    files = sorted((home() / "catalog").glob("*.toml"))
    seen = ((file, file.stat()) for file in files if file.is_file())
    stamp = tuple((file.name, stat.st_mtime_ns, stat.st_size) for file, stat in seen)
    return _catalog(home(), stamp)


def periods() -> list[Period]:
    """The periods with figures at the moment asked for, newest first, those of an edition up to
    its own; empty on an empty store."""
    found, of = reported(store(), asof()), edition()
    return [period for period in found if period <= of.period] if of else found


def person() -> Person:
    """Who is looking at this page. Raises SignedOut where nobody may who has not signed in.

    Asked anew in every run: a sign-in that has ended elsewhere ends here with the next click.
    """
    found = asker()
    if found is None:
        raise SignedOut
    return found


def asker() -> Person | None:
    """Who is looking at this page; None for somebody who must sign in first."""
    run = get_script_run_ctx()
    known = getattr(run, "asker", None)
    if known is not None and known[0] is run.cursors:  # a run begins with cursors of its own
        return known[1]
    found = _ask()
    if run is not None:
        run.asker = (run.cursors, found)
    return found


def may(who: Person | None, right: str) -> bool:
    """Whether this person has a right (uploads, publishes, …); everybody has ""."""
    return not right or bool(getattr(who, right, False))


def begin_anew(who: Person | None) -> None:
    """A tab that another account took over keeps nothing of what the one before did in it."""
    account = who.account if who else ""
    if st.session_state.setdefault("whose_tab", account) != account:
        st.session_state.clear()
        st.session_state["whose_tab"] = account


def _ask() -> Person | None:
    if not (runtime.exists() and type(runtime.get_instance()) is runtime.Runtime):
        return None if people.exists(whole()) else LOCAL  # no browser: a test runs the page
    headers = {name.lower(): said for name, said in st.context.headers.to_dict().items()}
    cookie = cookie_of(headers.get("cookie", ""))
    return who(whole(), home(), Knock(cookie, headers, st.context.ip_address or "127.0.0.1"))
