"""How a finding names a unit, an indicator, a period and a number."""

from typing import Any

from openpyxl.utils import get_column_letter

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.comparison import Comparison
from data.keeping.factkey import FactKey

MEASURES = {
    "level": "",
    "yoy": "同比",
    "base": "同期数",
    "rank": "位次",
    "growth_rank": "增速位次",
    "share": "占比",
    "completion": "完成率",
    "yoy_change": "增幅同比增减",
    "since_year_start": "较年初",
    "month_on_month": "环比",
    "forecast": "预计",
    "target_level": "目标",
    "target_growth": "增长目标",
    "target_share": "占比目标",
    "target_rank": "位次目标",
    "target_cap": "控制目标",
    "target_milestone": "节点目标",
    "target_veto": "否决项",
    "target_range": "区间目标",
}


_MUST = {
    "rank": "位次应是从 1 起的整数",
    "share": "占比、完成率不应是负数",
    "negative": "一般不应是负数",
    "whole": "应是整数",
}


class Wording:
    """Chinese for the rows of a check."""

    def __init__(self, comparison: Comparison, catalog: Catalog) -> None:
        self._catalog = catalog
        self._slices = {row["slice"]: row for row in comparison.rows("select * from slices")}

    def facts(self, row: dict[str, Any]) -> dict[str, str]:
        """What the sentence of a finding may name."""
        said = {"who": self.who(row), "what": self.what(row), "when": self.when(row)}
        uom = row.get("uom")
        for name in ("added", "apart", "now", "old", "first", "kept", "before", "other_value"):
            if name in row:
                said[name] = self.number(row[name], row.get(f"{name}_uom") or uom)
        for name in ("counted", "compared", "slips", "rule"):
            said[name] = str(row.get(name, ""))
        said["lacking"] = f"（另有 {row['absent']} 个分项没有数）" if row.get("absent") else ""
        if row.get("ratio") is not None:
            said["times"] = "一万倍" if row["ratio"] > 1 else "万分之一"
        if "must" in row:
            said["must"] = _MUST[row["must"]]
        if row.get("computed") is not None:
            said["computed"] = self.number(round(row["computed"], 1), "%")
        if row.get("percent") is not None:
            said["percent"] = f"{row['percent']:+.2f}"
        if "at_most" in row:
            said["at_most"] = self.number(row["at_most"], uom)
        if "before_moment" in row:
            year, month = divmod(row["before_moment"], 100)
            said["before_when"] = str(Period(year, 1, month, self._span(row)))
        if "first_row" in row:
            place = self.place(row["first_row"], row["first_col"])
            same = row["first_sheet"] == row["sheet"]
            said["first_place"] = place if same else f"{row['first_sheet']}!{place}"
            said["first"] = said["first"] or row["first_state"] or ""
        if "other_indicator" in row:
            said["other_name"] = self._catalog.indicators[row["other_indicator"]].name
            said["other"] = self.number(row["other_value"], row["other_uom"])
            said.pop("other_value")
        return said

    def key(self, row: dict[str, Any]) -> str:
        """The key of the figure a row speaks of, as text."""
        said = {**self._slices[row["slice"]], "unit": row["unit"], "other": row["other"]}
        return FactKey(*(said[name] for name in FactKey._fields)).text

    def who(self, row: dict[str, Any]) -> str:
        """白酒产业链; 合计; 白酒产业链在经开区."""
        unit = {"*": "合计", "": "全市"}.get(row["unit"], row["unit"])
        return f"{unit}在{row['other']}" if row["other"] else unit

    def what(self, row: dict[str, Any]) -> str:
        """产值（含烟）同比."""
        found = self._slices[row["slice"]]
        code, scope = found["indicator"], found["scope"]
        known = self._catalog.indicators.get(code)
        name = (known.name if known else code) + (f"（{scope}）" if scope else "")
        return name + MEASURES.get(found["measure"], "")

    def when(self, row: dict[str, Any]) -> str:
        """2026年1—6月; nothing for a figure that stands."""
        found = self._slices[row["slice"]]
        if not found["year"]:
            return ""
        if found["measure"].startswith("target"):
            return f"{found['year']}年"
        return str(Period(found["year"], found["first_month"], found["last_month"], found["span"]))

    def _span(self, row: dict[str, Any]) -> Any:
        return self._slices[row["slice"]]["span"]

    @staticmethod
    def place(row: int | None, column: int | None) -> str:
        """D5; nothing where the finding is of no cell."""
        if row is None or column is None:
            return ""
        return f"{get_column_letter(column + 1)}{row + 1}"

    @staticmethod
    def number(value: float | None, uom: str | None) -> str:
        """46.59 亿元, 4.8%."""
        if value is None:
            return ""
        written = f"{float(value):,.4f}".rstrip("0").rstrip(".")
        return f"{written}{uom}" if uom == "%" else f"{written} {uom or ''}".rstrip()
