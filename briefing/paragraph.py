"""The paragraph a briefing says about one unit and one indicator."""

from typing import Any

from briefing import phrases, wording
from briefing.amounts import shown
from briefing.naming import did, spoken, verb
from briefing.said import Number, Said, joined, said
from briefing.teller import Teller
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from metrics.row import digits_of
from metrics.withholding import WHY


def paragraph(
    row: Any,
    indicator: Indicator | str,
    period: Period,
    *,
    by: str = "",
    scope: str = "",
    other: str = "",
    name: str = "",
    before: Any = None,
    total: Any = None,
    year_ago: Any = None,
    start: Any = None,
    peers: str = "全市",
    whole: str = "全市",
) -> Said:
    """`row` of the unit; `before`: its row of the preceding period; `total`: the whole's row;
    `year_ago`: its row of the same months a year before; `start`: of a stock, that of last
    December.

    `peers` are those it is ranked among, `whole` what it is a part of (全部产业链). With `by` (the
    kind of unit) and an Indicator every number leads to its figure. `name` is what the unit is
    called where its row does not say (全部产业链).
    """
    code = "" if isinstance(indicator, str) else indicator.code
    teller = Teller(shown(row), period, by, code, scope, other)
    what = indicator if isinstance(indicator, str) else spoken(indicator, scope)
    who = name or row.name
    stock = not isinstance(indicator, str) and indicator.kind == "stock"
    when = f"{period.last_month}月末" if stock else period.months
    if not known(row.value) and not known(row.yoy):
        state = WHY if wording.withheld(row) else row.state or "未报"
        return said(f"{when}，{who}{what}{state}。")
    first = joined(
        [
            said(f"{when}，", _amount(teller, indicator, who, what)),
            *_growth(teller, before, total, whole),
            _since_start(teller, start),
            *places(teller, period, peers, indicator),
        ],
        "，",
    )
    sentences = [first, target(teller), _part(teller, what, year_ago, whole)]
    return said(*(said(sentence, "。") for sentence in sentences if sentence))


def _amount(teller: Teller, indicator: Indicator | str, who: str, what: str) -> Said:
    """ "白酒产业链实现产值46.59亿元"; "…利润亏损1.20亿元"; a rate alone: "…工业增加值"."""
    row = teller.row
    if not known(row.value):
        return said(f"{who}{what}", teller.growth())
    return said(who, amount(teller, indicator, what, subject=bool(who)))


def amount(teller: Teller, indicator: Indicator | str, what: str, *, subject: bool) -> Said:
    """The indicator with its amount: "实现产值46.59亿元" of a unit, "出口完成6800万美元" else."""
    row = teller.row
    if row.value < 0 and "利" in what:
        size = phrases.size(row.value, int(row.decimals), teller.to("value"))
        return said(f"{what}亏损", size, row.uom)
    if row.value <= 0:
        level = said(Number("0", teller.to("value")), row.uom)
        return said(f"{what}为", teller.level() if row.value else level)
    before, after = did(indicator, what) if subject else ("", verb(indicator, what))
    return said(f"{before}{what}{after}", teller.level())


def _growth(teller: Teller, before: Any, total: Any, whole: str) -> list[Said]:
    """同比, how it changed, the average of two years on a low base, and against the whole."""
    growth = teller.growth() if known(teller.row.value) else Said()
    if before is not None and known(before.yoy):
        changed = teller.acceleration(before, f"1—{before.month}月")
    else:
        changed = teller.since_last_year()
    against = Said() if alone(teller.row) else teller.against(total, whole)
    return [growth, changed, teller.two_years(), against]


def alone(row: Any) -> bool:
    """True where the whole is this unit: it is not compared with itself."""
    only = known(row.rank_of) and row.rank_of <= 1 and not row.peer_group
    return only or (known(row.share) and row.share >= 100)


def _since_start(teller: Teller, start: Any) -> Said:
    row = teller.row
    if start is None or not known(start.value) or not known(row.value) or start.uom != row.uom:
        return Said()
    at = teller.to("value")
    return phrases.since_start(row.value, start.value, row.uom, int(row.decimals), at)


