"""What a number says of its figure, told by the words around it: 同比, 完成率, 位次 …"""

import re

from briefing.proofreading.figures import PERCENT, PLACE, POINTS, TIMES, Figure

# Kinds of claim that are no field of metrics.row.Row.
ACCELERATION, AGAINST, INCREMENT, SHORTFALL = "acceleration", "against", "increment", "shortfall"
COUNT, SKIPPED = "count", ""

_DOWN = re.compile(r"下降|减少|下滑|降幅|负增长|回落|缩减|跌|降低|减|降")
_UP = re.compile(r"增长|增加|上升|提高|提升|增幅|增速|增|升|涨|翻")
_INTENT = re.compile(
    r"力争|确保|争取|预计|预期|预测|有望|计划|拟|将(?!近)|要(?:求|达|实现|完成|突破|增长)|下半年|明年|到20\d\d年|目标增长|不低于"
)
_OF_TARGET = re.compile(
    r"(?:完成|占|达到?|为)(?:了)?(?:全年|年度|年初|年)?(?:预期)?(?:目标|任务|计划)(?:任务|数)?的?(?:比例)?(?:达到?|为)?$"
    r"|(?:目标|任务|计划)?完成(?:率|进度|比例)(?:仅|只有|达到?|为|是|已达|达到了)*$|完成(?:全年|年度)(?:目标|任务|计划)(?:任务)?(?:的|达)?$"
)
_TARGET = re.compile(
    r"(?:年度|全年|年)?(?:目标|任务)(?:任务|数|值)?(?:为|是|定为|共|合计)?$|目标增(?:长|速)(?:为|是)?$"
)
_AHEAD = re.compile(
    r"(?:超|快于|高于|领先|超过|好于|超出|快)(?:了)?(?:序时|时间)(?:进度)?(?:要求)?(?:达|约)?$|序时(?:进度)?(?:快|超|高)(?:了|出)?$"
)
_BEHIND = re.compile(
    r"(?:欠|慢于|低于|落后于?|滞后于?|慢|差|未达|不及)(?:了)?(?:序时|时间)(?:进度)?(?:要求)?(?:达|约|仍有|有)?$|序时(?:进度)?(?:慢|低|差|欠|落后)(?:了)?$"
)
_SCHEDULE = re.compile(r"(?:序时|时间)进度(?:要求)?(?:为|是|应为|应达)?$")
_ABOVE = re.compile(r"(?:高于|快于|高出|好于|快|高|领先)(?:了)?(?P<whom>[^，,]{0,14}?)(?:达|约)?$")
_BELOW = re.compile(r"(?:低于|慢于|落后于?|低|慢|不及)(?:了)?(?P<whom>[^，,]{0,14}?)(?:达|约)?$")
_CHANGE = re.compile(r"(?:加快|提高|提升|回升|上升|扩大|增加)了?$")
_CHANGE_DOWN = re.compile(r"(?:回落|放缓|下降|减缓|收窄|降低|回调)了?$")
_THAN = re.compile(r"(?:较|比|同比)")
_LAST_YEAR = re.compile(r"(?:较|比)(?:去年|上年)(?:同期)?|同比(?=加快|提高|回落|下降|提升)")


_FILLER = re.compile(
    r"(?:近|将近|接近|不足|超过|超|突破|逾|约|大约|大概|仅有?|只有?|已|达到?|高达|了|分别|依次|为|是"
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
        return ("yoy", 100.0) if re.search(r"增长|增加|增|同比", left) else (SKIPPED, 1.0)
    if figure.uom == PERCENT:
        return _percent(left, text[figure.end : figure.end + 10])
    return _amount(left, text[figure.end : figure.end + 6])


def intended(clause: str) -> bool:
    """Whether a clause speaks of what is to come."""
    return bool(_INTENT.search(clause))


def _placing(text: str, figure: Figure, left: str) -> tuple[str, float]:
    by = "growth_" if re.search(r"增速|增幅|增长|同比", left) else ""
    if re.search(r"前移|上升|前进|提升|进位|跃升|提高|升", left[-6:]):
        return f"{by}rank_change", 1.0
    if re.search(r"后移|下降|后退|下滑|退|降|下移", left[-6:]):
        return f"{by}rank_change", -1.0
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
    if re.search(r"下拉", left):
        return "pull", -1.0
    if re.search(r"拉动|带动|贡献", left):
        return "pull", 1.0
    if re.search(r"占比|比重|占全", left):
        return SKIPPED, 1.0
    down = _CHANGE_DOWN.search(left)
    if (down or _CHANGE.search(left)) and _THAN.search(left):
        narrow = re.search(r"降幅|收窄", left) and re.search(r"收窄$", left)
        widened = re.search(r"降幅\S*扩大", left)
        sign = 1.0 if narrow else -1.0 if down or widened else 1.0
        return ("yoy_change" if _LAST_YEAR.search(left) else ACCELERATION), sign
    if re.search(r"(?:目标|任务|预期)\S{0,4}(?:还差|差|低|少)了?$", left):
        return "gap_pp", -1.0
    for form, sign in ((_ABOVE, 1.0), (_BELOW, -1.0)):
        if beside := form.search(left):
            whom = beside["whom"]
            return ("gap_pp" if re.search(r"目标|预期|任务", whom) else AGAINST), sign
    return SKIPPED, 1.0


def _percent(left: str, right: str) -> tuple[str, float]:
    if _SCHEDULE.search(left):
        return "time_progress", 1.0
    if _OF_TARGET.search(left) or re.match(r"的?(?:年度|全年)目标", right):
        return "completion", 1.0
    if re.search(r"贡献率", left) or re.match(r"的(?:增量|增长)贡献", right):
        return "contribution", 1.0
    if re.match(r"(?:以上)?的(?:增长|增速|年度|全年|年初|预期)?目标", right):
        return "target", 1.0
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
    if re.search(r"(?:月均|每月|平均每月)", left):
        return (
            "required_monthly" if re.search(r"后|需|还|剩余|余下", left) else "pace_monthly"
        ), 1.0
    if _TARGET.search(left):
        return "target", 1.0
    if re.search(r"(?:去年|上年)?同期(?:数|基数|完成|实现)?(?:为|是|的)?$|基数(?:为|是)?$", left):
        return "base", 1.0
    if re.search(r"(?:还差|尚差|缺口|差距|仍差|距\S{0,8}差)(?:为|有)?$", left):
        return SHORTFALL, 1.0
    if re.search(r"(?:增加|增收|净增|多增|同比增长|增长额|增量)(?:额)?(?:了|为)?$", left):
        return INCREMENT, 1.0
    if re.search(r"(?:减少|减收|少收|下降)(?:了)?$", left):
        return INCREMENT, -1.0
    if re.search(r"(?:较|比)年初", left):
        return SKIPPED, 1.0
    return "value", 1.0
