"""The files of a briefing: one Document, written in every format asked for."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing.compose import compose
from briefing.course import Course
from briefing.document import Document, Section
from briefing.request import Request
from catalog.catalog import Catalog
from data.keeping.store import Store
from errors import DashboardError

FORMATS = {
    "pptx": "PPT",
    "docx": "Word 通报",
    "xlsx": "Excel 表格",
    "html": "网页版",
    "png": "图片",
}


class UnknownFormat(DashboardError):
    """A format is asked for that there is not."""

    def __init__(self, asked: str) -> None:
        advice = f"可选：{'、'.join(FORMATS)}。"
        super().__init__("没有这种格式", f"简报不能存成“{asked}”。", advice)


def make(
    store: Store,
    catalog: Catalog,
    request: Request,
    formats: Sequence[str],
    course: Course | None = None,
    *,
    now: datetime | None = None,
) -> dict[str, bytes]:
    """The files by name. Raises UnknownFormat, NothingToSay, Cancelled."""
    for each in formats:
        if each not in FORMATS:
            raise UnknownFormat(each)
    course = course or Course()
    document = compose(store, catalog, request, now=now, course=course.within(0, 0.2))
    files: dict[str, bytes] = {}
    for place, each in enumerate(formats):
        start, end = (0.2 + 0.8 * (place + step) / len(formats) for step in (0, 1))
        part = course.within(start, end)
        part.step(0, f"正在生成：{FORMATS[each]}")
        files |= written(document, each, part, templates(store), request)
    course.step(1, "已生成")
    return files


def templates(store: Store) -> Path | None:
    """The folder of the bureau's own master (简报.pptx) and template (通报.docx)."""
    return store.home / "templates" if store.home else None


def written(
    document: Document,
    form: str,
    course: Course,
    own: Path | None = None,
    request: Request | None = None,
) -> dict[str, bytes]:
    """One format of a document: its files by name; `own` is the folder of own templates."""
    if form == "png":
        from briefing.pictures.writer import write as pictures

        return {f"图片/{name}": data for name, data in pictures(document, course).items()}
    if form == "pptx":
        from briefing.slides.writer import write as slides

        made = slides(document, course, master=_own(own, "简报.pptx"))
    elif form == "docx":
        from briefing.word.writer import write as word

        pictured = request is not None and request.pictured
        made = word(
            document,
            course.within(0.9, 1) if pictured else course,
            template=_own(own, "通报.docx"),
            pictures=_photographed(document, course.within(0, 0.9)) if pictured else None,
            marked=request is not None and request.marked,
        )
    elif form == "xlsx":
        from briefing.spreadsheet.writer import write as spreadsheet

        made = spreadsheet(document, course)
    else:
        from briefing.webpage.writer import write as webpage

        made = webpage(document, course)
    return {f"{document.name}.{form}": made}


def _photographed(document: Document, course: Course) -> dict[str, bytes]:
    """Every chart of the 通报 as a picture as wide as a page, by the chart's name."""
    from briefing.pictures.writer import write as pictures
    from briefing.word.body import charts
    from charts.canvas import A4_WIDE

    shown = Section("charts", document.title, tuple(charts(document)))
    made = pictures(replace(document, sections=(shown,)), course, (A4_WIDE,))
    return {name.removesuffix(f"_{A4_WIDE.name}.png"): data for name, data in made.items()}


def _own(folder: Path | None, name: str) -> Path | None:
    """The bureau's own file where there is one."""
    path = folder / name if folder else None
    return path if path and path.is_file() else None


def zipped(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    """All files in one, under their Chinese names; dated by the document."""
    out = io.BytesIO()
    when = (made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, data)
    return out.getvalue()
