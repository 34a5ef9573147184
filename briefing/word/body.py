"""The sections of a briefing as the paragraphs, tables and figures of a 通报."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing.course import Course
from briefing.document import Block, Chart, Document, Paragraph, Section, Strip, Table, UnitCard
from briefing.request import SECTIONS
from briefing.slides.plot import ACROSS
from briefing.word.cards import figures, paired, points, responsible, tables
from briefing.word.charts import LOW, LOWEST, height
from briefing.word.figures import Figures
from briefing.word.marks import Marks
from briefing.word.markup import field, paragraph, run
from briefing.word.page import Page
from briefing.word.styles import Styles
from briefing.word.tables import side_by_side, table

_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="140" w:lineRule="exact"/>'
_MOST_CHARTS = 20
_DIGITS = "〇一二三四五六七八九"
_STYLES = {"finding": "finding", "note": "note", "commentary": "commentary"}


@dataclass
class Body:
    """Writes blocks one after the other; knows how many tables and figures there were."""

    document: Document
    styles: Styles
    page: Page
    figures: Figures
    marks: Marks | None = None
    tables: int = 0
    drawn: int = 0

    def sections(self, course: Course) -> Iterator[tuple[Section, str, str]]:
        """Every section that stands by itself, its heading and its content: units of 各产业链 are
        part of it."""
        parts = grouped(self.document.sections)
        for number, (section, children) in enumerate(parts, 1):
            course.step(number / (len(parts) + 1), f"正在写：{section.title}")
            heading = paragraph(self.styles["heading1"], run(f"{counted(number)}、{section.title}"))
            content = [self.blocks(section.blocks)]
            for place, child in enumerate(children, 1):
                words = run(f"（{counted(place)}）{child.title}")
                content += [paragraph(self.styles["heading2"], words), self.blocks(child.blocks)]
            yield section, heading, "".join(content)

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks in the order they are read."""
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """One block."""
        if isinstance(block, Paragraph):
            return self.said(block)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart):
            return self.chart(block)
        if isinstance(block, Strip):
            return self.table(figures(block.kpis, "主要指标", str(self.document.period)))
        return self.card(block) if isinstance(block, UnitCard) else ""

    def card(self, shown: UnitCard) -> str:
        """一页通 on paper: figures in two halves, charts side by side, the source once."""
        made = self.blocks(responsible(shown))
        if shown.kpis:
            made += self.table(paired(shown.kpis, f"{shown.name}主要指标", str(shown.period)))
        made += self.blocks(points(shown))
        charts = shown.charts if with_courses(self.document) else ()
        step = 1 if any(map(self.figures.pictured, charts)) else 2
        for at in range(0, len(charts), step):
            made += self.beside(charts[at : at + step])
        made += self.blocks(tables(shown))
        return made + self._source(shown.foot) + self.blocks(shown.commentary)

    def beside(self, charts: Sequence[Chart]) -> str:
        """Two charts side by side, or a low one by itself, each over its number and title."""
        wide = self.page.room // len(charts)
        high = LOW if len(charts) > 1 else LOWEST
        cells = []
        for chart in charts:
            about = "" if chart.kind in ACROSS else "，横轴为月份"
            cells.append(self._figure(chart, wide, high, f"{chart.subtitle}{about}"))
        return side_by_side(cells, wide) + self._gap() if len(charts) > 1 else cells[0]

    def said(self, block: Paragraph) -> str:
        """A paragraph, what changed in it marked where that is asked for; a 点评 is signed."""
        text = block.said.text
        known = self.marks is not None and block.before is not None
        content = self.marks.marked(text, block.before) if known else run(text)
        made = paragraph(self.styles[_STYLES.get(block.style, "body")], content)
        return made + (paragraph(self.styles["closing"], run(block.by)) if block.by else "")

    def table(self, shown: Table) -> str:
        """A table under its number, title and units, its source below."""
        self.tables += 1
        made, fits = table(shown, self.styles, self.page.room)
        if not fits:
            made, _ = table(shown, self.styles, self.page.wide_room)
        above = self._caption("表", self.tables, shown.title)
        if shown.about:
            above += paragraph(self.styles["unit"], run(shown.about))
        whole = f"{above}{made}{self._source(shown.foot)}"
        return whole if fits else self.page.turned(whole)

    def chart(self, shown: Chart) -> str:
        """A figure over its number and title, its source below."""
        return self._figure(shown, self.page.room, height(shown), shown.subtitle, shown.foot)

    def _figure(self, shown: Chart, wide: int, high: float, about: str, foot: str = "") -> str:
        self.drawn += 1
        drawing = paragraph(self.styles["figure"], self.figures.drawing(shown, wide, high))
        caption = self._caption("图", self.drawn, shown.title)
        told = ("", "") if self.figures.pictured(shown) else (foot, about)  # a picture says it
        return drawing + caption + self._source(*told)

    def _gap(self) -> str:
        """A table needs a paragraph after it: else the next one grows into it."""
        return paragraph(self.styles["source"], "", _TIGHT)

    def _caption(self, word: str, number: int, title: str) -> str:
        content = run(word) + field(f"SEQ {word} \\* ARABIC", str(number)) + run(f"　{title}")
        return paragraph(self.styles["caption"], content)

    def _source(self, foot: str, about: str = "") -> str:
        """The source of a table or figure; what the whole briefing says of its data is said once,
        under its title."""
        said = foot.removesuffix(self.document.cutoff).rstrip("；;。 ")
        said = "。".join(filter(None, (about, said)))
        return paragraph(self.styles["source"], run(said)) if said else self._gap()


def charts(document: Document) -> list[Chart]:
    """The charts a 通报 shows: those of its sections, and of its cards where they are few."""
    blocks = [block for section in document.sections for block in section.blocks]
    found = [block for block in blocks if isinstance(block, Chart)]
    if with_courses(document):
        found += [each for card in blocks if isinstance(card, UnitCard) for each in card.charts]
    return found


def with_courses(document: Document) -> bool:
    """True where cards have their charts: with more of them a 通报 of all units is an album, and
    LibreOffice, which keeps no more in mind, draws them all out of shape."""
    blocks = [block for section in document.sections for block in section.blocks]
    cards = sum(len(block.charts) for block in blocks if isinstance(block, UnitCard))
    return cards + sum(isinstance(block, Chart) for block in blocks) <= _MOST_CHARTS


def grouped(sections: Iterable[Section]) -> list[tuple[Section, list[Section]]]:
    """Sections of units (chain:白酒) together under the title of their kind; a single one, and any
    other section, stands by itself."""
    made: list[tuple[Section, list[Section]]] = []
    for kind, run_of in groupby(sections, lambda section: section.key.partition(":")[:2]):
        found = list(run_of)
        if kind[1] and len(found) > 1:
            key = f"{kind[0]}s"
            made.append((Section(key, SECTIONS.get(key, found[0].title), ()), found))
        else:
            made += [(section, []) for section in found]
    return made


def counted(number: int) -> str:
    """一, 十, 二十一: as headings are numbered, up to 99."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")
