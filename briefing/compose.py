"""A briefing put together: what was asked for, section by section, as one Document.

from briefing.compose import compose
document = compose(store, catalog, Request(period=Period.of("2026-06"), meeting="调度会"))
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from briefing.course import Course
from briefing.definitions import definitions
from briefing.document import Document, Section
from briefing.marking import marked
from briefing.request import INTERNAL, SECTIONS, Request
from briefing.sections.changes import changes
from briefing.sections.commentary import commentary
from briefing.sections.contribution import contribution
from briefing.sections.laggards import laggards
from briefing.sections.land import land
from briefing.sections.matter import Matter
from briefing.sections.notes import notes
from briefing.sections.ranking import ranking
from briefing.sections.remarks import remarks
from briefing.sections.reporting import reporting
from briefing.sections.summary import summary
from briefing.sections.table import chain_table, park_table, table
from briefing.sections.targets import targets
from briefing.sections.trend import trend
from briefing.sections.units import chains, parks
from briefing.source import issued
from catalog.catalog import Catalog
from data.keeping.batches import is_demo
from data.keeping.clock import utcnow
from data.keeping.store import Store
from errors import DashboardError
from metrics.facts import preceding

# What a section key stands for: one section, several (a chain each), or nothing to say.
Make = Callable[[Matter], Section | tuple[Section, ...] | None]
MAKERS: dict[str, Make] = {
    "summary": summary,
    "table": table,
    "chain_table": chain_table,
    "park_table": park_table,
    "trend": trend,
    "targets": targets,
    "ranking": ranking,
    "contribution": contribution,
    "land": land,
    "chains": chains,
    "parks": parks,
    "laggards": laggards,
    "changes": changes,
    "reporting": reporting,
    "commentary": commentary,
    "remarks": remarks,
    "notes": notes,
}


class NothingToSay(DashboardError):
    """No section that was asked for has figures."""

    def __init__(self, period: str) -> None:
        super().__init__(
            "没有可写的内容",
            f"所选的部分在{period}没有数据。",
            "请换一个报告期、范围，或多选几个部分。",
        )


def compose(
    store: Store,
    catalog: Catalog,
    request: Request,
    *,
    now: datetime | None = None,
    course: Course | None = None,
) -> Document:
    """The document; `now` (UTC) is its time stamp. Raises NothingToSay, Cancelled."""
    moment, course = now or utcnow(), course or Course()
    matter = Matter(store, catalog, request, moment)
    sections = _sections(matter, course.within(0, 0.5) if request.marked else course)
    if not matter.figures or all(section.key == "notes" for section in sections):
        raise NothingToSay(str(request.period))
    if request.marked:
        last = replace(request, period=preceding(request.period))
        sections = marked(sections, _sections(replace(matter, request=last), course.within(0.5, 1)))
    whose = matter.name(request.kind, request.unit) if request.kind else ""
    return Document(
        title=f"{whose or '产业链'}运行情况",
        meeting=request.meeting,
        period=request.period,
        scope=whose or "全市",
        cutoff=issued(request.period, matter.until),
        source="产业链链长制看板",
        sections=tuple(sections),
        made_at=moment,
        asof=request.asof,
        edition=request.edition,
        code=request.code,
        link=request.link,
        demo=is_demo(store, request.asof),
        definitions=definitions(sections, catalog),
    )


def _sections(matter: Matter, course: Course) -> list[Section]:
    """The sections asked for that have something to say, in the order they are asked for."""
    request, found = matter.request, []
    asked = [key for key in request.sections if request.internal or key not in INTERNAL]
    for place, key in enumerate(asked):
        part = course.within(place / len(asked), (place + 1) / len(asked))
        part.step(0, f"正在写：{SECTIONS[key]}")
        made = MAKERS[key](replace(matter, course=part))
        found += [made] if isinstance(made, Section) else made or ()
    return found
