"""The paragraph on the page of a chain or a park."""

from typing import Any

import pandas as pd

from briefing.paragraph import paragraph
from briefing.said import Said
from catalog.indicator import Indicator
from catalog.period import Period
from metrics.answer import Answer


def unit_words(
    found: Answer,
    row: Any,
    indicator: Indicator,
    period: Period,
    past: pd.DataFrame,
    *,
    by: str,
    noun: str,
) -> Said:
    """What is said of one unit: `row` as it is shown, `past` its figures through time."""
    earlier = past[(past["year"] == period.year) & (past["month"] < period.last_month)]
    before = next(earlier.tail(1).itertuples(), None)
    whole = f"全部{noun}"
    return paragraph(
        row,
        indicator,
        period,
        by=by,
        scope=found.figures.scope,
        before=before,
        total=found.total,
        peers=row.peer_group + noun if row.peer_group else whole,
        whole=whole,
    )
