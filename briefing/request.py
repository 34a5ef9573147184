"""What is asked for: which meeting, period, units, sections in which order, as of when."""

from dataclasses import dataclass
from datetime import datetime

from catalog.period import Period
from data.keeping.store import Store
from errors import DashboardError
from metrics.units import named

# The sections by what a person chooses them by, in the order a meeting hears them.
SECTIONS = {
    "summary": "总体情况",
    "table": "主要指标完成情况",
    "chain_table": "产业链一览表",
    "park_table": "园区一览表",
    "trend": "走势",
    "targets": "年度目标",
    "ranking": "排行",
    "contribution": "贡献与拉动",
    "land": "亩均效益",
    "chains": "各产业链",
    "parks": "各园区",
    "laggards": "滞后与追赶",
    "changes": "与上次会议版相比",
    "reporting": "报送纪律",
    "commentary": "点评",
    "remarks": "核实说明",
    "notes": "有关说明",
}
# 简明: a dozen slides, a 通报 of a few pages; of one chain or park with its 一页通.
SHORT = (
    "summary", "table", "chain_table", "park_table", "contribution", "laggards", "commentary",
    "notes",
)  # fmt: skip
_CARDS = ("chains", "parks")
INTERNAL = ("reporting", "remarks")  # only for those who see everybody's reports
KINDS = {"chain": "产业链", "park": "园区"}
ALL = "all"
Scope = str | tuple[str, str]


class UnknownSection(DashboardError):
    """A section is asked for that there is not."""

    def __init__(self, asked: str) -> None:
        advice = f"可选：{'、'.join(SECTIONS.values())}；或写“简明”。"
        super().__init__("没有这个部分", f"简报里没有“{asked}”这一部分。", advice)


class UnknownSubject(DashboardError):
    """The chain or park asked for is in no directory, or the words name no scope."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            "没有这个范围",
            f"没有找到“{asked}”。",
            "范围写成 all（全市）、chain=产业链名称 或 park=园区名称，名称、简称以名录为准。",
        )


def short(scope: Scope) -> tuple[str, ...]:
    """The sections of 简明."""
    more = () if scope == ALL else _CARDS
    return tuple(key for key in SECTIONS if key in SHORT or key in more)


@dataclass(frozen=True)
class Request:
    """One briefing. `scope` is "all" or the kind and unit of one chain or park.

    `edition`, `code` and `link` are the meeting's frozen edition, where it is made of one, and then
    `asof` is its moment. `marked`: paragraphs know how they read last month. `pictured`: the
    charts of the Word file are pictures instead of charts that can be edited. `internal`: the one
    who asks may see how everybody reported and what was said of their figures.
    """

    period: Period
    meeting: str = ""
    scope: Scope = ALL
    sections: tuple[str, ...] = tuple(SECTIONS)
    asof: datetime | None = None
    edition: str = ""
    code: str = ""
    link: str = ""
    marked: bool = False
    pictured: bool = False
    internal: bool = False

    def __post_init__(self) -> None:
        for key in self.sections:
            if key not in SECTIONS:
                raise UnknownSection(key)

    @property
    def kind(self) -> str:
        """chain, park, or "" where all of the city is asked for."""
        return "" if isinstance(self.scope, str) else self.scope[0]

    @property
    def unit(self) -> str:
        """The unit of a single chain or park."""
        return "" if isinstance(self.scope, str) else self.scope[1]


def scoped(store: Store, text: str, asof: datetime | None = None) -> Scope:
    """The scope of "all", "chain=白酒", "park=…": a unit by any of its names. Raises
    UnknownSubject."""
    if text.strip() in ("", ALL):
        return ALL
    kind, _, name = (part.strip() for part in text.partition("="))
    kind = {word: each for each, word in KINDS.items()}.get(kind, kind)
    found = named(store, kind, name, asof) if kind in KINDS else None
    if found is None:
        raise UnknownSubject(text)
    return kind, found.unit
