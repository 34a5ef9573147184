"""docs/口径说明.md from the catalogue; `python -m pages.shared.definitions_document` writes it."""

from pathlib import Path

from briefing.definitions import formula_in_words, nature
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.loader import load
from pages.shared.definitions import rule_entries, scopes

PATH = Path(__file__).parents[2] / "docs" / "口径说明.md"

_OPENING = """# 口径说明

本文由指标目录（`catalog/indicators.toml`、`catalog/lights.toml`）生成，请勿手工修改；
改目录后运行 `python -m pages.shared.definitions_document` 重新生成。看板“口径说明”页与本文一致，
单位自己在 `$DASHBOARD_HOME/catalog/` 添加的指标只在页面上显示。
"""


def document(catalog: Catalog) -> str:
    """The whole text as Markdown."""
    rules = [f"| {name} | {said} | {source} |" for name, said, source in rule_entries(catalog)]
    reported = [one for one in catalog.indicators.values() if not one.derived]
    derived = [one for one in catalog.indicators.values() if one.derived]
    return "\n".join([
        _OPENING,
        "## 计算规则\n", "| 规则 | 说明 | 依据 |", "|---|---|---|", *rules, "",
        "## 由报表取数的指标\n", "| 指标 | 代码 | 单位 | 性质 | 口径 | 定义 | 表头里也写作 |",
        "|---|---|---|---|---|---|---|", *map(_reported, reported), "",
        "## 由其他指标算出的指标\n", "| 指标 | 代码 | 单位 | 公式 | 定义 | 表头里也写作 |",
        "|---|---|---|---|---|---|", *(_derived(catalog, one) for one in derived), "",
    ])  # fmt: skip


def _reported(one: Indicator) -> str:
    return _line(one.name, f"`{one.code}`", one.unit, nature(one), scopes(one),
                 _meaning(one), "、".join(one.aliases))  # fmt: skip


def _derived(catalog: Catalog, one: Indicator) -> str:
    return _line(one.name, f"`{one.code}`", one.unit, formula_in_words(catalog, one),
                 _meaning(one), "、".join(one.aliases))  # fmt: skip


def _meaning(one: Indicator) -> str:
    return one.definition + (f"来源：{one.source}。" if one.source else "")


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PATH.write_text(document(load()), encoding="utf-8")
