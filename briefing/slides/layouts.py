"""The master a deck is made on: the shipped one or a bureau's own, its layouts by name."""

import io
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from briefing.slides.boxes import EMU, boxed
from briefing.slides.page import Holder, Page
from errors import DashboardError

SHIPPED = Path(__file__).with_name("master.pptx")
COVER, CONTENTS, TEXT, CHART, TABLE, CARD, CLOSING = (
    "封面", "目录", "标题与文字", "标题与图表", "标题与表格", "一页通", "结尾",
)  # fmt: skip
NEEDED = (COVER, CHART, TABLE, CARD, CLOSING)


class MasterUnusable(DashboardError):
    """The bureau's own .pptx cannot serve as the master."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            "PPT 母版不能用",
            f"{name}：{why}。",
            f"请在幻灯片母版中把版式命名为{'、'.join(NEEDED)}，每个版式都要有标题占位符；"
            "也可以移走这个文件，改用系统自带的母版。",
        )


class Master:
    """An opened master without slides, which gives pages by the name of their layout."""

    def __init__(self, path: Path | None = None) -> None:
        self.name = path.name if path else "系统自带母版"
        self.deck = _opened(path or SHIPPED, self.name)
        self._layouts = {
            layout.name: layout
            for master in self.deck.slide_masters
            for layout in master.slide_layouts
        }
        self._holders: dict[str, tuple[Holder, ...]] = {}
        self.wide = self.deck.slide_width / EMU
        self.high = self.deck.slide_height / EMU
        self._check()

    def _check(self) -> None:
        missing = [name for name in NEEDED if name not in self._layouts]
        if missing:
            raise MasterUnusable(self.name, f"没有名为“{'”“'.join(missing)}”的版式")
        bare = [name for name in NEEDED if not _titled(self._layouts[name])]
        if bare:
            raise MasterUnusable(self.name, f"版式“{'”“'.join(bare)}”没有标题占位符")

    def has(self, name: str) -> bool:
        """Whether there is a layout of that name: 目录 may be left out."""
        return name in self._layouts

    def page(self, name: str) -> Page:
        """A new slide at the end; 标题与文字 may stand in for by 标题与图表."""
        layout = self._layouts.get(name) or self._layouts[CHART]
        if layout.name not in self._holders:
            self._holders[layout.name] = tuple(map(_holder, layout.placeholders))
        slide = self.deck.slides.add_slide(layout)
        return Page(slide, self._holders[layout.name], self.wide, self.high)


def _holder(holder: LayoutPlaceholder) -> Holder:
    """A placeholder with its place, which it may have from the master."""
    form = holder.placeholder_format
    at = (holder.left, holder.top, holder.width, holder.height)
    box = boxed(*(each or 0 for each in at))
    return Holder(form.idx, holder.name, form.type, box, _size(holder))


def _size(holder: LayoutPlaceholder) -> float | None:
    """The size of a placeholder's letters: its own, its master's, or that of its style."""
    master = holder.part.slide_layout.slide_master
    title = holder.placeholder_format.type in (KIND.TITLE, KIND.CENTER_TITLE)
    style = "p:titleStyle" if title else "p:bodyStyle"
    above = holder._base_placeholder
    found = [
        *holder._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"),
        *(above._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz") if above else ()),
        *master._element.xpath(f"./p:txStyles/{style}/a:lvl1pPr/a:defRPr/@sz"),
    ]
    return int(found[0]) / 100 if found else None


def _titled(layout: SlideLayout) -> bool:
    return bool(
        layout._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"),
    )


def _opened(path: Path, name: str) -> Deck:
    try:
        deck = Presentation(io.BytesIO(path.read_bytes()))
    except (OSError, KeyError, ValueError, PackageNotFoundError) as error:
        raise MasterUnusable(name, "不是能打开的 .pptx 文件") from error
    except Exception as error:  # zip and XML readers have errors of their own
        raise MasterUnusable(name, "文件已损坏，打不开") from error
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    return deck
