"""Parts of a master as XML: placeholders, rectangles, styles of text."""

from xml.sax.saxutils import quoteattr

from briefing.slides.boxes import Box
from charts.style import GREY

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def slide(name: str | None, shapes: str) -> str:
    """The content of a master (without a name) or of a layout."""
    called = f" name={quoteattr(name)}" if name else ""
    ground = "" if name else '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    ground += "" if name else "<a:effectLst/></p:bgPr></p:bg>"
    return (
        f"<p:cSld {_NS}{called}>{ground}<p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{shapes}</p:spTree></p:cSld>"
    )


def rect(number: int, name: str, box: Box, scheme: str | None, rgb: str = "") -> str:
    """A filled rectangle in a colour of the theme, or in one of its own."""
    colour = f'<a:schemeClr val="{scheme}"/>' if scheme else f'<a:srgbClr val="{rgb[1:]}"/>'
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='{number}' name='{name}'/><p:cNvSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{colour}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _frame(box: Box) -> str:
    x, y, w, h = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def holder(
    number: int,
    name: str,
    kind: str | None,
    index: int,
    box: Box | None = None,
    size: float = 0,
    scheme: str | None = None,
    bold: bool = False,
    align: str = "l",
    anchor: str = "t",
    quarter: bool = False,
) -> str:
    """A placeholder; where no box is given it stands where the master has it."""
    said = f' type="{kind}"' if kind else ""
    said += f' idx="{index}"' if index else ""
    said += ' sz="quarter"' if quarter else ""
    colour = f'<a:schemeClr val="{scheme}"/>' if scheme else f'<a:srgbClr val="{GREY[1:]}"/>'
    weight = ' b="1"' if bold else ""
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{round(size * 100)}"{weight}><a:solidFill>{colour}'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr>'
        "</a:lvl1pPr>"
    )
    body = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/>'
    words = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr '
    words = f'{words}lang="zh-CN"/><a:t>‹#›</a:t></a:fld>' if kind == "sldNum" else _prompt(name)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{said}/></p:nvPr></p:nvSpPr>'
        + (f"<p:spPr>{_frame(box)}" if box else "<p:spPr>")
        + ('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' if box else "</p:spPr>")
        + (f"<p:txBody>{body}</a:bodyPr><a:lstStyle>{level}</a:lstStyle>" if box else "")
        + ("" if box else "<p:txBody><a:bodyPr/><a:lstStyle/>")
        + f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _prompt(name: str) -> str:
    return f'<a:r><a:rPr lang="zh-CN"/><a:t>{name}</a:t></a:r>' if name != "页脚" else ""


def styles() -> str:
    """Text of the master: one level, no bullets; fonts and colours of the theme."""

    def level(name: str, size: int) -> str:
        return (
            f'<a:{name} algn="l" rtl="0" eaLnBrk="1" hangingPunct="1"><a:buNone/>'
            f'<a:defRPr sz="{size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
            '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
            f'<a:cs typeface="+mn-cs"/></a:defRPr></a:{name}>'
        )

    levels = "".join(level(f"lvl{number}pPr", 1800) for number in range(1, 6))
    title = level("lvl1pPr", 2400).replace("+mn", "+mj").replace("sz=", 'b="1" sz=')
    return (
        f"<p:txStyles {_NS}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}"
        f"</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles>"
    )


def q(name: str) -> str:
    """The full name of an element of a presentation."""
    return f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{name}"
