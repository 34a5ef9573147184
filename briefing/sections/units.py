"""各产业链、各园区: a section a unit in official order, the paragraph to copy and its 一页通."""

from dataclasses import replace

from briefing.card import of as card_of
from briefing.document import Paragraph, Section
from briefing.sections.commentary import commentary_of
from briefing.sections.matter import Matter, in_one_uom
from briefing.sections.sentences import of_unit
from briefing.unit.subject import subject
from catalog.rounding import known


def chains(matter: Matter) -> tuple[Section, ...]:
    """A section a chain."""
    return _units(matter, "chain")


def parks(matter: Matter) -> tuple[Section, ...]:
    """A section a park."""
    return _units(matter, "park")


def _units(matter: Matter, by: str) -> tuple[Section, ...]:
    if matter.request.kind not in ("", by) or not matter.speaks(by):
        return ()
    wanted = matter.request.unit
    units = [each for each in matter.members(by) if not wanted or each.unit == wanted]
    rows = {row.unit: row for row in matter.answer(by).rows}
    found = []
    for place, member in enumerate(units):
        matter.course.step(place / len(units), f"正在写：{member.short}")
        about = subject(matter.store, matter.catalog, by, member.unit, matter.period, matter.asof)
        card = replace(card_of(about), commentary=commentary_of(matter, by, member.unit))
        row = rows.get(member.unit)
        told = row is not None and (known(row.value) or known(row.yoy))
        said = (Paragraph(of_unit(matter, by, in_one_uom([row])[0])),) if told else ()
        found.append(Section(f"{by}:{member.short}", member.name, (*said, card)))
    return tuple(found)
