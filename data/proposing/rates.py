"""Whether numbers are percentages by the file's own marks."""

import numpy as np

from data.reading.table import ColumnValues


def marked_percent(values: ColumnValues) -> bool:
    """True where the file marks a column's numbers as percentages, by format or by sign."""
    for place in np.flatnonzero(np.isfinite(values.numbers))[:50]:
        raw, number = values.raw[place], values.numbers[place]
        if isinstance(raw, str) and ("%" in raw or "％" in raw):
            return True
        if isinstance(raw, int | float) and number and not np.isclose(raw, number, rtol=1e-6):
            return True
    return False
