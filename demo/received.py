"""When the demo's workbooks were handed in, and the day it is looked at.

History came when reporting began, May and June as they were due: chains on time but one, parks and
enterprises a day late in June. Deadlines pass while the demo stays as it is, so it has its own day.
"""

from datetime import datetime

# UTC, as the store keeps moments: ten o'clock in the morning in 北京.
TODAY = datetime(2026, 7, 15, 2)
_BEGUN = datetime(2026, 5, 11, 2)
_CAME = {
    "产业链月报_2026年1-5月.xlsx": datetime(2026, 6, 10, 2),
    "产业链月报_2026年1-5月（修订）.xlsx": datetime(2026, 6, 16, 2),
    "产业链月报_2026年1-6月.xlsx": datetime(2026, 7, 10, 2),
    "园区月报_2026年1-6月.xlsx": datetime(2026, 7, 14, 2),
    "企业直报_2026年1-6月.csv": datetime(2026, 7, 9, 2),
}
# Reports whose history came with the first month that was due.
_LATER = {
    "园区月报": datetime(2026, 6, 10, 2),
    "企业直报": datetime(2026, 6, 8, 2),
    "县市区": datetime(2026, 7, 10, 2),
    "全市": datetime(2026, 7, 14, 2),
}


def received(file: str) -> datetime:
    """When a workbook of the demo was handed in."""
    began = (came for word, came in _LATER.items() if file.startswith(word))
    return _CAME.get(file) or next(began, _BEGUN)
