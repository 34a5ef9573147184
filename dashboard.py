"""The front door: `streamlit run dashboard.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data.reading import apart
from pages.shared import failures, health, inbox, sample, session
from pages.shared.front.chinese import ChineseShell, Front
from pages.shared.front.guard import Guard, stay_home
from pages.shared.warm import warm

front = Front()
stay_home()


@asynccontextmanager
async def open_house(_app: st.App) -> AsyncIterator[None]:
    """The store is opened once, before the first visitor; an empty one gets the sample data."""
    apart.open_room()
    inbox.clear_all()
    sample.begin(session.store(), session.catalog())
    warm()
    yield
    apart.close_room()
    session.store().close()


app = st.App(
    "pages/router.py",
    routes=[Route("/healthz", health.healthz), *front.routes()],
    middleware=[Middleware(Guard, shell=front.shell), Middleware(ChineseShell, front=front)],
    lifespan=open_house,
    on_script_error=failures.show,
)
