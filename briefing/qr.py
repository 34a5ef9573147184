"""A link as a QR code, drawn here without a network: a PNG for page, slides and paper, or one
path for a page of our own. One encoder, so that every format shows the same code."""

from io import BytesIO
from typing import Any

import segno

# The quiet zone the standard asks for, in modules.
_BORDER = 4


def png(link: str, side: int = 600) -> bytes:
    """The code as a PNG of at least `side` pixels, every module the same whole number of them."""
    code, out = _code(link), BytesIO()
    modules = code.symbol_size(border=_BORDER)[0]
    code.save(out, kind="png", border=_BORDER, scale=-(-side // modules))
    return out.getvalue()


def path(link: str) -> tuple[str, int]:
    """The dark modules as the path of an SVG, and the side of the square it stands in."""
    rows = list(_code(link).matrix)
    dark = "".join(
        f"M{x + _BORDER} {y + _BORDER}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    )
    return dark, len(rows) + 2 * _BORDER


def _code(link: str) -> Any:
    return segno.make(link, error="m", micro=False)
