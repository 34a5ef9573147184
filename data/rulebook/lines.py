"""A rule as a line of the workbook: 类型, 左边, 关系, 右边, 级别 — and as a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.rules import Change, Limit, Pair, Rule, Sum

SHEET = "审核关系"
HEADS = ("规则", "类型", "左边指标", "关系", "右边指标或数值", "级别", "说明")
PAIR, SUM, LIMIT, CHANGE, FALL = "两项比较", "分项与总项", "上限", "变动幅度", "累计可下降"
AT_MOST, AT_LEAST, EQUAL = "不大于", "不小于", "等于"
BESIDE = {"year_ago": "与上年同期相差不超过", "before": "与上期相差不超过"}
MAY_FALL = "可以下降"
RELATIONS = {
    PAIR: (AT_MOST, AT_LEAST),
    SUM: (AT_MOST, AT_LEAST, EQUAL),
    LIMIT: (AT_MOST,),
    CHANGE: tuple(BESIDE.values()),
    FALL: (MAY_FALL,),
}
FORCED, ASKED = "强制", "核实"
MEASURES = {"share": "占比", "completion": "完成率", "yoy": "同比"}


@dataclass(frozen=True)
class Line:
    """One row of the workbook as its cells read."""

    name: str
    type: str
    left: str
    relation: str
    right: str
    level: str
    note: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells from left to right."""
        return self.name, self.type, self.left, self.relation, self.right, self.level, self.note


def lines(catalog: Catalog) -> list[Line]:
    """Every rule in force as a line, those of falling last."""
    known = catalog.indicators
    return [
        *(line(rule, known) for rule in catalog.rules.listed),
        *(falling(code, known) for code in catalog.rules.may_fall),
    ]


def line(rule: Rule, known: Mapping[str, Indicator]) -> Line:
    """A rule as a line."""
    level = FORCED if rule.forced else ASKED
    match rule:
        case Pair():
            cells = PAIR, known[rule.part].name, AT_MOST, known[rule.whole].name
        case Sum():
            added = " + ".join(known[part].name for part in rule.parts)
            cells = SUM, added, EQUAL if rule.equal else AT_MOST, known[rule.whole].name
        case Limit():
            measure = MEASURES.get(rule.measure, "")
            left = known[rule.indicator].name if rule.indicator else ""
            left = f"{left}·{measure}" if left and measure else left or measure
            cells = LIMIT, left, AT_MOST, f"{rule.at_most:g}"
        case Change():
            cells = CHANGE, known[rule.indicator].name, BESIDE[rule.beside]
            cells = (*cells, f"{rule.most_change:g}")
    return Line(_called(cells), *cells, level, rule.note)


def falling(code: str, known: Mapping[str, Indicator]) -> Line:
    """That the cumulative figure of an indicator may fall, as a line."""
    cells = FALL, known[code].name, MAY_FALL, ""
    return Line(_called(cells), *cells, ASKED)


def sentence(each: Line) -> str:
    """税收不大于营业收入（核实）."""
    end = "%" if each.type == CHANGE else ""
    return f"{each.left}{each.relation}{each.right}{end}（{each.level}）"


def _called(cells: tuple[str, str, str, str]) -> str:
    return f"{cells[1]}{cells[2]}{cells[3]}"
