"""What a person asks for, in words, as a Request: period or edition, scope, sections."""

from dataclasses import replace

from briefing.request import SECTIONS, Request, Scope, scoped, short
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping import editions
from data.keeping.store import Store
from errors import DashboardError
from metrics.asof import moment
from metrics.frozen import frozen
from metrics.periods import periods
from metrics.report import UnknownPeriod


class PeriodsDiffer(DashboardError):
    """A period is named beside an edition that is of another."""

    def __init__(self, asked: Period, edition: editions.Edition) -> None:
        super().__init__(
            "报告期对不上",
            f"会议版“{edition.name}”是{edition.period}的，不是{asked}的。",
            "去掉报告期，或换一个会议版。",
        )


class NoPeriod(DashboardError):
    """Neither a period nor an edition is named, and nothing was ever published."""

    def __init__(self) -> None:
        super().__init__("没有报告期", "没有写报告期，库里也没有数据。", "请写 --period 2026-06。")


def ordered(
    store: Store,
    catalog: Catalog,
    *,
    period: str | None = None,
    scope: str = "",
    edition: str | None = None,
    asof: str | None = None,
    meeting: str = "",
    sections: tuple[str, ...] = (),
    address: str = "",
    **more: bool,
) -> tuple[Request, Catalog]:
    """The request and the catalogue it is computed by. `sections` are keys, their titles or 简明;
    the newest period where none is named. Raises UnknownPeriod, PeriodsDiffer, UnknownEdition,
    UnknownMoment, UnknownSubject, UnknownSection."""
    kept = editions.known(store, edition) if edition else None
    when = _period(period) if period else None
    if kept and when and (when.year, when.last_month) != (kept.period.year, kept.period.last_month):
        raise PeriodsDiffer(when, kept)
    at = kept.asof if kept else moment(asof)
    when = (kept.period if kept else when) or next(iter(periods(store, at)), None)
    if when is None:
        raise NoPeriod
    of = scoped(store, scope, at)
    request = Request(when, meeting, of, _sections(sections, of), at, **more)
    if kept is None:
        return request, catalog
    link = f"{address}/e/{kept.code}" if address else ""
    return of_edition(request, kept, link), frozen(store, kept, catalog).catalog


def of_edition(request: Request, kept: editions.Edition, link: str = "") -> Request:
    """The same choice of a frozen edition: its period and moment, its name and code; `link` opens
    it."""
    return replace(
        request,
        period=kept.period,
        asof=kept.asof,
        meeting=request.meeting or kept.name,
        edition=kept.name,
        code=kept.code,
        link=link,
    )


def _sections(asked: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    """Keys of sections asked for by key, by title, or as 简明; all where none is."""
    if tuple(asked) == ("简明",):
        return short(scope)
    titles = {title: key for key, title in SECTIONS.items()}
    return tuple(titles.get(each, each) for each in asked if each) or tuple(SECTIONS)


def _period(text: str) -> Period:
    try:
        return Period.of(text)
    except ValueError as error:
        raise UnknownPeriod(text) from error
