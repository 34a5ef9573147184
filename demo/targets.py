"""目标: the tree in the manner of 一高五新, and what is asked of chains and parks."""

from pathlib import Path

from demo.city import PARKS
from demo.industry import CHAINS
from demo.parks import target as park_target
from demo.progress import target
from demo.sheet import Head, Sheet, Value, book

# 类别, 指标, 计量单位, 目标, 责任单位: growth, share, count, range, rank, cap, milestone.
_TREE: tuple[tuple[str, str, str, str, str], ...] = (
    ("一、主要指标高速增长", "规模以上工业增加值增速", "%", "9以上", "市工信局"),
    ("一、主要指标高速增长", "规模以上工业总产值增速", "%", "12%以上", "市工信局"),
    ("一、主要指标高速增长", "工业税收增速", "%", "10%以上", "市税务局"),
    ("一、主要指标高速增长", "固定资产投资增速", "%", "≥8%", "市发改委"),
    ("一、主要指标高速增长", "亩均税收增速", "%", "12%以上", "市自然资源和规划局"),
    ("一、主要指标高速增长", "主导产业占比", "%", "突破60%", "市工信局"),
    ("二、企业培育新台阶", "净增规模以上工业企业", "家", "40家以上", "市工信局"),
    ("二、企业培育新台阶", "专精特新小巨人企业数", "家", "8-12家", "市工信局"),
    ("二、企业培育新台阶", "亏损面", "%", "10%以内", "市工信局"),
    ("三、精准招商新突破", "签约项目数", "个", "40个以上", "市商务局"),
    ("三、精准招商新突破", "引进省外境内资金", "亿元", "180", "市商务局"),
    ("四、创先争优新进位", "规模以上工业增加值增速全省位次", "位", "前5", "市工信局"),
    ("五、绿色发展新成效", "单位工业增加值能耗降低率", "%", "3.5以上", "市发改委"),
    ("五、绿色发展新成效", "综合能耗", "万吨标准煤", "不高于310", "市发改委"),
    ("六、项目建设新进展", "开工项目数", "个", "9月底前全部开工", "市发改委"),
)


def build(folder: Path) -> list[Path]:
    """The one workbook of 2026."""
    sheets = {"一高五新": _tree(), "产业链": _chains(), "园区": _parks()}
    return [book(folder / "2026年目标任务.xlsx", sheets)]


def _tree() -> Sheet:
    rows: list[list[Value]] = []
    group = ""
    for kind, name, unit, aim, bureau in _TREE:
        if kind != group:
            rows.append([kind])
            group = kind
        rows.append([name, unit, aim, bureau])
    return Sheet(
        "2026年全市“一高五新”主要目标任务表",
        [Head("指标"), Head("计量单位"), Head("年度目标"), Head("责任单位")],
        rows,
        notes=("注：目标依据2026年市委经济工作会议和市政府工作报告。",),
    )


def _chains() -> Sheet:
    rows = [
        [number, chain.name, target(chain, 2026), f"{chain.aim}%以上", "10%以上"]
        for number, chain in enumerate(CHAINS, 1)
    ]
    return Sheet(
        "2026年重点产业链目标任务分解表",
        [
            Head("序号"),
            Head("产业链"),
            Head("产值", ("年度目标（亿元）", "增速目标")),
            Head("税收", ("增速目标",)),
        ],
        rows,
    )


def _parks() -> Sheet:
    rows = [
        [number, park.name, park_target("tax", park), "12%以上", "60%以上"]
        for number, park in enumerate(PARKS, 1)
    ]
    return Sheet(
        "2026年产业园区目标任务分解表",
        [
            Head("序号"),
            Head("园区"),
            Head("税收总额", ("年度目标（万元）",)),
            Head("亩均税收", ("增速目标",)),
            Head("主导产业占比", ("年度目标",)),
        ],
        rows,
    )
