"""The first and the last slide, and the list of what comes between."""

import io
from collections.abc import Sequence

from briefing.document import Document
from briefing.qr import png
from briefing.slides.boxes import Box
from briefing.slides.layouts import CLOSING, CONTENTS, COVER, Master
from briefing.slides.page import Page
from briefing.slides.words import Line, Run
from charts.style import GREY

SECRECY = "内部资料　注意保管"


def cover(master: Master, document: Document) -> Page:
    """Title, meeting, period, cut-off; code and QR of the edition where there is one."""
    page = master.page(COVER)
    page.title(
        f"{document.scope}{document.title}" if document.scope == "全市" else document.title, 40
    )
    meeting = [line for line in (document.meeting, str(document.period)) if line]
    if not page.words("会议", meeting, 20):
        box = Box(page.content.x, page.content.y, page.content.w, 60)
        page.text(box, [Line((Run(text),), 20) for text in meeting], "会议")
    page.words("密级", [SECRECY], 16)
    about = _about(document)
    if not page.words("说明", about, 15):
        box = Box(page.content.x, page.high - 130, page.content.w * 0.7, 90)
        page.text(box, [Line((Run(text, GREY),), 14) for text in about], "说明")
    if document.link:
        _code(page, document)
    return page


def _about(document: Document) -> list[str]:
    made = [document.cutoff, f"来源：{document.source}"]
    if document.edition:
        made.append(
            f"会议版：{document.edition}" + (f"（{document.code}）" if document.code else "")
        )
    if document.demo and "示例数据" not in document.cutoff:
        made.append("示例数据")
    return [text for text in made if text]


def _code(page: Page, document: Document) -> None:
    """The QR code leads to the frozen figures; the short code is typed where there is no phone."""
    place = page.place("二维码") or Box(page.wide - 164, page.high - 178, 100, 100)
    picture = io.BytesIO(png(document.link))
    side = min(place.w, place.h)
    shape = page.slide.shapes.add_picture(picture, *Box(place.x, place.y, side, side).emu)
    shape._element._nvXxPr.cNvPr.set("descr", f"会议版二维码：{document.link}")
    if document.code:
        if page.words("短码", [f"短码 {document.code}"], 11):
            return
        box = Box(place.x - 30, place.y + side + 2, side + 60, 18)
        page.text(box, [Line((Run(f"短码 {document.code}", GREY),), 11, "ctr")], "短码")


def contents(master: Master) -> Page | None:
    """The page the list of sections is written on at the end, when their pages are known."""
    return master.page(CONTENTS) if master.has(CONTENTS) else None


def listed(page: Page, entries: Sequence[tuple[str, int]]) -> None:
    """Sections with the page each begins on, in one column or two."""
    page.title("目　录", 24)
    columns = 1 if len(entries) <= 8 else 2
    half = -(-len(entries) // columns)
    box = page.content.inset(40 if columns == 1 else 12, 14)
    pitch = min(box.h / max(half, 1), 46)
    for number, place in enumerate(box.columns([1] * columns, 60)):
        for row, (title, start) in enumerate(entries[number * half : (number + 1) * half]):
            band = Box(place.x, place.y + row * pitch, place.w, pitch)
            ordinal = Run(f"{number * half + row + 1:02d}　", "accent1", True)
            words = Line((ordinal, Run(title)), 18)
            page.text(band.columns([9, 1], 0)[0], [words], title, anchor="ctr")
            where = Line((Run(str(start), GREY),), 14, "r")
            page.text(band.columns([9, 1], 0)[1], [where], "页码", anchor="ctr")


def closing(master: Master, document: Document) -> Page:
    """The end: where the figures are from and what may be done with them."""
    page = master.page(CLOSING)
    page.title("汇报完毕", 36)
    said = [*_about(document), SECRECY]
    if not page.words("说明", said, 15):
        page.text(page.content, [Line((Run(text),), 15) for text in said], "说明")
    return page
