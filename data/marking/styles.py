"""The cell styles of a workbook with those of the marks added: a cell keeps its own, filled."""

from copy import deepcopy

from lxml import etree

from data.findings import Severity

COLOURS: dict[Severity, str] = {"block": "FFFFC8CF", "doubt": "FFFFE1B3", "note": "FFE1E0E1"}
"""Light red, light orange, light grey, of nobody else's shade: by it a mark is known again."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BARE = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
).encode()
# Excel opens no workbook of more; what does not fit keeps its comment and loses its colour.
_MOST = 64_000


class Styles:
    """A styles.xml to add to."""

    def __init__(self, part: str, tree: etree._Element) -> None:
        self.part, self.tree = part, tree
        self._space = tree.tag.rpartition("}")[0] + "}"
        self._xfs = self._section("cellXfs")
        self._known = len(self._xfs)
        self._fills: dict[str, int] = {}
        self._marked: dict[tuple[int, str], int] = {}

    def marked(self, style: int, level: Severity) -> int:
        """The number of the style that is `style` with the fill of a level."""
        key = style, level
        if key not in self._marked:
            if len(self._xfs) >= _MOST:
                return style
            clone = deepcopy(self._xfs[style if 0 <= style < self._known else 0])
            own = self._colour(clone)
            clone.set("fillId", str(self._fill(COLOURS[level], own)))
            clone.set("applyFill", "1")
            self._marked[key] = self._add(self._xfs, clone)
        return self._marked[key]

    def made(
        self,
        colour: str = "",
        bold: bool = False,
        text: str = "",
        wrap: bool = True,
        size: int = 11,
    ) -> int:
        """The number of a new style of our own list."""
        font = self._new("font", *(["b"] if bold else []), sz=str(size))
        if text:
            etree.SubElement(font, f"{self._space}u")
            etree.SubElement(font, f"{self._space}color", rgb=text)
        etree.SubElement(font, f"{self._space}name", val="宋体")
        xf = self._new("xf")
        xf.set("numFmtId", "49")  # text: what begins with "=" is no formula when edited either
        xf.set("fontId", str(self._add(self._section("fonts"), font)))
        xf.set("fillId", str(self._fill(colour) if colour else 0))
        xf.set("borderId", "0")
        xf.set("xfId", "0")
        for applied in ("applyNumberFormat", "applyFont", "applyFill", "applyAlignment"):
            xf.set(applied, "1")
        alignment = etree.SubElement(xf, f"{self._space}alignment", vertical="top")
        if wrap:
            alignment.set("wrapText", "1")
        return self._add(self._xfs, xf)

    def unmarked(self) -> dict[int, int]:
        """By the number of every style of ours that of the same style without the mark."""
        fills, own = self._section("fills"), {}
        for at, xf in enumerate(list(self._xfs)):
            fill = fills[min(int(xf.get("fillId", 0) or 0), len(fills) - 1)]
            shown = fill.find(f"{self._space}patternFill/{self._space}fgColor")
            if shown is None or shown.get("rgb") not in COLOURS.values():
                continue
            behind = fill.find(f"{self._space}patternFill/{self._space}bgColor")
            kept = dict(behind.attrib) if behind is not None else {}
            clone = deepcopy(xf)
            # LibreOffice writes a colour of its palette there where there was none.
            had = kept.keys() - {"indexed"} and kept.get("rgb") not in COLOURS.values()
            clone.set("fillId", str(self._add(fills, self._solid(kept, {})) if had else 0))
            own[at] = self._add(self._xfs, clone)
        self._known = len(self._xfs)
        return own

    def _colour(self, xf: etree._Element) -> dict[str, str]:
        """The colour a style fills its cell with; none where it does not."""
        fills = self._section("fills")
        fill = fills[min(int(xf.get("fillId", 0) or 0), len(fills) - 1)]
        pattern = fill.find(f"{self._space}patternFill")
        shown = pattern.find(f"{self._space}fgColor") if pattern is not None else None
        solid = shown is not None and pattern.get("patternType") == "solid"
        return dict(shown.attrib) if solid else {}

    def _fill(self, colour: str, own: dict[str, str] | None = None) -> int:
        """The number of our fill; the colour the cell had stands behind it, where no one sees."""
        key = f"{colour} {own}" if own else colour
        if key not in self._fills:
            fill = self._solid({"rgb": colour}, own or {"indexed": "64"})
            self._fills[key] = self._add(self._section("fills"), fill)
        return self._fills[key]

    def _solid(self, shown: dict[str, str], behind: dict[str, str]) -> etree._Element:
        fill = self._new("fill")
        pattern = etree.SubElement(fill, f"{self._space}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{self._space}fgColor", shown)
        if behind:
            etree.SubElement(pattern, f"{self._space}bgColor", behind)
        return fill

    def _new(self, tag: str, *flags: str, **values: str) -> etree._Element:
        made = etree.Element(f"{self._space}{tag}")
        for flag in flags:
            etree.SubElement(made, f"{self._space}{flag}")
        for name, value in values.items():
            etree.SubElement(made, f"{self._space}{name}", val=value)
        return made

    def _section(self, name: str) -> etree._Element:
        found = self.tree.find(f"{self._space}{name}")
        if found is None or not len(found):
            raise ValueError(f"styles.xml without {name}")
        return found

    @staticmethod
    def _add(section: etree._Element, new: etree._Element) -> int:
        section.append(new)
        section.set("count", str(len(section)))
        return len(section) - 1
