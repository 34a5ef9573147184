"""一页通: one chain or one park on one page, every one in the same order of blocks."""

from datetime import datetime

from briefing.document import Paragraph, UnitCard
from briefing.people import on_card
from briefing.said import said
from briefing.unit.courses import courses
from briefing.unit.kpis import kpis
from briefing.unit.merits import gaps, strengths
from briefing.unit.subject import Subject, subject
from briefing.unit.tables import promised, within
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping import commentary
from data.keeping.store import Store


def card(
    store: Store,
    catalog: Catalog,
    kind: str,
    unit: str,
    period: Period,
    asof: datetime | None = None,
) -> UnitCard:
    """The card of a chain or a park ("chain", "park") in a period, as of a moment."""
    return of(subject(store, catalog, kind, unit, period, asof))


def of(about: Subject) -> UnitCard:
    """The card of figures that are gathered already."""
    silent = about.silent
    return UnitCard(
        kind=about.kind,
        unit=about.unit,
        name=about.name,
        period=about.period,
        people=tuple(on_card(about.kind, about.said)),
        kpis=kpis(about),
        strengths=() if silent else strengths(about),
        gaps=(said(f"{about.period}没有报送任何数据。"),) if silent else gaps(about),
        charts=courses(about),
        targets=promised(about),
        within=within(about),
        commentary=_commentary(about),
        foot=about.foot(),
        light=(about.row.light or "") if about.row else "",
        facts=tuple(_events(about)),
    )


def _commentary(about: Subject) -> tuple[Paragraph, ...]:
    """What a person says of it in this period, signed."""
    told = commentary.of(about.store, about.kind, about.unit, about.period, about.asof)
    if told is None:
        return ()
    lines = [line for line in told.text.splitlines() if line]
    return tuple(
        Paragraph(said(line), "commentary", told.name if line is lines[-1] else "")
        for line in lines
    )


def _events(about: Subject) -> list[str]:
    """Changes of scope of this year, in words."""
    told = [each for each in about.events if each.happened_on.year == about.period.year]
    return [
        f"{each.happened_on.month}月起" + "，".join(filter(None, (each.what, each.effect)))
        for each in told
    ]
