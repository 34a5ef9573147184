"""Cell styles: what a number format, an indent and a fill say about a value."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from data.reading.grid import Marks

_FEW = 100
_STYLED = re.compile(rb"\ss=\"(\d+)\"")


@dataclass(frozen=True)
class Style:
    """What one cell style says about a value."""

    percent: bool = False
    date: str = ""
    indent: int = 0
    filled: bool = False


def styles_of(tree: etree._Element) -> list[Style]:
    """The cell styles of a styles.xml, by their number."""
    formats = dict(BUILTIN_FORMATS)
    for element in tree.iter("{*}numFmt"):
        formats[int(element.get("numFmtId", 0))] = element.get("formatCode", "")
    fills = [_coloured(element) for element in tree.iterfind("{*}fills/{*}fill")]
    return [_style_of(element, formats, fills) for element in tree.iterfind("{*}cellXfs/{*}xf")]


def percent_format(code: str) -> bool:
    """True where a number format shows a fraction as percent: "0.0%", not '0"%"'."""
    return "%" in re.sub(r"\"[^\"]*\"|\\.|\[[^\]]*\]", "", code)


def _style_of(element: etree._Element, formats: dict[int, str], fills: list[bool]) -> Style:
    code = formats.get(int(element.get("numFmtId", 0) or 0), "")
    alignment = element.find("{*}alignment")
    indent = int(alignment.get("indent", 0) or 0) if alignment is not None else 0
    fill = int(element.get("fillId", 0) or 0)
    return Style(
        percent_format(code),
        code if is_date_format(code) else "",
        indent,
        fill < len(fills) and fills[fill],
    )


def _coloured(fill: etree._Element) -> bool:
    """True for a fill of a strong colour (a light); greys and pale header tints say nothing."""
    colour = fill.find("{*}patternFill/{*}fgColor")
    rgb = (colour.get("rgb") or "") if colour is not None else ""
    if len(rgb) < 6:
        return False
    red, green, blue = (int(rgb[-6:][at : at + 2], 16) for at in (0, 2, 4))
    return max(red, green, blue) - min(red, green, blue) > 120


def any_of(styles: set[int]) -> Callable[[bytes], object]:
    """Asks of a chunk of XML whether any cell has one of `styles`; many make a slow pattern."""
    if not styles:
        return lambda chunk: None
    if len(styles) > _FEW:
        numbers = {b"%d" % index for index in styles}
        return lambda chunk: not numbers.isdisjoint(_STYLED.findall(chunk))
    return re.compile(b"|".join(rb'\ss="%d"' % index for index in sorted(styles))).search


def note(marks: Marks, at: tuple[int, int], style: Style, has_value: bool) -> None:
    """Write down what `style` says of the cell."""
    if style.percent and has_value:
        marks.percents.add(at)
    if style.date:
        marks.date_formats[at] = style.date
    if style.indent:
        marks.indents[at] = style.indent
    if style.filled and has_value:
        marks.filled.add(at)
