"""有关说明: 口径, how rounding, places and lights are to be read, and where figures are from."""

from briefing.document import Paragraph, Section
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.matter import Matter
from briefing.source import ROUNDING, issued, lights_rule
from catalog.rounding import written
from data.keeping.batches import is_demo
from data.keeping.clock import written as written_at


def notes(matter: Matter) -> Section:
    """A paragraph a rule."""
    period, due = matter.period, matter.period.time_progress
    lines = [
        f"数据范围：{issued(period, matter.until)}；金额、增速均为{period.months}累计数，"
        "另有说明的除外。",
        _asof(matter),
        f"序时进度：按月平均分摊，{period.months}为{written(due, 1)}%；"
        "序时差为完成率减序时进度，单位为个百分点。",
        lights_rule(matter.catalog.lights, period, growth=True),
        "位次：按印出的数值排定，数值相同的并列；未报的不参加排位；园区在同级别内排位；"
        "总量位次与增速位次分别排定。",
        "同比以上报数（可比口径）为准，没有上报的按累计数与上年同期数计算。",
        ROUNDING,
        "示例数据：本简报由虚构城市的示例数据生成。" if is_demo(matter.store, matter.asof) else "",
    ]
    paragraphs = tuple(Paragraph(said(line), "note") for line in lines if line)
    return Section("notes", SECTIONS["notes"], paragraphs)


def _asof(matter: Matter) -> str:
    """That the figures are those of an earlier moment, and of which edition."""
    if matter.asof is None:
        return ""
    named = f"会议版“{matter.request.edition}”，" if matter.request.edition else ""
    return f"{named}按{written_at(matter.asof)}已发布的数据计算，此后的修订不计入。"
