"""The pictures of a briefing: every chart and every card in the sizes asked for.

from briefing.pictures.writer import write
files = write(document, course)
"""

from collections.abc import Iterator, Sequence

from briefing.course import Course
from briefing.document import Chart, Document, UnitCard
from briefing.pictures.camera import Camera
from briefing.pictures.sheet import A4, SCREEN, Sheet, chart_page, unit_page
from charts.canvas import A4_WIDE, SIZES, Size
from charts.standalone import drawing

_FEW = 3  # units whose charts come in every size
_REFUSED = '\\/:*?"<>|'


def write(
    document: Document, course: Course, sizes: Sequence[Size] | None = None
) -> dict[str, bytes]:
    """PNG by Chinese file name: 2026年1—6月_白酒产业链_产值_走势_A4宽.png. Raises NoBrowser,
    NoGlyph, Cancelled.

    Without `sizes` everything comes in every size, but for the charts of the units of a whole
    city: they come for the width of a page, since hundreds of pictures are looked at by nobody.
    """
    plans = list(_plans(document, sizes))
    if not plans:
        return {}
    made: dict[str, bytes] = {}
    course.step(0, "图片：打开浏览器")
    with Camera() as camera:
        for at, (name, subject, wanted) in enumerate(plans):
            course.step(at / len(plans), f"图片：{name}（{at + 1}/{len(plans)}）")
            if isinstance(subject, Chart):
                for size in wanted:
                    made[f"{name}_{size.name}.png"] = chart(camera, subject, size)
            else:
                for sheet in sheets(wanted):
                    page = unit_page(subject, document, sheet)
                    shot = camera.page(page, sheet.width, sheet.height)
                    made[f"{name}_{sheet.name}.png"] = shot
    course.step(1, "图片")
    return made


def chart(camera: Camera, subject: Chart, size: Size) -> bytes:
    """One chart laid out for a size: its figure where it has one, else drawn from its data."""
    if subject.figure is not None:
        return camera.figure(drawing(subject.figure, size))
    return camera.page(chart_page(subject, size), size.width, size.height)


def sheets(sizes: Sequence[Size]) -> list[Sheet]:
    """A card is a whole sheet: 16:9 where that is asked for, A4 for both sizes of paper."""
    paper = [A4] if any(size.height is None for size in sizes) else []
    return [*paper, *([SCREEN] if any(size.height for size in sizes) else [])]


def _plans(
    document: Document, sizes: Sequence[Size] | None
) -> Iterator[tuple[str, Chart | UnitCard, Sequence[Size]]]:
    """What is photographed, by file name and in which sizes, each once however often shown."""
    cards = [each for each, _ in _subjects(document) if isinstance(each, UnitCard)]
    few = SIZES if len(cards) <= _FEW else (A4_WIDE,)
    seen: list[Chart | UnitCard] = []
    names: dict[str, int] = {}
    for subject, of_unit in _subjects(document):
        if subject in seen:
            continue
        seen.append(subject)
        chart = isinstance(subject, Chart)
        said = subject.name if chart else f"{subject.period}_{subject.name}_一页通"
        name = "".join("-" if letter in _REFUSED else letter for letter in said)
        names[name] = names.get(name, 0) + 1
        again = f"（{names[name]}）" if names[name] > 1 else ""
        yield f"{name}{again}", subject, sizes or (few if chart and of_unit else SIZES)


def _subjects(document: Document) -> Iterator[tuple[Chart | UnitCard, bool]]:
    """Every chart and card, and whether it is a chart of a card."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Chart | UnitCard):
                yield block, False
            if isinstance(block, UnitCard):
                yield from ((each, True) for each in block.charts)
