"""What a number says of its figure, told by the words around it: 同比, 完成率, 位次 …"""

import re

from briefing.proofreading.figures import PERCENT, PLACE, POINTS, TIMES, Figure

# Kinds of claim that are no field of metrics.row.Row.
ACCELERATION, AGAINST, INCREMENT, SHORTFALL = "acceleration", "against", "increment", "shortfall"
COUNT, SKIPPED = "count", ""
# Where a unit stood before (由第4位), and how many times another's or last year's number it is.
PLACE_BEFORE, RATIO, RATIO_OF_BASE = "rank_before", "ratio", "ratio_of_base"

_DOWN = re.compile(r"下降|减少|下滑|降幅|负增长|回落|缩减|跌|降低|减|降")
_UP = re.compile(r"增长|增加|上升|提高|提升|增幅|增速|增|升|涨|翻")
_INTENT = re.compile(
    r"力争|确保|争取|预计|预期|预测|有望|计划|拟|将(?!近)|要(?:求(?:达|完成|增长|实现)|达|实现|完成|突破|增长)"
    r"|下半年|明年|再(?:添|增加?|新增|上)|到20\d\d年|目标增长|不低于"
)
_OF_TARGET = re.compile(
    r"(?:完成|占|达到?|为)(?:了)?(?:全年|年度|年初|年)?(?:预期)?(?:目标|任务|计划)(?:任务|数)?的?(?:比例)?(?:达到?|为)?$"
    r"|(?:目标|任务|计划)?完成(?:率|进度|比例)(?:仅|只有|达到?|为|是|已达|达到了)*$|完成(?:全年|年度)(?:目标|任务|计划)(?:任务)?(?:的|达)?$"
    r"|(?:完成率?|进度)(?:了|到|达到?)*$|(?<!增长)(?<!增速)(?:目标|任务|计划|盘子)(?:数)?的$"
)
_OF_A_TARGET = re.compile(
    r"的?(?:年度|全年|年初)?(?:盘子|目标|任务|计划|预期)|的[^，,的]{1,6}(?:盘子|目标|任务)"
)
_TARGET = re.compile(
    r"(?:年度|全年|年)?(?:目标|任务)(?:任务|数|值)?(?:为|是|定为|共|合计)?$|目标增(?:长|速)(?:为|是)?$"
)
_AHEAD = re.compile(
    r"(?:超|快于|高于|领先|超过|好于|超出|(?<!加)快)(?:了)?(?:序时|时间)(?:进度)?(?:要求)?(?:达|约)?$"
    r"|序时(?:进度)?(?:快|超|高)(?:了|出)?$"
)
_BEHIND = re.compile(
    r"(?:欠|慢于|低于|落后于?|滞后于?|慢|差|短|未达|不及)(?:了)?(?:序时进度|时间进度|序时|时间|进度)(?:要求)?(?:达|约|仍有|有)?$"
    r"|序时(?:进度)?(?:慢|低|差|欠|落后)(?:了)?$"
)
_SCHEDULE = re.compile(r"(?:序时|时间)进度(?:要求)?(?:应|为|是|应为|应达|应当)?$")
_ABOVE = re.compile(
    r"(?:高于|快于|高出|好于|(?<!加)快|(?<!提)高|领先)(?:了)?(?P<whom>[^，,]{0,14}?)(?:达|约)?$"
)
_BELOW = re.compile(r"(?:低于|慢于|落后于?|低|慢|不及)(?:了)?(?P<whom>[^，,]{0,14}?)(?:达|约)?$")
_CHANGE = re.compile(r"(?:加快|提高|提升|回升|上升|扩大|增加)了?$")
_CHANGE_DOWN = re.compile(r"(?:回落|放缓|下降|减缓|收窄|降低|回调)了?$")
_THAN = re.compile(r"(?:较|比|同比)")
_HIGHER_THAN = re.compile(
    r"(?:较|比)(?P<whom>[^，,]{1,16}?)(?:(?:高|快|多|领先)|(?P<less>低|慢|少|落后))(?:出|了|于)*$"
)
_THAN_TARGET = re.compile(
    r"(?:目标|任务|预期|计划|要求)[^，,]{0,4}?(?:(?:高|快|超|多)|(?P<less>低|慢|差|欠|短|少|缺))(?:出|了|于)*$"
)
_SHORT = re.compile(r"(?:差|短|欠|缺|滞后|落后)(?:了|着)?$")
_MOMENT = re.compile(r"季度|月|上年|去年|同期|上半年|年初|上期")
_LESS = re.compile(
    r"(?:还|尚|仍)[需须要][^，,]{0,4}(?:完成|实现)$|(?:差|缺口?|短|欠)(?:额)?(?:了|着|为|有)?$"
)
_LAST_YEAR_S = re.compile(
    r"(?:(?:去年|上年)?同期|(?:去年|上年)(?:的?这个?时候?|此时|同一?时期))"
    r"(?:数|基数|完成|实现)?(?:为|是|的)?$|基数(?:为|是)?$"
)
_MORE_THAN_THEN = re.compile(
    r"(?:增加|增收|净增|多增|增量|增长额|同比增长|多出|多了|多收|多完成)(?:额|了|出|为)*$"
    r"|(?:同期|同比|去年|上年)[^，,]{0,4}多$"
)
_FEWER_THAN_THEN = re.compile(
    r"(?:减少|减收|少收|下降|少了|净减)(?:了)?$|(?:同期|同比|去年|上年)[^，,]{0,4}少$"
)
_HEADINGS = {
    "yoy": re.compile(r"增速|增幅|降幅"),
    "share": re.compile(r"占比|比重"),
    "completion": re.compile(r"完成率|完成进度|完成比例"),
}
_LAST_YEAR = re.compile(r"(?:较|比)(?:去年|上年)(?:同期)?|同比(?=加快|提高|回落|下降|提升)")


