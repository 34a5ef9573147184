"""Rows of the metrics for tests of figures: ten units of any kind, one of them not reported."""

from metrics.row import Row

_TOLD = (
    ("白酒", 46.59, 4.8, 116.4, 40.0, -10.0, 8, 1, "黄"),
    ("锰锌钒铝新材料", 65.65, 4.8, 149.5, 43.9, -6.1, 5, 2, "黄"),
    ("电子信息及5G应用", 83.31, -9.4, 224.3, 37.1, -12.9, 2, 0, "红"),
    ("新能源", 62.61, 26.1, 125.9, 49.7, -0.3, 6, 0, "黄"),
    ("中医药", 56.8, -12.3, 145.8, 39.0, -11.0, 7, -1, "红"),
    ("生物科技", 32.02, 40.2, 51.9, 61.7, 11.7, 9, 1, "绿"),
    ("装备制造", 76.85, 33.3, 130.5, 58.9, 8.9, 3, 1, "绿"),
)


def rows() -> list[Row]:
    """Seven reported units and 现代物流, which is not."""
    found = [
        Row(
            f"{name}产业链", f"{name}产业链", name, "", value=value, uom="亿元", decimals=2,
            computed_decimals=2, yoy=yoy, yoy_basis="reported", target=target, target_type="level",
            completion=completion, time_progress=50.0, gap_pp=gap, rank=rank, rank_change=change,
            rank_baseline="2026年1—5月", light=light, required_monthly=(target - value) / 6,
            pace_monthly=value / 6, pull=yoy / 10, contribution=yoy,
        )
        for name, value, yoy, target, completion, gap, rank, change, light in _TOLD
    ]  # fmt: skip
    missing = Row(
        "现代物流产业链",
        "现代物流产业链",
        "现代物流",
        "",
        uom="亿元",
        decimals=2,
        computed_decimals=2,
    )
    missing.state, missing.light, missing.target, missing.target_type = "未报", "灰", 158.5, "level"
    return [*found, missing]
