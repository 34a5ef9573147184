"""One slide being filled: its placeholders by name, boxes of text, shapes, and its notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.slide import Slide

from briefing.slides.boxes import Box
from briefing.slides.words import Line, clean, filled, fitted, line, paragraph
from charts.style import GREY

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
_TITLES = (KIND.TITLE, KIND.CENTER_TITLE, KIND.VERTICAL_TITLE)
_FRAME = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout: its number, what it is called and for, where it stands, and the
    size of its letters where the master says one."""

    number: int
    name: str
    kind: object
    box: Box
    size: float | None = None


class Page:
    """A slide. `content` is the place for tables and charts: what title, 说明 and 来源 leave."""

    def __init__(self, slide: Slide, holders: Sequence[Holder], wide: float, high: float) -> None:
        self.slide, self.wide, self.high = slide, wide, high
        self._holders = [each for each in holders if each.kind not in _FRAME]
        self._framed = [each for each in holders if each.kind in _FRAME[1:]]
        self._title = next((each for each in self._holders if each.kind in _TITLES), None)
        self._filled: set[int] = set()
        self.content = self._content()
        self._said: list[str] = []

    def _content(self) -> Box:
        """The largest placeholder that is neither title nor 说明 nor 来源; else what is free."""
        free = [
            each.box
            for each in self._holders
            if each is not self._title and not _named(each.name, "说明", "来源")
        ]
        below = self._title.box.bottom if self._title else 0
        rest = Box(36, below + 6, self.wide - 72, self.high - below - 46)
        found = max(free, key=lambda box: box.w * box.h, default=rest)
        found = found if found.w * found.h > rest.w * rest.h / 3 else rest
        above = 0 if self.place("说明") else 22
        under = 0 if self.place("来源") else 22
        return Box(found.x, found.y + above, found.w, found.h - above - under)

    def without_about(self) -> None:
        """The place of 说明 is free for the figures of this slide."""
        about = self.place("说明")
        if about and about.bottom <= self.content.y + 1:
            box = self.content
            self.content = Box(box.x, about.y, box.w, box.bottom - about.y)

    def place(self, name: str) -> Box | None:
        """Where the placeholder of that name stands, if there is one."""
        holder = self._holder(name)
        return holder.box if holder else None

    def _holder(self, name: str) -> Holder | None:
        meant = (each for each in self._holders if _named(each.name, name))
        other = (e for e in self._holders if name == "会议" and e.kind == KIND.SUBTITLE)
        return next(meant, next(other, None))

    def title(self, text: str, size: float) -> None:
        """The slide's title in the placeholder's own look, set smaller only where it must."""
        if self._title is not None:
            self._put(self._title, [text], size, titled=True)

    def words(self, name: str, lines: Sequence[str], size: float) -> bool:
        """Text into the placeholder of that name; False where the layout has none."""
        holder = self._holder(name)
        if holder is not None and any(lines):
            self._put(holder, lines, size)
        return holder is not None

    def _put(
        self, holder: Holder, lines: Sequence[str], size: float, titled: bool = False
    ) -> None:  # fmt: skip
        box, size = holder.box, holder.size or size
        self._filled.add(holder.number)
        given = [line(text, size, bold=titled) for text in lines if text]
        least = 0.3
        share = fitted(given, box.w - 2, box.h, least)[0].size / size if given else 1
        smaller = f' sz="{int(size * share * 2) * 50}"' if share < 1 else ""
        body = self.slide.placeholders[holder.number]._element.txBody
        for old in body.findall(f"{{{_A}}}p"):
            body.remove(old)
        spacing = '<a:pPr><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
        for each in given:
            body.append(
                parse_xml(
                    f'<a:p {_NS}>{spacing}<a:r><a:rPr lang="zh-CN" altLang="en-US"{smaller}/>'
                    f"<a:t>{clean(each.text)}</a:t></a:r></a:p>"
                )
            )

    def about(self, text: str) -> None:
        """Unit, period and 口径 under the title."""
        if text and not self.words("说明", [text], 12):
            box = Box(self.content.x, self.content.y - 22, self.content.w, 20)
            self.text(box, [line(text, 12, GREY)], "说明")

    def source(self, text: str) -> None:
        """Where the figures are from, at the foot."""
        if text and not self.words("来源", [text], 9):
            box = Box(self.content.x, self.content.bottom + 4, self.content.w, 18)
            self.text(box, [line(text, 9, GREY)], "来源")

    def text(
        self, box: Box, lines: Sequence[Line], name: str = "文字", *, fill: str = "",
        edge: str = "", anchor: str = "t", inset: tuple[float, float] = (0, 0),
        shape: str = "rect",
    ) -> None:  # fmt: skip
        """A box of text, its letters set smaller where they would not fit."""
        kept = fitted(lines, box.w - 2 * inset[0] - 1, box.h - 2 * inset[1], 0.5) if lines else []
        self.shape(box, name, kept, fill=fill, edge=edge, anchor=anchor, inset=inset, shape=shape)

    def shape(
        self, box: Box, name: str, lines: Sequence[Line] = (), *, fill: str = "", edge: str = "",
        anchor: str = "t", inset: tuple[float, float] = (0, 0), shape: str = "rect",
    ) -> None:  # fmt: skip
        """A shape with text as it is given."""
        x, y, w, h = box.emu
        across, down = round(inset[0] * 12700), round(inset[1] * 12700)
        boxed_text = ' txBox="1"' if lines else ""
        edged = f'<a:ln w="9525">{filled(edge)}</a:ln>' if edge else "<a:ln><a:noFill/></a:ln>"
        corner = '<a:gd name="adj" fmla="val 6000"/>' if shape == "roundRect" else ""
        paragraphs = "".join(map(paragraph, lines)) or "<a:p/>"
        self._add(
            f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{self._number()}" name="{clean(name)}"/>'
            f"<p:cNvSpPr{boxed_text}/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
            f'<a:prstGeom prst="{shape}"><a:avLst>{corner}</a:avLst></a:prstGeom>'
            f"{filled(fill) if fill else '<a:noFill/>'}{edged}</p:spPr><p:txBody>"
            f'<a:bodyPr wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
        )

    def table(self, box: Box, name: str, xml: str) -> None:
        """A native table, given by its rows and cells."""
        x, y, w, h = box.emu
        self._add(
            f'<p:graphicFrame {_NS}><p:nvGraphicFramePr><p:cNvPr id="{self._number()}" '
            f'name="{clean(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f'</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{w}" cy="{h}"/></p:xfrm><a:graphic><a:graphicData uri="{_TABLE}">'
            f"{xml}</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _number(self) -> int:
        return self.slide.shapes._next_shape_id

    def _add(self, xml: str) -> None:
        self.slide.shapes._spTree.append(parse_xml(xml))

    def say(self, *texts: str) -> None:
        """Sentences for whoever speaks to the slide."""
        self._said += [text for text in texts if text]

    def finish(self, foot: str) -> None:
        """Empty placeholders go, number and foot line come, the sentences become notes."""
        for holder in list(self.slide.placeholders):
            if holder.placeholder_format.idx not in self._filled:
                holder._element.getparent().remove(holder._element)
        for framed in self._framed:
            self._frame(framed, foot)
        if self._said:
            self.slide.notes_slide.notes_text_frame.text = "\n".join(self._said)

    def _frame(self, holder: Holder, foot: str) -> None:
        """Foot line and page number, which a new slide does not take over by itself."""
        number = holder.kind == KIND.SLIDE_NUMBER
        kind = "sldNum" if number else "ftr"
        # LibreOffice does not take the look of a foot line from its layout.
        look = f'<a:rPr lang="zh-CN" sz="900">{filled(GREY)}{_FONTS}</a:rPr>'
        words = f"{look}<a:t>{'‹#›' if number else clean(foot)}</a:t>"
        field = 'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"'
        inner = f"<a:fld {field}>{words}</a:fld>" if number else f"<a:r>{words}</a:r>"
        self._add(
            f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{self._number()}" name="{clean(holder.name)}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{kind}" sz="quarter" idx="{holder.number}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
        )


def _named(called: str, *names: str) -> bool:
    """A layout's placeholders are numbered on the slide: 说明 becomes 说明 2."""
    return any(called == name or called.startswith(f"{name} ") for name in names)
