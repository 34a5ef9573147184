"""The front door: `streamlit run dashboard.py`."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data.inbox import Inbox
from data.reading import apart
from pages.shared import failures, garbage, health, sample, session, upkeep
from pages.shared.front.chinese import ChineseShell, Front
from pages.shared.front.control import ControlDoor
from pages.shared.front.door import Door
from pages.shared.front.first_start import offer
from pages.shared.front.gate import Gate
from pages.shared.front.guard import Guard, stay_home
from pages.shared.front.short import routes as short
from pages.shared.warm import warm

front = Front()
door = Door(session.whole, session.home)
gate = Middleware(Gate, store=session.whole, home=session.home, assets=front.prefix)
stay_home()


@asynccontextmanager
async def open_house(_app: st.App) -> AsyncIterator[None]:
    """The store is opened once, before the first visitor; an empty one gets the sample data."""
    apart.open_room()
    for told in Inbox(session.home()).recovered(session.whole()):
        logging.getLogger("dashboard").warning("%s", told)
    sample.begin(session.whole(), session.catalog())
    warm()
    offer(session.whole(), session.home())
    try:
        with upkeep.kept_up(session.whole()), garbage.collected():
            yield
    finally:
        apart.close_room()
        session.whole().close()


app = st.App(
    "pages/router.py",
    routes=[Route("/healthz", health.healthz), *door.routes(), *short(), *front.routes()],
    middleware=[
        Middleware(Guard, shell=front.shell),
        Middleware(ControlDoor, store=session.whole),
        gate,
        Middleware(ChineseShell, front=front),
    ],
    lifespan=open_house,
    on_script_error=failures.show,
)
