"""Where a block's figures are from: the words under every chart and table."""

from datetime import UTC, datetime

from briefing import wording
from catalog.lights import Lights
from catalog.period import Period
from catalog.rounding import known
from data.keeping.batches import data_date, is_demo
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.asof import CHINA

ROUNDING = "部分数据因四舍五入，存在总计与分项合计不等的情况。"


def cutoff(store: Store, asof: datetime | None = None) -> str:
    """The day of the newest publication the figures rest on, of those by a moment: "2026年7月10日";
    and that they are sample data where they are, so that no picture leaves the house without it."""
    moment = data_date(store, asof)
    if moment is None:
        return ""
    day = moment.replace(tzinfo=UTC).astimezone(CHINA)
    return f"{day.year}年{day.month}月{day.day}日" + ("；示例数据" if is_demo(store, asof) else "")


def issued(period: Period, until: str) -> str:
    """The month the figures reach to and the day of publication: "数据截止2026年6月，发布于…"."""
    reach = f"数据截止{period.year}年{period.last_month}月"
    return f"{reach}，发布于{until}" if until else reach


def foot(found: Answer, noun: str, until: str) -> str:
    """ "来源：产业链报表；口径：规模以上工业；同比为上报数，可比口径；数据截止2026年6月，
    发布于2026年7月10日"."""
    summed = {row.value_basis for row in found.rows if known(row.value)} == {"enterprises"}
    parts = ["来源：企业直报汇总" if summed else f"来源：{noun}报表"]
    parts += filter(None, [wording.kept_back(found.rows)])
    if found.scope:
        parts.append(f"口径：{found.scope}")
    bases = {row.yoy_basis for row in found.rows if row.yoy_basis}
    if bases == {"reported"}:
        parts.append("同比为上报数，可比口径")
    elif bases == {"computed"}:
        both = "两年企业数汇总" if summed else "累计数与上年同期数"
        parts.append(f"同比按{both}计算")
    elif bases:
        parts.append("同比以上报数为准，缺者按累计数计算")
    return "；".join([*parts, issued(found.figures.period, until)])


def lights_rule(lights: Lights, period: Period, *, growth: bool = False) -> str:
    """How a light is given, in a sentence; the year's first months are for reference only."""
    by = "全年目标" if period.last_month == 12 else "序时进度"
    green, yellow = _bound(lights.green_from, by), _bound(lights.yellow_from, by)
    rule = f"亮灯：{green}为绿灯，{yellow}为黄灯，再低为红灯，未报不亮灯。"
    if growth:
        near = _bound(lights.growth_yellow_from, "目标增速")
        rule += f"增速与目标增速比：{near}为黄灯，再低为红灯。"
    if period.last_month <= lights.tentative_months:
        rule += "年初数月基数小，亮灯仅供参考。"
    return rule


def _bound(gap: float, what: str) -> str:
    """A light's lower bound in words: "达到序时进度", "低于序时进度10个百分点以内"."""
    if not gap:
        return f"达到{what}"
    size = f"{abs(gap):g}个百分点"
    return f"高于{what}{size}以上" if gap > 0 else f"低于{what}{size}以内"
