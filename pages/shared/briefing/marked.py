"""A draft with its numbers marked where they stand, and the list of those that do not agree."""

from collections.abc import Sequence

from briefing.proofreading.checking import RIGHT, STALE, UNMATCHED, WRONG, Checked
from pages.shared import board
from pages.shared.nodes import Node, el
from pages.shared.tables import Column, table
from pages.shared.trace.link import traced

_LOOKS = {RIGHT: "p-right", WRONG: "p-wrong", STALE: "p-stale", UNMATCHED: "p-open"}
_AROUND = 18


def counted(found: Sequence[Checked]) -> str:
    """ "40 个数：不符 9，过时 1，未核对 2，相符 28"."""
    many = {verdict: sum(each.verdict == verdict for each in found) for verdict in _LOOKS}
    said = "，".join(f"{verdict} {many[verdict]}" for verdict in (WRONG, STALE, UNMATCHED, RIGHT))
    return f"{len(found)} 个数：{said}"


def listed(paragraphs: Sequence[str], found: Sequence[Checked]) -> Node:
    """The numbers that do not agree: what stands there, what is right, where that comes from."""
    columns = [
        Column("文稿里", left=True, wide=True),
        Column("结论", left=True),
        Column("库中", left=True),
        Column("看作", left=True, wide=True),
        Column("说明", left=True, wide=True),
        Column("溯源", left=True),
    ]
    lines = [
        [
            _context(paragraphs[each.paragraph], each),
            el("span", f"p-word {_LOOKS[each.verdict]}", each.verdict),
            each.right or "—",
            each.about or "—",
            each.hint or "—",
            board.link("看来源", traced(each.pointer)) if each.pointer else "—",
        ]
        for each in found
    ]
    return table(columns, lines)


def text(paragraphs: Sequence[str], found: Sequence[Checked]) -> Node:
    """The whole draft; behind a number that does not agree stands the right one."""
    of: dict[int, list[Checked]] = {}
    for each in found:
        of.setdefault(each.paragraph, []).append(each)
    lines = [
        el("p", "", *_line(paragraph, of.get(number, [])))
        for number, paragraph in enumerate(paragraphs)
        if paragraph.strip()
    ]
    return el("div", "p-draft", *lines)


def _context(paragraph: str, each: Checked) -> Node:
    before = paragraph[max(0, each.start - _AROUND) : each.start]
    after = paragraph[each.end : each.end + 6]
    cut = "…" if each.start > _AROUND else ""
    return el("span", "", f"{cut}{before}", el("b", _LOOKS[each.verdict], each.text), after)


def _line(paragraph: str, found: Sequence[Checked]) -> list[Node]:
    parts, at = [], 0
    for each in sorted(found, key=lambda each: each.start):
        parts.append(paragraph[at : each.start])
        number: Node = el("b", _LOOKS[each.verdict], each.text)
        parts.append(
            el("a", "b-fig", number, href=traced(each.pointer)) if each.pointer else number
        )
        if each.verdict in (WRONG, STALE):
            parts.append(el("small", _LOOKS[each.verdict], f"（应为 {each.right}）"))
        at = each.end
    return [*parts, paragraph[at:]]
