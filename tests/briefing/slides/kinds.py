"""Every kind of figure, ordinary and extreme, made by hand: what slides must be able to show."""

from dataclasses import replace

from briefing.document import (
    Cell,
    Chart,
    Column,
    Document,
    Kpi,
    Mark,
    Paragraph,
    Section,
    Series,
    Strip,
    Table,
)
from briefing.said import said
from tests.briefing import sample

MONTHS = ("1—2月", *map(str, range(3, 13)))
NAMES = tuple(f"第{number}号重点产业链及应用" for number in range(1, 41))
FOOT = f"{sample.FOOT}；{sample.CUTOFF}"


def chart(kind: str, categories: tuple[str, ...], series: dict, uom: str, **more: object) -> Chart:
    """A chart of series by name."""
    told = tuple(Series(name, tuple(values)) for name, values in series.items())
    title = f"{'、'.join(series)}：{kind}"
    return Chart(kind, title, title, f"产业链产值，{uom}，2026年1—6月", FOOT, categories, told, uom,
                 **more)  # fmt: skip


def charts() -> tuple[Chart, ...]:
    """One of every kind and several of those that are hard to place."""
    year = (27.09, 45.02, 61.45, 78.12, 96.38, *(None,) * 6)
    before = (24.06, 39.81, 54.14, 68.65, 84.4, 97.7, 111.2, 125.9, 140.2, 155.2, 171.5)
    due = tuple(192.1 * month / 12 for month in range(2, 13))
    growth = (12.25, 8.0, None, -3.45, -12.3)
    rates = (12.1, 13.4, None, 11.9, 14.2, *(None,) * 6)
    places = {"白酒": (3, 3, 2, 2, 1), "装备": (1, 2, None, 3, 3), "医药": (2, 1, 1, 1, 2)}
    many = tuple(float(100 - 2.5 * number) for number in range(40))
    return (
        chart("bars", NAMES[:5], {"产值": (96.38, 41.634, None, 20.0, 0.0)}, "亿元", decimals=2,
              emphasis=(NAMES[1],)),
        chart("bars", NAMES[:5], {"同比": growth}, "%", marks=(Mark("目标", 10.0),)),
        chart("bars", NAMES, {"产值": many}, "亿元"),
        chart("bars", NAMES[:6], {"2026年": many[:6], "2025年": many[6:12]}, "亿元"),
        chart("progress", NAMES[:12], {"完成率": (None, 0.4, *many[:10])}, "%",
              marks=(Mark("序时", 50.0),)),
        chart("progress", NAMES[:4], {"完成率": (11.0, 18.2, 16.7, 9.9)}, "%",
              marks=(Mark("序时", 16.7), Mark("目标", 18.0))),
        chart("columns", MONTHS, {"2026年": year, "2025年": before}, "亿元", decimals=2),
        chart("columns", MONTHS[:5], {"当月": (9.5, 8.8, -3.2, 7.9, 9.1)}, "亿元",
              marks=(Mark("月均需完成", 8.0),)),
        chart("lines", MONTHS, {"累计": year, "序时进度": due}, "亿元",
              marks=(Mark("全年目标", 192.1),), decimals=2),
        chart("lines", MONTHS, {"同比": rates}, "%", marks=(Mark("目标", 13.0),)),
        chart("lines", MONTHS[:5], {name: tuple(12.0 + n * 0.1 for _ in range(5))
              for n, name in enumerate(("白酒", "装备", "医药", "食品", "化工"))}, "%",
              emphasis=("医药",)),
        chart("places", MONTHS[:5], places, "位", decimals=0, emphasis=("白酒",)),
    )  # fmt: skip


def tables() -> tuple[Table, ...]:
    """A long one, a broad one, one with long words."""
    long = sample.table(rows=70)
    columns = tuple(Column(f"指标{n}", "amount", "亿元") for n in range(14))
    broad = Table(
        "十四项指标", "2026年1—6月", (Column("产业链"), *columns),
        tuple((Cell(name), *(Cell("1,234.56", 1234.56, 2),) * 14) for name in NAMES[:10]),
        FOOT,
    )  # fmt: skip
    reason = (
        "受主要原料价格上涨、重点企业停产检修以及上年同期基数较高等因素影响，产值同比下降；" * 2
    )
    rows = tuple((Cell(name), Cell(reason), Cell("市工信局")) for name in NAMES[:9])
    wordy = Table(
        "核实说明", "", (Column("产业链"), Column("说明"), Column("责任单位")), rows, FOOT
    )
    return long, broad, wordy


def document(**more: object) -> Document:
    """All of them."""
    kpis = sample.kpis()
    eight = (
        *kpis,
        *kpis,
        Kpi("园区亩均税收", "3.34", "万元/亩", (said("按已供工业用地"),)),
        kpis[0],
    )
    sentence = said("1—6月，全部产业链实现产值592.36亿元，同比增长11.2%，完成年度目标的44.4%。")
    paragraphs = tuple(Paragraph(sentence, style) for style in ("finding", "body", "item") * 8)
    card = sample.card()
    full = replace(
        card, charts=charts()[6:9], within=sample.table(rows=9), strengths=(sentence,) * 3,
        gaps=(sentence,) * 3, kpis=eight, facts=("1月起并入8户铝基材料企业",), light="红",
        people=(*card.people, ("链主企业", "江州晟安液压科技股份有限公司")),
    )  # fmt: skip
    silent = replace(
        card, name="功能纺织产业链", kpis=(), charts=(), targets=None, strengths=(),
        commentary=(Paragraph(said(sentence.text * 12), "commentary", "市工信局 李四"),),
    )  # fmt: skip
    sections = (
        Section("summary", "总体情况", (Strip(eight), *paragraphs)),
        Section("ranking", "排行", charts()),
        Section("table", "一览表", tables()),
        Section("chains", "各产业链", ()),
        Section("chain:白酒", "白酒产业链", (Paragraph(sentence), full)),
        Section("chain:功能纺织", "功能纺织产业链", (silent,)),
        Section("commentary", "点评", paragraphs),
    )
    given = {"sections": sections, "code": "SH7K2Q", "edition": "6月调度会",
             "link": "http://10.2.3.4:8501/e/SH7K2Q"}  # fmt: skip
    return sample.document(**given | more)