_FILLER = re.compile(
    r"(?:还|才|就|仍|也|更|只|仅|反倒|竟|近|将近|接近|不足|超过|超|突破|逾|约|大约|大概|仅有?|只有?|已|达到?|高达|了|分别|依次|为|是"
    r"|\s|[(（])+$"
)


def role(text: str, figure: Figure, start: int, before: int) -> tuple[str, float]:
    """The role of a figure and the sign its words give it; `start` is where its clause begins, or
    the figure before it ended (`before`): "增速最快，达31.5%" is told by the clause before."""
    left = _FILLER.sub("", text[start : figure.start])
    if not left:
        left = _FILLER.sub("", text[before : max(start - 1, before)])
    if figure.uom == PLACE:
        return _placing(text, figure, left)
    if figure.uom == POINTS:
        return _points(left, text[figure.end : figure.end + 12])
    if figure.uom == TIMES:
        return _times(text[start : figure.start], left)
    if figure.uom == PERCENT:
        signed = text[figure.start] in "+-" and not re.search(r"[占完]", left)
        return ("yoy", 1.0) if signed else _percent(left, text[figure.end : figure.end + 10])
    return _amount(left, text[figure.end : figure.end + 10])


def intended(clause: str) -> bool:
    """Whether a clause speaks of what is to come."""
    return bool(_INTENT.search(clause))


def heading(before: str) -> str:
    """The role a list stands under, by the last word that heads one: 增速依次是：A…、B…."""
    last = {name: _last(form, before) for name, form in _HEADINGS.items()}
    return max(last, key=lambda name: last[name]) if max(last.values()) >= 0 else ""


def _times(words: str, left: str) -> tuple[str, float]:
    if re.search(r"增长|增加|增|同比", left):
        return "yoy", 100.0
    if whom := re.search(r"(?:是|为|相当于)([^，,]{1,14})的$", words):
        then = re.search(r"同期|去年|上年", whom[1])
        return (RATIO_OF_BASE if then else RATIO), 1.0
    return SKIPPED, 1.0


def _placing(text: str, figure: Figure, left: str) -> tuple[str, float]:
    by = "growth_" if re.search(r"增速|增幅|增长|同比", left) else ""
    if text[figure.start] == "第":
        return _placed(text, figure, left, by)
    if re.search(r"前移|上升|前进|提升|进位|跃升|提高|升", left[-6:]):
        return f"{by}rank_change", 1.0
    if re.search(r"后移|下降|后退|下滑|退|降|下移", left[-6:]):
        return f"{by}rank_change", -1.0
    return _placed(text, figure, left, by)


def _placed(text: str, figure: Figure, left: str, by: str) -> tuple[str, float]:
    if left.endswith(("由", "从")):
        return f"{by}{PLACE_BEFORE}", 1.0
    said = text[figure.start : figure.end]
    named = re.search(r"[居列排]\S{0,8}$|位次$|排名$|总量$|规模$|增速$|增幅$", left)
    if said.endswith(("位", "名", "榜首")) or named:
        return f"{by}rank", 1.0
    return SKIPPED, 1.0


