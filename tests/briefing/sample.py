"""A small briefing made by hand: every kind of block, every kind of cell."""

from datetime import datetime

from briefing.document import (
    Cell,
    Chart,
    Column,
    Definition,
    Document,
    Kpi,
    Mark,
    Paragraph,
    Section,
    Series,
    Strip,
    Table,
    UnitCard,
)
from briefing.said import Number, said
from catalog.period import Period
from metrics.pointer import Pointer

PERIOD = Period.of("2026-06")
MADE_AT = datetime(2026, 7, 12, 1, 2, 3)
FOOT = "来源：产业链报表；口径：规模以上工业"
BEFORE = "1—5月，实现产值9万元。"
DEFINED = Definition("产值", "万元", "累计数", "规模以上工业", "", "工业产品总价值。")
CUTOFF = "数据截止2026年6月；示例数据"


def chart(name: str = "产值", kind: str = "bars") -> Chart:
    """A chart of three units, one without a figure."""
    series = (Series(name, (96.38, 41.634, None)),)
    marks = (Mark("序时", 50.0),) if kind == "progress" else ()
    return Chart(kind, f"2026年1—6月_{name}", f"{name}：白酒居前", f"{name}，亿元，2026年1—6月",
                 FOOT, ("白酒", "=1+1", "功能纺织"), series, "亿元", 2, marks)  # fmt: skip


def table(rows: int = 1) -> Table:
    """The table of chains, its first unit `rows` times: places, growth, a light, 未报, 合计."""
    at = Pointer("chain", "白酒", "output_value", PERIOD)
    columns = (
        Column("产业链"), Column("责任单位"), Column("累计", "amount", "亿元", group="总量"),
        Column("位次", "place", group="总量"), Column("位次变化", "place", group="总量"),
        Column("同比", "rate", "%"), Column("序时差", "points", "个百分点"),
        Column("亮灯", "light"),
    )  # fmt: skip
    good = (
        Cell("白酒"), Cell("市工信局"), Cell("1,096.38", 1096.375, 2, at), Cell("并列3", 3.0, 0),
        Cell("前移2位", 2.0, 0), Cell("+14.2", 14.24, 1), Cell("+0.2", 0.1717, 1),
        Cell("绿灯", light="绿"),
    )  # fmt: skip
    bad = (
        Cell("=1+1"), Cell("+市发改委"), Cell("41.63", 41.634, 2), Cell("8", 8.0, 0),
        Cell("后移1位", -1.0, 0), Cell("-6.4", -6.41, 1), Cell("-10.2", -10.2, 1),
        Cell("红灯", light="红"),
    )  # fmt: skip
    none = (
        Cell("功能纺织"), Cell("@市商务局"), Cell("未报"), Cell("—"), Cell("持平", 0.0, 0),
        Cell("不予显示"), Cell("—"), Cell("未报", light="灰"),
    )  # fmt: skip
    whole = (
        Cell("合计"), Cell("—"), Cell("1,138.01", 1138.009, 2), Cell("—"), Cell("—"),
        Cell("0.0", 0.0, 1), Cell("—"), Cell("—"),
    )  # fmt: skip
    about = "产值，单位：亿元；2026年1—6月；位次变化较1—5月"
    foot = f"{FOOT}；{CUTOFF}"
    lines = (*(good for _ in range(rows)), bad, none, whole)
    return Table("两条产业链亮灯", about, columns, lines, foot, totals=1)


def kpis() -> tuple[Kpi, ...]:
    """Three figures of a strip."""
    return (
        Kpi("产业链产值", "1,138.01", "亿元", (said("同比+11.2%"), said("一条未报"))),
        Kpi("完成年度目标", "44.4", "%", (said("欠序时进度5.6个百分点"),), "黄", 44.354, 50.0),
        Kpi("工业增加值同比", "+8.4%"),
    )


def card() -> UnitCard:
    """一页通 of one chain."""
    return UnitCard(
        "chain", "白酒", "白酒产业链", PERIOD, (("链长", "张三"), ("牵头单位", "市工信局")), kpis(),
        (said("产值增长14.2%，居第", Number("1"), "位。"), said("税收增长9%")),
        (said("投资欠序时进度3.1个百分点"),),
        (chart("白酒产值", "columns"),), table(), None,
        (Paragraph(said("加快补链。"), "commentary", "市工信局 李四"),), FOOT,
    )  # fmt: skip


def document(**more: object) -> Document:
    """All of it."""
    sections = (
        Section("summary", "总体情况", (
            Strip(kpis()),
            Paragraph(said("两条产业链亮灯。"), "finding"),
            Paragraph(said("1—6月，实现产值", Number("1,138.01"), "亿元。"), before=BEFORE),
            Paragraph(said("“链长”批示<要>&办。"), before=""),
        )),
        Section("chain_table", "产业链一览表", (table(), chart("完成率", "progress"))),
        Section("chains", "各产业链", ()),
        Section("chain:白酒", "白酒产业链", (card(),)),
        Section("notes", "有关说明", (Paragraph(said("同比为上报数。"), "note"),)),
    )  # fmt: skip
    given = {
        "title": "产业链运行情况", "meeting": "6月调度会", "period": PERIOD, "scope": "全市",
        "cutoff": CUTOFF, "source": "产业链链长制看板", "sections": sections, "made_at": MADE_AT,
        "definitions": (DEFINED,),
    }  # fmt: skip
    return Document(**given | more)
