"""What every page shares: one store and one catalogue per process, and the newest period."""

import os
from pathlib import Path

import streamlit as st

from accounts.person import LOCAL, Person
from catalog.catalog import Catalog
from catalog.loader import load
from catalog.period import Period
from data.keeping.store import Store
from metrics.periods import periods as reported


def home() -> Path:
    """Where everything the program writes lives."""
    return Path(os.environ.get("DASHBOARD_HOME", "var")).absolute()


@st.cache_resource(show_spinner=False, max_entries=64)
def _store(home: Path) -> Store:
    return Store.open(home)


@st.cache_resource(show_spinner=False, max_entries=64)
def _catalog(home: Path) -> Catalog:
    return load(home)


def store() -> Store:
    """The store of this process; pages and the front door's routes share it."""
    return _store(home())


def catalog() -> Catalog:
    """The catalogue, read once."""
    return _catalog(home())


def periods() -> list[Period]:
    """The periods with published figures, newest first; empty on an empty store."""
    return reported(store())


def person() -> Person:
    """Who is looking at this page."""
    return LOCAL
