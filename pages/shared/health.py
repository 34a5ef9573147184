"""/healthz: what a monitor or an installer asks; a stranger learns only that the house stands."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from errors import DashboardError
from metrics.periods import periods as reported
from pages.shared import sample, session

VERSION = "0.3.0"


def healthz(request: Request) -> JSONResponse:
    """Version, store (ready, loading, empty) and data date; 503 where it cannot be read.

    Without version, date and reason for somebody who would have to sign in first.
    """
    stranger = request.scope.get("asker") is None
    try:
        newest = reported(session.whole())[:1]
    except DashboardError as error:
        if stranger:
            return JSONResponse({"store": "failed"}, 503)
        return JSONResponse({"version": VERSION, "store": "failed", "reason": str(error)}, 503)
    state = "loading" if sample.loading() else "ready" if newest else "empty"
    if stranger:
        return JSONResponse({"store": state})
    return JSONResponse(
        {"version": VERSION, "store": state, "data_date": newest[0].iso if newest else None}
    )
