"""与上次会议版相比: figures revised, lights turned, new laggards since the last frozen edition."""

from briefing.document import Block, Cell, Column, Paragraph, Section, Table
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.cells import number, words
from briefing.sections.matter import Matter
from briefing.source import issued
from catalog.catalog import Catalog
from charts.style import LAMPS
from data.keeping.clock import written
from data.keeping.editions import Edition
from metrics.pointer import Pointer
from metrics.revisions import Revision
from metrics.since import Turn, previous, since

_MOST = 40


def changes(matter: Matter) -> Section | None:
    """What the last meeting was told otherwise; nothing where there was no edition before."""
    last = last_edition(matter)
    if last is None:
        return None
    found = since(matter.store, matter.catalog, last, matter.period, matter.asof)
    revised = [each for each in found.revised if _asked(matter, each.pointer)]
    turned = [each for each in found.turned if _asked(matter, each.pointer)]
    laggards = [each for each in found.laggards if _asked(matter, each.pointer)]
    finding = said(
        f"与会议版“{last.name}”（{last.period}，{written(last.asof)}定版）相比，",
        _finding(len(revised), len(turned), laggards),
    )
    blocks: list[Block] = [Paragraph(finding, "finding")]
    if laggards:
        names = "、".join(dict.fromkeys(f"{each.name}（{each.target}）" for each in laggards))
        blocks.append(Paragraph(said(f"新增红灯：{names}。"), "item"))
    if turned:
        blocks.append(_lights(matter, last, turned))
    if revised:
        blocks.append(_revisions(matter, last, revised))
    if found.withheld and not matter.request.kind:
        blocks.append(Paragraph(said(f"另有{found.withheld}个修订的数不予显示。"), "note"))
    return Section("changes", SECTIONS["changes"], tuple(blocks))


def last_edition(matter: Matter) -> Edition | None:
    """The newest edition frozen before the moment asked for that is not this one."""
    return previous(matter.store, matter.period, matter.asof, code=matter.request.code)


def _asked(matter: Matter, pointer: Pointer) -> bool:
    """Whether a figure is within the scope of the briefing."""
    request = matter.request
    if not request.kind or (pointer.by, pointer.unit) == (request.kind, request.unit):
        return True
    if pointer.by != "chain_park":
        return False
    return request.unit in (pointer.unit, pointer.other)


def _finding(revised: int, turned: int, laggards: list[Turn]) -> str:
    told = [f"修订、补报、撤回的数{revised}个"] if revised else []
    told += [f"亮灯变化{turned}项"] if turned else []
    told += [f"新增红灯{len(laggards)}项"] if laggards else []
    return ("，".join(told) or "数据和亮灯没有变化") + "。"


def _lights(matter: Matter, last: Edition, turned: list[Turn]) -> Table:
    columns = (
        Column("单位"),
        Column("指标"),
        Column("原亮灯", "light"),
        Column("现亮灯", "light"),
        Column("原进度差", "points", "个百分点"),
        Column("现进度差", "points", "个百分点"),
    )
    rows = tuple(
        (
            Cell(each.name),
            Cell(each.target),
            Cell(LAMPS[each.before], light=each.before) if each.before else words(""),
            Cell(LAMPS[each.now], light=each.now),
            number(each.gap_before, 1, sign=True),
            number(each.gap_now, 1, each.pointer.to("gap_pp"), sign=True),
        )
        for each in turned[:_MOST]
    )
    about = _listed(f"{last.period}与{matter.period}相比；单位：个百分点", len(turned))
    return Table("亮灯变化", about, columns, rows, _foot(matter))


def _revisions(matter: Matter, last: Edition, revised: list[Revision]) -> Table:
    heads = ["单位", "指标", "报告期", "类别", "原数", "现数", "原因"]
    columns = tuple(Column(head) for head in heads)
    rows = tuple(
        (
            Cell(each.name),
            Cell(each.what),
            Cell(each.when),
            Cell(each.kind),
            Cell(each.old),
            Cell(each.new, pointer=_shown(matter.catalog, each)),
            words(each.why if matter.request.internal else ""),
        )
        for each in revised[:_MOST]
    )
    if not matter.request.internal:
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    about = _listed(f"自{written(last.asof)}以来", len(revised))
    return Table("修订的数", about, columns, rows, _foot(matter))


def _shown(catalog: Catalog, revision: Revision) -> Pointer | None:
    """The figure that is there now; what was withdrawn is none."""
    known = revision.pointer.indicator in catalog.indicators
    return revision.pointer if known and revision.new != "无" else None


def _listed(about: str, many: int) -> str:
    return f"{about}；共{many}项，列出{_MOST}项" if many > _MOST else about


def _foot(matter: Matter) -> str:
    return f"来源：发布记录；{issued(matter.period, matter.until)}"
