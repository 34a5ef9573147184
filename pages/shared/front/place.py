"""Where the house stands: at the root, or under the path that server.baseUrlPath names."""

from streamlit import config


def base() -> str:
    """ "" or "/dashboard"."""
    name = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{name}" if name else ""


def at(address: str) -> str:
    """An address within the house as a browser must ask for it."""
    return f"{base()}{address}"


def within(path: str) -> str:
    """The path a browser asked for as an address within the house."""
    inside = base() and (path == base() or path.startswith(f"{base()}/"))
    return path.removeprefix(base()) or "/" if inside else path
