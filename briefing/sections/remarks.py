"""核实说明: what those who reported said of unusual or corrected figures of the period."""

from briefing.document import Cell, Column, Section, Table
from briefing.request import SECTIONS
from briefing.sections.cells import words
from briefing.sections.matter import NOUNS, Matter
from briefing.source import issued
from data.keeping.remarks import ANSWER, REASON, remarks_in

_MOST = 40


def remarks(matter: Matter) -> Section | None:
    """Of figures that still count, by unit in official order; those of enterprises stay inside."""
    found = remarks_in(matter.store, matter.period, matter.asof)
    found = found[found["kind"].isin([ANSWER, REASON]) & found["grain"].isin(list(NOUNS))]
    found = found[found["standing"].astype(bool)] if len(found) else found
    if matter.request.kind:
        own = (found["grain"] == matter.request.kind) & (found["unit"] == matter.request.unit)
        found = found[own]
    places = {
        (by, each.unit): (list(NOUNS).index(by), place)
        for by in NOUNS
        for place, each in enumerate(matter.members(by))
    }
    lines = []
    for said in found.itertuples():
        if said.indicator not in matter.catalog.indicators or not str(said.text).strip():
            continue
        order = places.get((said.grain, said.unit), (len(NOUNS), 0))
        name = matter.short(said.grain, said.unit) if said.unit else "全市"
        indicator = matter.indicator(said.indicator).name
        about = Cell(said.kind)
        lines.append((order, (Cell(name), Cell(indicator), about, words(said.text))))
    if not lines:
        return None
    lines.sort(key=lambda line: (line[0], *(cell.text for cell in line[1])))
    columns = tuple(Column(head) for head in ("单位", "指标", "类别", "说明"))
    about = f"{matter.period}；报送单位在发布时对有疑问或修改过的数所作的说明"
    if len(lines) > _MOST:
        about += f"；共{len(lines)}条，列出{_MOST}条"
    foot = f"来源：报送记录；{issued(matter.period, matter.until)}"
    rows = tuple(line for _, line in lines[:_MOST])
    made = Table("数据核实说明", about, columns, rows, foot)
    return Section("remarks", SECTIONS["remarks"], (made,))
