"""Where an edition is opened: its short address, on this server as the browser knows it."""

from urllib.parse import urlsplit

import streamlit as st
from streamlit import config


def address(code: str) -> str:
    """ "http://10.0.0.8:8501/e/k7m4"; without a browser the path alone."""
    parts = urlsplit(st.context.url or "")
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    here = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{here}{f'/{base}' if base else ''}/e/{code}"