def _points(left: str, right: str) -> tuple[str, float]:
    if _AHEAD.search(left):
        return "gap_pp", 1.0
    if _BEHIND.search(left):
        return "gap_pp", -1.0
    if than := _THAN_TARGET.search(left):
        return "gap_pp", -1.0 if than["less"] else 1.0
    if re.search(r"下拉|拖累", left):
        return "pull", -1.0
    if re.search(r"拉动|带动|贡献", left):
        return "pull", 1.0
    if re.search(r"占比|比重|占全", left):
        return SKIPPED, 1.0
    down = _CHANGE_DOWN.search(left)
    changed = down or _CHANGE.search(left)
    if changed and re.search(r"增速|增幅|降幅", left) and not _THAN.search(left):
        return ACCELERATION, _turned(left, bool(down))
    if changed and _THAN.search(left):
        sign = _turned(left, bool(down))
        return ("yoy_change" if _LAST_YEAR.search(left) else ACCELERATION), sign
    if than := _HIGHER_THAN.search(left):
        sign = -1.0 if than["less"] else 1.0
        if not _MOMENT.search(than["whom"]):
            return AGAINST, sign
        return ("yoy_change" if _LAST_YEAR.search(left) else ACCELERATION), sign
    if _SHORT.search(left):
        return "gap_pp", -1.0
    for form, sign in ((_ABOVE, 1.0), (_BELOW, -1.0)):
        if beside := form.search(left):
            whom = beside["whom"]
            return ("gap_pp" if re.search(r"目标|预期|任务", whom) else AGAINST), sign
    return SKIPPED, 1.0


def _turned(left: str, down: bool) -> float:
    """Which way a growth went: 降幅收窄 is up, 降幅扩大 down."""
    if re.search(r"收窄了?$", left):
        return 1.0
    return -1.0 if down or re.search(r"降幅\S*扩大", left) else 1.0


def _percent(left: str, right: str) -> tuple[str, float]:
    if _SCHEDULE.search(left):
        return "time_progress", 1.0
    if _OF_TARGET.search(left) or re.match(r"的?(?:年度|全年)目标", right):
        return "completion", 1.0
    if re.match(r"(?:提升|提高|上升|加快|回升|扩大|回落|下降|收窄|放缓)[至到]", right):
        return "yoy", growth(left)[1]
    if re.match(r"(?:以上)?的(?:增长|增速|年度|全年|年初|预期)?目标", right):
        return "target", 1.0
    if re.search(r"贡献(?:率|了)?([^，,]{0,10})$", left):
        part = re.match(r"的(?!增)", right) and not re.search(r"贡献率", left)
        return ("share" if part else "contribution"), 1.0
    if named := re.match(r"的(?:(?:增幅|增速|增长)|(?P<fall>降幅))", right):
        return "yoy", -1.0 if named["fall"] else 1.0
    if re.search(r"(?:是|为|相当于)[^，,]{2,14}的$", left):
        return RATIO, 1.0
    if re.search(r"两年平均", left):
        return "yoy_two_years", 1.0
    if re.search(r"目标增(?:长|速)|增长目标|增速目标|年度目标|全年目标", left):
        return "target", 1.0
    if re.search(r"占(?!.*(?:增长|下降))|比重", left) and not re.search(
        r"主导产业占比$|产业占比(?:为|达)?$", left
    ):
        return "share", 1.0
    return growth(left)


def growth(left: str) -> tuple[str, float]:
    """The role of a percentage whose words speak of a change, else of a ratio's own value."""
    down, up = _last(_DOWN, left), _last(_UP, left)
    if down > up:
        return "yoy", -1.0
    if up >= 0 or re.search(r"同比", left):
        return "yoy", 1.0
    return "value", 1.0


def _last(form: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in form.finditer(text)), default=-1)


def _amount(left: str, right: str) -> tuple[str, float]:
    if re.search(r"月均|每个?月", left):
        needed = re.search(r"后|需|还|剩余|余下|要|得|须", left)
        return ("required_monthly" if needed else "pace_monthly"), 1.0
    if re.search(r"(?:差距|缺口)(?:为|有|达)?$", left) or _LESS.search(left):
        return SHORTFALL, 1.0
    if re.search(r"还有$|剩下的?$|余下的?$", left) and re.match(r"要|的?(?:任务|缺口|差距)", right):
        return SHORTFALL, 1.0
    if _TARGET.search(left) or _OF_A_TARGET.match(right):
        return "target", 1.0
    if _LAST_YEAR_S.search(left):
        return "base", 1.0
    if _MORE_THAN_THEN.search(left):
        return INCREMENT, 1.0
    if _FEWER_THAN_THEN.search(left):
        return INCREMENT, -1.0
    if re.search(r"(?:较|比)年初", left):
        return SKIPPED, 1.0
    return "value", 1.0
