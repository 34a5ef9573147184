"""A draft as a .docx: its paragraphs as text, and the same file again with comments in it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree

from briefing.proofreading.checking import RIGHT, STALE, UNMATCHED, WRONG, Checked
from briefing.proofreading.tables import Cell, Grid
from errors import DashboardError

AUTHOR, INITIALS = "核稿", "核"
_MOST_BYTES, _MOST_UNPACKED = 20 * 1024**2, 200 * 1024**2
# A hundred pages are 3 MB of text with its marks; what is far more is no draft.
_MOST_MARKED_UP, _MOST_LETTERS = 24 * 1024**2, 200_000
_MOST_COMMENTS, _MOST_RUNS, _MOST_SPAN = 500, 1000, 200
_BROKEN = (
    zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, zlib.error, etree.LxmlError,
    AttributeError, NotImplementedError,
)  # fmt: skip
_MARK = {WRONG: "不符", STALE: "过时", UNMATCHED: "未核对"}


class NotAManuscript(DashboardError):
    """The file is no .docx that can be read."""

    def __init__(self, why: str) -> None:
        advice = "请在 Word 或 WPS 里另存为 .docx 再传，或把文字粘贴进来。"
        super().__init__("读不了这份文稿", why, advice)


class Manuscript:
    """A .docx held in memory. Raises NotAManuscript."""

    def __init__(self, content: bytes) -> None:
        self._document = _opened(content)
        body = getattr(self._document.element, "body", None)
        if body is None:
            raise NotAManuscript("文件里没有正文。")
        if sum(len(each.text or "") for each in body.iter(qn("w:t"))) > _MOST_LETTERS:
            raise NotAManuscript(f"文稿超过{_MOST_LETTERS // 10_000}万字，请分成几份。")
        self._paragraphs = [
            each for each in body.iter(qn("w:p")) if next(each.iter(qn("w:t")), None) is not None
        ]
        #: The text of every paragraph, those in tables too, in the order they stand.
        self.paragraphs = [_text(each) for each in self._paragraphs]

    @property
    def grids(self) -> list[Grid]:
        """The tables, each with the paragraph above it as its caption."""
        numbers = {id(each): number for number, each in enumerate(self._paragraphs)}
        return [
            Grid(_cells(table, numbers), _above(table))
            for table in self._document.element.body.iter(qn("w:tbl"))
        ]

    def commented(self, found: Iterable[Checked]) -> bytes:
        """The file with a comment at every number that is wrong, out of date or not checked; of
        very many at the first of them, those not checked last."""
        wanted = [each for each in found if each.verdict != RIGHT]
        wanted = sorted(wanted, key=lambda each: each.verdict == UNMATCHED)[:_MOST_COMMENTS]
        # From the end of a paragraph on, so that places before stay where they are.
        for each in sorted(wanted, key=lambda each: (each.paragraph, -each.start)):
            self._comment(each)
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _comment(self, each: Checked) -> None:
        paragraph = self._paragraphs[each.paragraph]
        many = sum(1 for _ in islice(paragraph.iter(qn("w:r")), _MOST_RUNS + 1))
        runs = _cut(paragraph, each.start, each.end) if many <= _MOST_RUNS else []
        if runs:
            marked = [Run(run, self._document) for run in (runs[0], runs[-1])]
            self._document.add_comment(marked, comment(each), AUTHOR, INITIALS)


def comment(each: Checked) -> str:
    """What stands beside a number that does not agree."""
    if each.verdict == UNMATCHED:
        return f"未核对：{each.hint}。"
    right = f"库中{each.about}为 {each.right}。"
    return f"{_MARK[each.verdict]}：{right}{each.hint}{'。' if each.hint else ''}"


def _opened(content: bytes) -> Docx:
    if len(content) > _MOST_BYTES:
        raise NotAManuscript("文件超过 20 MB。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sizes = {entry.filename: entry.file_size for entry in package.infolist()}
        if sum(sizes.values()) > _MOST_UNPACKED:
            raise NotAManuscript("文件展开后超过 200 MB。")
        if sum(size for name, size in sizes.items() if _marked_up(name)) > _MOST_MARKED_UP:
            raise NotAManuscript("文件里的文字展开后超过 24 MB。")
        return Document(io.BytesIO(content))
    except _BROKEN as error:
        raise NotAManuscript("它不是 .docx 文件，或者已经损坏。") from error


def _marked_up(name: str) -> bool:
    """Pictures lie in a folder of their own; what else there is may be read as XML."""
    return not name.startswith("word/media/")


def _pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The runs of a paragraph that are read, with their texts: what was struck out is not."""
    for run in paragraph.iter(qn("w:r")):
        around = {each.tag for each in run.iterancestors()}
        own = next(each for each in run.iterancestors() if each.tag == qn("w:p"))
        if qn("w:del") not in around and own is paragraph:
            yield run, "".join(map(_letters, run))