def places(
    teller: Teller, period: Period, peers: str, indicator: Indicator | str = ""
) -> list[Said]:
    """总量 and 增速位次, each with its change since a named period: "总量居全市第8位，较1—5月
    前移1位，增速居第3位，较1—5月后移1位". One alone has no place."""
    row, found = teller.row, []
    level, order = _ordered(indicator)
    whose = peers
    for column, word in (("rank", level), ("growth_rank", "增速")):
        if not known(getattr(row, column)) or getattr(row, f"{column}_of") == 1:
            continue
        shared = teller.place(column)
        stands = "" if not whose and shared.text.startswith("并列") else f"{order}居{whose}"
        found.append(said(f"{word}{stands}", shared))
        step = teller.moved(column)
        if step:
            base = wording.baseline(row, period)
            same = step.text == "持平"
            found.append(said(f"位次与{base}持平") if same else said(f"较{base}", step))
        whose = ""
    return found


def _ordered(indicator: Indicator | str) -> tuple[str, str]:
    """What a place by level is called, and the order where less is better."""
    if isinstance(indicator, str):
        return "总量", ""
    order = "由低到高" if indicator.direction == "lower" else ""
    return ("总量" if indicator.kind == "flow" else ""), order


def target(teller: Teller) -> Said:
    """How far the annual target is reached, against the calendar, and what is still to be done."""
    row = teller.row
    if row.target_type == "cap":
        return _cap(teller)
    if row.target_type in ("growth", "share"):
        return _rate_target(teller)
    if row.target_type == "rank":
        return _rank_target(teller)
    first = target_gap(teller)
    need, *so_far = teller.paces() or [Said()]
    pace = said(need, *(said("（", each, "）") for each in so_far))
    return joined([first, pace], "；") if first else Said()


def target_gap(teller: Teller) -> Said:
    """ "完成年度目标的40.0%，欠序时进度10.0个百分点"; of a growth target "高于目标0.5个百分点"."""
    if teller.row.target_type == "cap":
        return _cap(teller)
    return joined([teller.completion(), teller.gap()], "，")


def _cap(teller: Teller) -> Said:
    """A level not to be exceeded is never compared with the calendar."""
    row = teller.row
    if not known(row.target) or not known(row.value):
        return Said()
    limit = teller.level("target")
    if row.value > row.target:
        apart = phrases.size(row.value - row.target, int(row.decimals), teller.to("value"))
        return said("超出年度控制目标（", limit, "）", apart, row.uom)
    return said("控制在年度目标", limit, "以内")


def _rate_target(teller: Teller) -> Said:
    row = teller.row
    if not known(row.target):
        return Said()
    word = "增长" if row.target_type == "growth" and row.target >= 0 else ""
    if row.target_type == "growth" and row.target < 0:
        word = "下降"
    goal = phrases.size(row.target, digits_of(row, "target"), teller.to("target"))
    return joined([said(f"年度目标{word}", goal, "%"), teller.gap()], "，")


def _rank_target(teller: Teller) -> Said:
    row = teller.row
    if not known(row.target):
        return Said()
    goal = phrases.size(row.target, 0, teller.to("target"))
    reached = {"绿": "已达到", "红": "未达到"}.get(row.light or "", "")
    return joined([said("年度目标前", goal, "位"), reached], "，")


def _part(teller: Teller, what: str, year_ago: Any, whole: str) -> Said:
    """What the unit is of the whole: "产值占全部产业链的12.3%，占比较上年同期提高0.5个百分点，
    拉动全部产业链增速0.4个百分点，贡献率3.6%"; the share only where that of a year ago is given."""
    row = teller.row
    if alone(row):
        return Said()
    share = teller.share(whole) if year_ago is not None else Said()
    if not share:
        return teller.pull(whole)
    step = Said()
    if known(year_ago.share):
        digits = (digits_of(row, "share"), digits_of(year_ago, "share"))
        at = teller.to("share")
        step = phrases.share_moved(row.share, year_ago.share, "上年同期", digits, at)
    return joined([said(what, share), step, teller.pull(whole)], "，")
