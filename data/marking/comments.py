"""Cell comments: the comments part and the drawing of their boxes, begun or added to."""

import re
from collections.abc import Mapping

from lxml import etree
from openpyxl.utils import get_column_letter

from data.marking.package import Parts, parsed
from data.marking.places import Cell
from data.marking.styles import MAIN
from data.marking.text import plain

AUTHOR = "系统核对"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d+)")
_WIDTH = 44  # full-width characters a box holds in a line


def add(parts: Parts, sheet: str, drawing: str, texts: Mapping[Cell, str]) -> None:
    """Add comments to the sheet part; a cell that has one keeps it and gets ours behind.

    `drawing` is the relation id the sheet names as its legacyDrawing.
    """
    name = next(iter(parts.related(sheet, "comments").values()), "")
    if not name:
        name = parts.free("xl/comments{}.xml")
        parts.relate(sheet, "comments", name)
        parts.declare(name, _COMMENTS)
        tree = parsed(f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode())
    else:
        tree = parts.tree(name)
    new = _written(tree, texts)
    parts.write(name, tree)
    _boxes(parts, parts.related(sheet, "vmlDrawing")[drawing], new)


def drawing_for(parts: Parts, sheet: str) -> str:
    """The relation id of a fresh, empty drawing of boxes."""
    name = parts.free("xl/drawings/vmlDrawing{}.vml")
    spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in _NAMES.items())
    parts.write(name, f"<xml {spaces}>{_SHAPE_TYPE}</xml>".encode())
    parts.declare_extension("vml", _VML)
    return parts.relate(sheet, "vmlDrawing", name)


def _written(tree: etree._Element, texts: Mapping[Cell, str]) -> dict[Cell, str]:
    """Write the texts into a comments part; those of cells that had no comment come back."""
    space = tree.tag.rpartition("}")[0] + "}"
    authors, listed = tree.find(f"{space}authors"), tree.find(f"{space}commentList")
    author = etree.SubElement(authors, f"{space}author")
    author.text = AUTHOR
    known = {each.get("ref"): each for each in listed}
    new = {}
    for (row, column), text in texts.items():
        place = f"{get_column_letter(column + 1)}{row + 1}"
        element = known.get(place)
        if element is None:
            element = etree.SubElement(
                listed, f"{space}comment", ref=place, authorId=str(len(authors) - 1)
            )
            etree.SubElement(element, f"{space}text")
            new[row, column] = text
        else:
            text = f"\n{text}"
        run = etree.SubElement(element.find(f"{space}text"), f"{space}r")
        said = etree.SubElement(run, f"{space}t")
        said.text = plain(text)
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return new


def _boxes(parts: Parts, name: str, new: Mapping[Cell, str]) -> None:
    """Draw a box for each new comment into the VML, whose own bytes stay as they are."""
    vml = parts.read(name)
    end = vml.rindex(b"</")
    missing = "".join(
        f' xmlns:{short}="{name}"'
        for short, name in _NAMES.items()
        if f"xmlns:{short}=".encode() not in vml[:2000]
    )
    first = max((int(each) for each in _SHAPE_NUMBER.findall(vml)), default=1024) + 1
    shapes = "" if b"_x0000_t202" in vml else _SHAPE_TYPE.replace(" id=", f"{missing} id=", 1)
    shapes += "".join(
        _shape(first + at, cell, text, missing) for at, (cell, text) in enumerate(new.items())
    )
    parts.write(name, vml[:end] + shapes.encode() + vml[end:])


def _shape(number: int, cell: Cell, text: str, spaces: str) -> str:
    row, column = cell
    lines = sum(1 + len(line) // (_WIDTH // 2) for line in text.split("\n"))
    bottom = row + min(lines + 1, 24)
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column + 1},12,{max(row - 1, 0)},4,{column + 6},12,{bottom},4</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    )