def _text(paragraph: etree._Element) -> str:
    return "".join(text for _, text in _pieces(paragraph))


def _above(table: etree._Element) -> tuple[str, ...]:
    """What stands right above a table: its caption, and a line of units between."""
    words: list[str] = []
    before = table.getprevious()
    while before is not None and before.tag == qn("w:p") and len(words) < 2:
        if said := _text(before).strip():
            words.insert(0, said)
        before = before.getprevious()
    return tuple(word for word in words if len(word) < 60)


def _cells(table: etree._Element, numbers: dict[int, int]) -> dict[tuple[int, int], Cell]:
    """The cells where they begin; one merged downwards reaches as far as it goes on."""
    found: dict[tuple[int, int], Cell] = {}
    above: dict[int, int] = {}
    for row, line in enumerate(table.iterchildren(qn("w:tr"))):
        column = 0
        for cell in line.iterchildren(qn("w:tc")):
            across, goes_on = _merged(cell)
            if goes_on and column in above:
                top = above[column], column
                found[top] = replace(found[top], down=row - top[0] + 1)
            elif not goes_on:
                lines = list(cell.iterchildren(qn("w:p")))
                said = "".join(map(_text, lines)).strip()
                first = next((each for each in lines if _text(each).strip()), None)
                if first is not None:
                    own = _text(first)
                    start = len(own) - len(own.lstrip())
                    found[row, column] = Cell(said, numbers[id(first)], start, across)
                    above[column] = row
            column += across
    return found


def _merged(cell: etree._Element) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it only goes on from the one above."""
    look = cell.find(qn("w:tcPr"))
    span = look.find(qn("w:gridSpan")) if look is not None else None
    down = look.find(qn("w:vMerge")) if look is not None else None
    said = span.get(qn("w:val"), "1") if span is not None else "1"
    across = int(said) if re.fullmatch(r"[0-9]{1,6}", said) else 1
    return max(1, min(across, _MOST_SPAN)), down is not None and down.get(qn("w:val")) != "restart"


def _letters(part: etree._Element) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    return "\t" if part.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")) else ""


def _cut(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs from `start` to `end`, cut out of those that reach beyond."""
    at, found = 0, []
    for run, text in list(_pieces(paragraph)):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            found.append(_middle(run, text, first, last))
        at += len(text)
    return found


def _middle(run: etree._Element, text: str, first: int, last: int) -> etree._Element:
    """The run of letters `first` to `last`; what is before and after becomes runs of its own, of
    the same look. A run that holds more than words is taken whole."""
    plain = all(part.tag in (qn("w:t"), qn("w:rPr")) for part in run)
    if not plain or (first == 0 and last == len(text)):
        return run
    for before, piece in ((True, text[:first]), (False, text[last:])):
        if piece:
            other = deepcopy(run)
            _write(other, piece)
            (run.addprevious if before else run.addnext)(other)
    _write(run, text[first:last])
    return run


def _write(run: etree._Element, text: str) -> None:
    words = run.findall(qn("w:t"))
    for extra in words[1:]:
        run.remove(extra)
    words[0].text = text
    words[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
