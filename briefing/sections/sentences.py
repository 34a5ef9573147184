"""The paragraph a briefing says of a unit, as its page says it."""

from collections.abc import Sequence

from briefing import wording
from briefing.document import Paragraph
from briefing.paragraph import paragraph
from briefing.roundup import Group
from briefing.said import Said, said
from briefing.sections.matter import MAIN, NOUNS, Matter
from metrics.row import Row


def of_unit(matter: Matter, by: str, row: Row, code: str = MAIN) -> Said:
    """How one unit stands: level, growth, place, target, pull."""
    noun = NOUNS[by]
    whole = f"全部{noun}"
    return as_said(
        paragraph(
            row,
            matter.indicator(code),
            matter.period,
            by=by,
            scope=matter.answer(by, code).figures.scope,
            before=matter.before(by, code).get(row.unit),
            total=matter.answer(by, code).total,
            peers=f"{row.peer_group}{noun}" if row.peer_group else whole,
            whole=whole,
        )
    )


def of_whole(matter: Matter, by: str, total: Row, code: str = MAIN) -> Said:
    """How all units of a kind stand together."""
    name = f"全部{NOUNS[by]}"
    indicator, before = matter.indicator(code), matter.before(by, code).get(total.unit)
    scope = matter.answer(by, code).figures.scope
    return paragraph(total, indicator, matter.period, by=by, scope=scope, name=name, before=before)


def together(matter: Matter, by: str, rows: Sequence[Row], code: str = MAIN) -> Group:
    """The units of a kind, or of a peer group, to be told of together."""
    scope = matter.answer(by, code).figures.scope
    indicator = matter.indicator(code)
    return Group(rows, indicator, matter.period, by, scope, NOUNS[by], wording.counter(by))


def as_said(words: str | Said) -> Said:
    """A sentence as parts, however it came."""
    return words if isinstance(words, Said) else said(words)


def item(name: str, words: str | Said) -> Paragraph:
    """A line of a list that begins with whose it is."""
    return Paragraph(said(f"{name}：", as_said(words)), "item")
