"""Turns the entries of reports.toml into frozen reports, refusing what they may not hold."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from catalog.deadline import RULES, Calendar, Deadline
from catalog.faults import CatalogError, nearest
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.report import KINDS, Column, Report, Reports
from catalog.uom import Uoms

__all__ = ["Report", "Reports", "reports"]

_CALENDAR = "calendar"
_FREQUENCIES = {"月": tuple(range(2, 13)), "季": (3, 6, 9, 12), "年": (12,)}
_TEXTS = ("name", "title", "kind", "frequency", "deadline")
_KEYS = (*_TEXTS, "months", "postponed", "hands_in", "units", "since", "used", "columns")
_FLAGS = ("level", "yoy", "target", "required")
_COLUMN = ("uom", "indicator", "scope", "used", *_FLAGS)
_MONTHS = re.compile(r"(\d{1,2})(?:[-—~至](\d{1,2}))?")
_MOST_DAYS = 60  # of one holiday


def reports(
    entries: Mapping[str, tuple[str, Any]], indicators: Mapping[str, Indicator], uoms: Uoms
) -> Reports:
    """The reports of reports.toml; every indicator and unit of measure they name is known."""
    days, found = Calendar(), {}
    for code, (file, entry) in entries.items():
        _is(isinstance(entry, dict), file, code, "", entry, "表")
        if code == _CALENDAR:
            days = _calendar(file, entry)
        elif _used(file, code, entry):
            found[code] = _report(file, code, entry, indicators, uoms)
    names: dict[str, str] = {}
    for code, each in found.items():
        if names.setdefault(each.name, code) != code:
            fault = f"名称“{each.name}”已属于 [{names[each.name]}]"
            raise CatalogError(entries[code][0], code, "name", fault)
    return Reports(MappingProxyType(found), days)


def _report(
    file: str, code: str, entry: dict[str, Any], indicators: Mapping[str, Indicator], uoms: Uoms
) -> Report:
    _known(file, code, entry, _KEYS)
    for key in _TEXTS:
        if key not in entry:
            raise CatalogError(file, code, key, "缺少这个键")
    for key in (*_TEXTS, "months", "hands_in", "since"):
        said = entry.get(key, "全")
        _is(isinstance(said, str) and bool(said.strip()), file, code, key, said, "文字")
    for key, choices in (("kind", KINDS), ("frequency", tuple(_FREQUENCIES))):
        _one_of(file, code, key, entry[key], choices)
    postponed, units = entry.get("postponed", True), entry.get("units", [])
    _is(isinstance(postponed, bool), file, code, "postponed", postponed, "true 或 false")
    listed = isinstance(units, list) and all(isinstance(unit, str) for unit in units)
    _is(listed, file, code, "units", units, "文字列表")
    try:
        deadline = Deadline.of(entry["deadline"], postponed)
    except ValueError as error:
        fault = f"看不懂期限“{entry['deadline']}”"
        raise CatalogError(file, code, "deadline", fault, f"请写成 {RULES} 这样。") from error
    return Report(
        code=code,
        name=entry["name"],
        title=entry["title"],
        kind=entry["kind"],
        frequency=entry["frequency"],
        months=_months(file, code, entry),
        deadline=deadline,
        columns=_columns(file, code, entry.get("columns", {}), indicators, uoms),
        hands_in=entry.get("hands_in", ""),
        units=tuple(units),
        since=_since(file, code, entry),
    )


def _used(file: str, code: str, entry: dict[str, Any]) -> bool:
    used = entry.get("used", True)
    _is(isinstance(used, bool), file, code, "used", used, "true 或 false")
    return used


def _since(file: str, code: str, entry: dict[str, Any]) -> tuple[int, int] | None:
    if "since" not in entry:
        return None
    try:
        period = Period.of(entry["since"])
    except ValueError as error:
        fault = f"看不懂报告期“{entry['since']}”"
        raise CatalogError(file, code, "since", fault, "请写成 2026-06。") from error
    return period.year, period.last_month


def _months(file: str, code: str, entry: dict[str, Any]) -> tuple[int, ...]:
    if "months" not in entry:
        return _FREQUENCIES[entry["frequency"]]
    found: set[int] = set()
    for part in re.split(r"[,，、]", entry["months"]):
        span = _MONTHS.fullmatch(part.strip())
        months = range(int(span[1]), int(span[2] or span[1]) + 1) if span else range(0)
        if not months or not 2 <= months[0] <= months[-1] <= 12:
            fault = f"看不懂月份“{entry['months']}”"
            advice = "请写成 2-12 或 3,6,9,12；1月与2月合并，不单独报。"
            raise CatalogError(file, code, "months", fault, advice)
        found.update(months)
    return tuple(sorted(found))


def _columns(
    file: str, code: str, entries: Any, indicators: Mapping[str, Indicator], uoms: Uoms
) -> tuple[Column, ...]:
    _is(isinstance(entries, dict), file, code, "columns", entries, "表")
    made = [
        _column(file, f"{code}.columns", name, said, indicators, uoms)
        for name, said in entries.items()
    ]
    columns = [column for column in made if column]
    if not any(column.required for column in columns):
        raise CatalogError(file, code, "columns", "至少要有一个必报指标")
    return tuple(columns)


def _column(
    file: str,
    entry: str,
    name: str,
    said: Any,
    indicators: Mapping[str, Indicator],
    uoms: Uoms,
) -> Column | None:
    _is(isinstance(said, dict), file, entry, name, said, "表")
    _known(file, f"{entry}.{name}", said, _COLUMN)
    for flag in (*_FLAGS, "used"):
        value = said.get(flag, True)
        _is(isinstance(value, bool), file, f"{entry}.{name}", flag, value, "true 或 false")
    if not said.get("used", True):
        return None
    code = said.get("indicator", name)
    if code not in indicators:
        fault = f"没有指标“{code}”"
        raise CatalogError(file, entry, name, fault, nearest(code, indicators))
    indicator = indicators[code]
    uom = said.get("uom", indicator.unit)
    if not isinstance(uom, str) or uoms.factor(uom, indicator.unit) is None:
        fault = f"单位“{uom}”不能换算成{indicator.unit}"
        raise CatalogError(file, f"{entry}.{name}", "uom", fault, nearest(uom, uoms.factors))
    column = Column(code, uom, _scope(file, f"{entry}.{name}", said, indicator), **_flags(said))
    if not column.figures:
        raise CatalogError(file, entry, name, "level、yoy、target 至少一个是 true")
    return column


def _flags(said: dict[str, Any]) -> dict[str, bool]:
    return {flag: said[flag] for flag in _FLAGS if flag in said}


def _scope(file: str, entry: str, said: dict[str, Any], indicator: Indicator) -> str | None:
    """The scope as facts keep it: '' for the default one; None where none is asked for."""
    if "scope" not in said:
        return None
    names = (indicator.default_scope, *dict(indicator.scopes))
    _one_of(file, entry, "scope", said["scope"], tuple(name for name in names if name))
    return "" if said["scope"] == indicator.default_scope else said["scope"]


def _calendar(file: str, entry: dict[str, Any]) -> Calendar:
    _known(file, _CALENDAR, entry, ("holidays", "workdays"))
    days: dict[str, frozenset[date]] = {}
    for key, listed in entry.items():
        _is(isinstance(listed, list), file, _CALENDAR, key, listed, "文字列表")
        days[key] = frozenset(day for said in listed for day in _days(file, key, said))
    return Calendar(**days)


def _days(file: str, key: str, said: Any) -> list[date]:
    first, _, last = str(said).partition("至")
    try:
        begun = date.fromisoformat(first.strip())
        ended = date.fromisoformat(last.strip()) if last else begun
    except ValueError as error:
        advice = "请写成 2026-10-01 或 2026-10-01至2026-10-07。"
        raise CatalogError(file, _CALENDAR, key, f"看不懂日期“{said}”", advice) from error
    many = (ended - begun).days
    if not 0 <= many < _MOST_DAYS:
        raise CatalogError(file, _CALENDAR, key, f"“{said}”的先后或长短不对")
    return [begun + timedelta(days=step) for step in range(many + 1)]


def _known(file: str, entry: str, said: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in said:
        if key not in keys:
            raise CatalogError(file, entry, key, "没有这个键", nearest(key, keys))


def _one_of(file: str, entry: str, key: str, said: Any, choices: tuple[str, ...]) -> None:
    if said not in choices:
        fault = f"“{said}”不可用，只能是 {'、'.join(choices)}"
        raise CatalogError(file, entry, key, fault, nearest(said, choices))


def _is(fits: bool, file: str, entry: str, key: str, said: Any, wanted: str) -> None:
    if not fits:
        raise CatalogError(file, entry, key, f"“{said}”应是{wanted}")
