"""The theme of the shipped template: the colours charts are drawn in and their typefaces."""

from charts.style import BLUE, FAINT, GREY, INK, ORANGE, PALE, SOFT

_COLOURS = {
    "dk1": INK, "lt1": "#ffffff", "dk2": BLUE, "lt2": PALE, "accent1": BLUE, "accent2": ORANGE,
    "accent3": SOFT, "accent4": GREY, "accent5": "#4f7fb8", "accent6": FAINT, "hlink": BLUE,
    "folHlink": GREY,
}  # fmt: skip
_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> bytes:
    """The theme part."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
        for name, colour in _COLOURS.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="Times New Roman"/><a:ea typeface="{family}"/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
        for kind, family in (("major", "黑体"), ("minor", "宋体"))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme xmlns:a="{_NS}" '
        f'name="通报"><a:themeElements><a:clrScheme name="通报">{colours}</a:clrScheme>'
        f'<a:fontScheme name="通报">{fonts}</a:fontScheme><a:fmtScheme name="通报">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    ).encode()
