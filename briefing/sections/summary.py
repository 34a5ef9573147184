"""总体情况: the figures on top and what is to be said of them."""

from briefing import wording
from briefing.amounts import large, shown
from briefing.attention import watch
from briefing.document import Block, Kpi, Paragraph, Section, Strip
from briefing.naming import spoken
from briefing.request import SECTIONS
from briefing.roundup import movers, sentenced
from briefing.said import Said, said
from briefing.sections.cells import pointer
from briefing.sections.matter import MAIN, NOUNS, Matter, in_one_uom
from briefing.sections.sentences import item, of_unit, of_whole, together
from briefing.teller import Teller
from catalog.rounding import known, written
from metrics.row import Row, digits_of

_WHOLE = (MAIN, "tax", "investment")
_OF_UNIT = (MAIN, "tax", "tax_per_mu", "investment", "revenue", "profit", "above_scale_count")
_CITY = ("value_added", "fiscal_revenue", "investment")
_MOST = 8
_WATCHED = 6


def summary(matter: Matter) -> Section | None:
    """The strip, then a paragraph of the whole and one for each thing that needs attention."""
    kind = matter.request.kind
    blocks = _of_unit(matter, kind) if kind else _of_city(matter)
    return Section("summary", SECTIONS["summary"], tuple(blocks)) if blocks else None


def _of_city(matter: Matter) -> list[Block]:
    kpis = _wholes(matter) + _land(matter) + _city(matter)
    blocks: list[Block] = [Strip(tuple(kpis[:_MOST]))] if kpis else []
    for by in ("chain", "park"):
        rows = matter.rows(by)
        if rows:
            blocks += _paragraphs(matter, by, rows)
    return blocks


def _of_unit(matter: Matter, kind: str) -> list[Block]:
    found = matter.told(kind)
    rows = {
        code: row
        for code in _OF_UNIT
        if code in found
        for row in found[code].rows
        if row.unit == matter.request.unit and (known(row.value) or known(row.yoy))
    }
    if not rows:
        return []
    kpis = []
    for code, row in rows.items():
        kpis.append(kpi(matter, kind, code, row, matter.indicator(code).name))
        if code == MAIN and known(row.completion):
            kpis.append(completion(matter, kind, code, row))
    blocks: list[Block] = [Strip(tuple(kpis[:_MOST]))]
    main = next(iter(rows))
    return [*blocks, Paragraph(of_unit(matter, kind, in_one_uom([rows[main]])[0], main))]


def kpi(matter: Matter, by: str, code: str, row: Row, name: str, *more: Said) -> Kpi:
    """A figure of the strip: value, 同比, place."""
    teller = Teller(shown(row), matter.period, by, code)
    notes = [said(teller.growth())] if known(row.yoy) else []
    if known(row.rank) and by != "region":
        among = f"（共{row.rank_of:.0f}{wording.counter(by)}）" if known(row.rank_of) else ""
        notes.append(said(f"{row.peer_group or '总量'}位次", teller.place(), among))
    at = pointer(by, row, code, matter.period)
    if not known(row.value):
        grown = written(row.yoy, digits_of(row, "yoy"), sign=True)
        return Kpi(f"{name}同比", grown, row.yoy_uom, (*notes[1:], *more), pointer=at.to("yoy"))
    return Kpi(name, *large(row), (*notes, *more), pointer=at)


def completion(matter: Matter, by: str, code: str, row: Row, *more: Said) -> Kpi:
    """完成年度目标 with 序时进度 beside it and the light."""
    teller = Teller(shown(row), matter.period, by, code)
    notes = [teller.gap()] if known(row.gap_pp) else []
    goal = said("年度目标", teller.level("target")) if known(row.target) else Said()
    value = written(row.completion, digits_of(row, "completion"))
    return Kpi(
        "完成年度目标",
        value,
        "%",
        (*notes, *([goal] if goal else []), *more),
        row.light or "",
        row.completion,
        row.time_progress,
        pointer(by, row, code, matter.period, "completion"),
    )


def _wholes(matter: Matter) -> list[Kpi]:
    """The totals of the chains, 完成率 of the main one after it."""
    kpis, found = [], matter.told("chain")
    for code in _WHOLE:
        total = found[code].total if code in found else None
        if total is None or not known(total.value):
            continue
        missing = found[code].whole.missing
        summed = found[code].whole.basis != "reported"
        many = wording.counted(len(missing))
        notes = [said(f"不含未报的{many}条" if summed else f"{many}条未报")] if missing else []
        kpis.append(
            kpi(matter, "chain", code, total, f"产业链{matter.indicator(code).name}", *notes)
        )
        if code == MAIN and known(total.completion):
            promised = wording.promised_too(found[code].rows, total, "条")
            more = [said(promised)] if promised else []
            kpis.append(completion(matter, "chain", code, total, *more))
    return kpis


def _land(matter: Matter) -> list[Kpi]:
    found = matter.told("park").get("tax_per_mu")
    if found is None or not known(found.total.value):
        return []
    named = next((row.denominator for row in found.rows if row.denominator), "用地面积")
    note = said(f"{matter.period.months}累计，按{named}")
    return [kpi(matter, "park", "tax_per_mu", found.total, "园区亩均税收", note)]


def _city(matter: Matter) -> list[Kpi]:
    found, kpis = matter.told("region"), []
    for code in _CITY:
        row = found[code].rows[0] if code in found else None
        if row is None:
            continue
        teller, notes = Teller(row, matter.period, "region", code), []
        if known(row.growth_rank):
            notes.append(said("增速居全省", teller.place("growth_rank")))
        elif known(row.rank):
            notes.append(said("居全省", teller.place()))
        name = f"全市{spoken(matter.indicator(code), found[code].scope)}"
        kpis.append(kpi(matter, "region", code, row, name, *notes))
    return kpis


def _paragraphs(matter: Matter, by: str, rows: list[Row]) -> list[Block]:
    """How the units of a kind stand, and those that need attention."""
    noun = NOUNS[by]
    finding = f"{wording.overview_title(rows, wording.counter(by), noun)}。"
    blocks: list[Block] = [Paragraph(said(finding), "finding")]
    total = matter.answer(by).total
    if known(total.value):
        movement = sentenced(movers(together(matter, by, rows)))
        blocks.append(Paragraph(said(of_whole(matter, by, total), movement)))
    for _, name, words in watch(rows, matter.period, by=by, indicator=MAIN)[:_WATCHED]:
        blocks.append(item(name, words))
    return blocks
