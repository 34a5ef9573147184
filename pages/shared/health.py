"""/healthz: what a monitor or an installer asks."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from errors import DashboardError
from pages.shared import sample, session

VERSION = "0.1.0"


def healthz(_request: Request) -> JSONResponse:
    """Version, store (ready, loading, empty) and data date; 503 where it cannot be read."""
    try:
        newest = session.periods()[:1]
    except DashboardError as error:
        return JSONResponse({"version": VERSION, "store": "failed", "reason": str(error)}, 503)
    state = "loading" if sample.loading() else "ready" if newest else "empty"
    return JSONResponse(
        {"version": VERSION, "store": state, "data_date": newest[0].iso if newest else None}
    )
