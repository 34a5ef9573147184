"""Charts in the text: Word's own, to be edited there, or a picture where one is given."""

import io
from collections.abc import Mapping
from typing import Any

from briefing.document import Chart
from briefing.word.charts import attached
from briefing.word.markup import words

_EMU, _TWIPS = 635, 20  # of a twip, of a point
_URI = "http://schemas.openxmlformats.org/drawingml/2006"


class Figures:
    """Puts charts and pictures into one document."""

    def __init__(self, document: Any, pictures: Mapping[str, bytes]) -> None:
        self._part, self._pictures = document.part, pictures
        self._made = 0

    def drawing(self, shown: Chart, room: int, high: float) -> str:
        """The run that holds the figure of a chart, `room` twips wide; one that can be edited is
        `high` points high."""
        self._made += 1
        if self.pictured(shown):
            about = f"{shown.title}（{shown.subtitle}）"
            return self._picture(self._pictures[shown.name], about, room * _EMU)
        return self._chart(shown, room, high)

    def pictured(self, shown: Chart) -> bool:
        """True where a picture stands for a chart."""
        return shown.name in self._pictures

    def picture(self, data: bytes, about: str, wide: int) -> str:
        """The run that holds a picture, `wide` EMU wide."""
        self._made += 1
        return self._picture(data, about, wide)

    def _picture(self, data: bytes, about: str, wide: int) -> str:
        rid, image = self._part.get_or_add_image(io.BytesIO(data))
        high = int(wide * image.px_height / image.px_width)
        content = (
            f'<a:graphicData uri="{_URI}/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{self._made}" name="图{self._made}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData>"
        )
        return self._inline(content, wide, high, about)

    def _chart(self, shown: Chart, room: int, high: float) -> str:
        rid = attached(self._part, shown, self._made, room / _TWIPS, high)
        content = f'<a:graphicData uri="{_URI}/chart"><c:chart r:id="{rid}"/></a:graphicData>'
        about = f"{shown.title}（{shown.subtitle}）"
        return self._inline(content, room * _EMU, int(high * _TWIPS * _EMU), about)

    def _inline(self, content: str, wide: int, high: int, about: str) -> str:
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{self._made}" '
            f'name="图{self._made}" descr="{words(about)}"/><wp:cNvGraphicFramePr/>'
            f"<a:graphic>{content}</a:graphic></wp:inline></w:drawing></w:r>"
        )
