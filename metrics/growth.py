"""同比 and its words: what is said where a percentage would mislead."""

REVIVED, FELL, LESS, WORSE, SAME, NEW, TURNED = (
    "扭亏为盈",
    "由盈转亏",
    "减亏",
    "亏损增加",
    "持平",
    "净增",
    "转亏",
)
# A computed 同比 is shown beside the reported one when they differ by more (个百分点).
SHOWN_BESIDE = 0.15


def growth(value: float | None, base: float | None) -> tuple[float | None, str | None]:
    """同比 in percent, or None and the word to say instead (docs: 口径说明, 同比)."""
    if value is None or base is None:
        return None, None
    if base > 0:
        return (None, FELL) if value < 0 else ((value - base) / base * 100, None)
    if base == 0:
        return None, NEW if value > 0 else SAME if value == 0 else TURNED
    if value > 0:
        return None, REVIVED
    return None, SAME if value == base else LESS if value > base else WORSE


def average_growth(growth: float | None, years: int = 2) -> float | None:
    """年均增长 in percent behind a growth over several years: 45.5 over two is 20.6 a year."""
    if growth is None or growth <= -100:
        return None
    return ((1 + growth / 100) ** (1 / years) - 1) * 100


def two_year_average(now: float | None, before: float | None) -> float | None:
    """两年平均增速: the geometric mean of this year's and last year's growth."""
    if now is None or before is None or min(now, before) <= -100:
        return None
    return average_growth(((1 + now / 100) * (1 + before / 100) - 1) * 100)


def implied_base(value: float | None, yoy: float | None) -> float | None:
    """The comparable 同期 behind a reported 同比: value/(1+同比); None where it cannot be told."""
    if value is None or yoy is None or not value or abs(1 + yoy / 100) < 1e-9:
        return None
    return value / (1 + yoy / 100)
