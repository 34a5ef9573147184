"""Figures of a time that has not come: one slip of the year puts a whole table into the future."""

from datetime import datetime, timedelta

import pandas as pd
from openpyxl.utils import get_column_letter

from catalog.period import Period
from data.findings import Findings
from data.keeping.incoming import Incoming

# A plan for next year may be sent as 预计; figures further ahead than this are a slip.
_SLIP = 12
_CHINA = timedelta(hours=8)


def check_ahead(facts: Incoming, findings: Findings, now: datetime) -> None:
    """Say once a sheet and period that it is later than this month, `now` being UTC as the store
    keeps it; targets and 预计 may be. Of this year as a whole another finding asks."""
    now += _CHINA
    slices = facts.slices
    expected = slices["measure"].str.startswith("target") | slices["measure"].eq("forecast")
    ahead = slices["year"].astype(int) * 12 + slices["last_month"] - (now.year * 12 + now.month)
    whole = slices["year"].eq(now.year) & slices["first_month"].eq(1) & slices["last_month"].eq(12)
    late = slices[slices["year"].gt(0) & ~expected & ~whole & ahead.gt(0)]
    if not len(late):
        return
    cells = facts.kept.select(["slice", "sheet", "row", "col"]).to_pandas()
    found = cells.merge(late.assign(ahead=ahead[late.index]), on="slice")
    periods = ["sheet", "year", "first_month", "last_month", "span"]
    found = found.sort_values(["sheet", "row", "col"])
    for _, first in found.drop_duplicates(periods).iterrows():
        _add(first, findings, now)


def _add(first: pd.Series, findings: Findings, now: datetime) -> None:
    when = Period(
        int(first["year"]), int(first["first_month"]), int(first["last_month"]), first["span"]
    )
    findings.add(
        "period_far_ahead" if first["ahead"] > _SLIP else "period_ahead",
        first["sheet"],
        f"{get_column_letter(int(first['col']) + 1)}{int(first['row']) + 1}",
        str(when),
        today=f"{now.year}年{now.month}月",
    )
