"""When a table is of: its lines first, then its sheet's name, then its file's."""

import re
from dataclasses import dataclass

from catalog.period import Period
from data.findings import Findings
from data.reading.periods import placeholder, stated
from data.reading.text import normalise

_REGISTER = re.compile(r"名录|目录|名单|清单|台账")
_DIRECTORY = re.compile(r"名录|目录|名单|清单|一览|台账|目标|任务|分解|计划")


@dataclass(frozen=True)
class Dated:
    """The period of a table and whether its bare month may mean the month or the sum to it."""

    period: Period | None
    ambiguous: bool = False


def dated(lines: list[str], sheet: str, name: str, findings: Findings, where: str) -> Dated:
    """The period the lines above a table state, completed from the names of sheet and file."""
    own = [found for line in lines if (found := stated(line))]
    months = next((found for found in own if not found.year_only), None)
    year = next((found.year for found in own if found.year), None)
    unfilled = [line for line in lines if placeholder(line)]
    for line in unfilled:
        findings.add("period_placeholder", sheet, where, line)
    if months and (months.year or year):
        _compare(months.on(year), name, sheet, where, findings)
        return Dated(months.on(year), months.ambiguous)
    names = [("工作表名", sheet, stated(sheet)), ("文件名", name, stated(name))]
    for source, text, found in names:
        if not found or (months is None and year and (found.year_only or _directory(lines))):
            continue
        if (
            months is None
            and not year
            and _REGISTER.search(normalise("".join([*lines, sheet, name])))
        ):
            continue  # a register lists what stands; the year of its edition dates no figure
        when = months or found
        period = when.on(year or found.year)
        if period and (not year or not found.year or found.year == year):
            findings.add("period_from_name", sheet, where, text, source=source, period=str(period))
            return Dated(period, when.ambiguous)
    if year and not unfilled:
        return Dated(Period(year, 1, 12, "ytd"))
    return Dated(None)


def needs_period(lines: list[str], sheet: str) -> bool:
    """False for directories and targets, whose figures stand without a month."""
    return not _directory([*lines, sheet])


def _directory(lines: list[str]) -> bool:
    return any(_DIRECTORY.search(normalise(line)) for line in lines)


def _compare(period: Period | None, name: str, sheet: str, where: str, findings: Findings) -> None:
    """The file's name may say another period: last month's file sent under a new name."""
    other = stated(name)
    if period and other and other.year and not other.year_only:
        named = other.on(None)
        if named and (named.year, named.last_month) != (period.year, period.last_month):
            findings.add("period_conflict", sheet, where, str(period), named=str(named), file=name)
