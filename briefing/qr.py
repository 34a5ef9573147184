"""A link as a QR code: drawn here, without a network; crisp as SVG, or PNG for slides and paper."""

from io import BytesIO

import segno

# The quiet zone the standard asks for, in modules.
_BORDER = 4
_LEVEL = "m"


def svg(link: str) -> str:
    """The code as an SVG that takes the size it is given."""
    out = BytesIO()
    segno.make(link, error=_LEVEL, micro=False).save(
        out, kind="svg", border=_BORDER, xmldecl=False, omitsize=True, dark="#000", light="#fff"
    )
    return out.getvalue().decode()


def png(link: str, side: int = 600) -> bytes:
    """The code as a PNG of at least `side` pixels, every module the same whole number of them."""
    code, out = segno.make(link, error=_LEVEL, micro=False), BytesIO()
    modules = code.symbol_size(border=_BORDER)[0]
    code.save(out, kind="png", border=_BORDER, scale=-(-side // modules))
    return out.getvalue()
