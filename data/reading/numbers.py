"""One cell's text as a number, a state word, or a doubt: never a silent guess, never a 0."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from data.reading.units import UNIT

NO_DATA = "无数据"
DOUBT = "存疑"
TEXT = "文字"
HIDDEN = "不予显示"
TINY = "不足最小单位"
ERROR = "错误值"


@dataclass(frozen=True)
class Parsed:
    """What a cell's text says.

    `number` is None where there is no plain number; then `state` is the word for what there is:
    无数据, 不足最小单位, 不予显示, 扭亏为盈 …, 存疑 (a number that cannot be taken as it stands),
    文字 (no number at all), 错误值. `doubt` is the code of the finding the cell deserves.
    `change` is true where the text is a word of change (增长12.3%).
    """

    number: float | None = None
    state: str | None = None
    unit: str | None = None
    note: str | None = None
    doubt: str | None = None
    change: bool = False

    @property
    def counts(self) -> bool:
        """True where the cell stands for a value: a number or a mark in place of one."""
        return self.number is not None or self.state not in (None, TEXT)


_NOTES = "①-⑳⓪❶-❿㈠-㈩⁰¹²³⁴-⁹ᵃ-ᶻ†‡"
_NOTE_TAIL = re.compile(
    rf"(?<=[\d%％])\s*((?:[{_NOTES}*＊]|[\[【（(]注?\d?[\]】）)]|[（(]注\d*[）)])+)$"
)
_NOTE_HEAD = re.compile(rf"^([*＊{_NOTES}]+)\s*(?=[\d+\-－−.])")
_DASHES = str.maketrans(
    {c: "-" for c in "‐‑‒–—―−﹣－﹘"} | {"。": ".", "’": "'", "‘": "'", "＇": "'"}
)
_MARKS = {
    "-",
    "--",
    "---",
    "/",
    "//",
    "\\",
    "无",
    "缺",
    "n/a",
    "na",
    "n.a.",
    "暂无",
    "无数据",
    "暂无数据",
    "空缺",
    "缺失",
    "none",
    "null",
    "nan",
    ".",
}
_STATES = {
    "未报": "未报",
    "未报送": "未报",
    "未上报": "未报",
    "待报": "未报",
    "扭亏为盈": "扭亏为盈",
    "扭亏": "扭亏为盈",
    "由亏转盈": "扭亏为盈",
    "由负转正": "由负转正",
    "由盈转亏": "由盈转亏",
    "盈转亏": "由盈转亏",
    "转亏": "由盈转亏",
    "由正转负": "由正转负",
    "减亏": "减亏",
    "增亏": "增亏",
    "持续亏损": "持续亏损",
    "亏损": "亏损",
    "不予显示": HIDDEN,
    "保密": HIDDEN,
    "脱敏": HIDDEN,
}
_REDACTED = re.compile(r"[x×✕*＊■□●]+|[*＊x×]+月?")
_TINY = re.compile(r"[….·]{2,}|…+|不足最?小?单?位?|略")
_ERROR = re.compile(
    r"#(?:div/0!?|ref!?|n/a|name\?|value!?|num!?|null!?|spill!?|calc!?|getting_data)"
)
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?P<sep>[, '])\d{3})(?:(?P=sep)\d{3})*(?:\.\d+)?")
_NUMBER = r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_WITH_UNIT = re.compile(rf"{_NUMBER}(?P<unit>{UNIT})")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?e[+-]?\d+")
_CHANGE = re.compile(
    rf"(?:同比|环比|比上年同期|较上年同期|较去年同期|比上年|较上年|较上月|比上月|比去年)?"
    rf"(?P<word>增长|增加|上升|提高|上涨|增收|加快|扩大|增|升|涨|\+|负增长|下降|减少|降低|回落|下跌|"
    rf"下滑|减收|收窄|降|减|跌|-)了?{_NUMBER}(?P<unit>%|倍|个?百分点|点|{UNIT})?"
)
_FALLING = ("负增长", "下", "减", "降", "回落", "跌", "收窄", "-")
_TIMES = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4}
_DOUBLED = re.compile(r"(?:同比)?(?:增长)?翻(?:了)?(?P<times>[一两二三四五1-4])?番")
_MANIFOLD = re.compile(r"(?:同比)?增长(?P<times>[一两二三四五])倍")
_ANY = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_APPROXIMATE_ALL = re.compile(
    rf"(?:约|大约|近|将近|超|超过|逾|突破|不足|不低于|不高于|不超过|不大于|不小于|不少于|不多于|低于|高于|至少|"
    rf"最多|力争|确保|达到|控制在|进入|前|[<>≥≤]=?)+"
    rf"{_ANY}(?:{UNIT})?(?:左右|以上|以下|以内|之内)?"
    rf"|{_ANY}(?:{UNIT})?(?:多|余|左右|以上|以下|以内|上下|\+|不到)"
    rf"|{_ANY}(?:多|余|来|几)(?:{UNIT})?"
    rf"|{_ANY}(?:{UNIT})?[-~至到]\d+(?:\.\d+)?(?:{UNIT})?"
)
_ARROW = re.compile(rf"[↑↓](?P<after>{_ANY})|(?P<before>{_ANY})[↑↓]")
_TRIANGLE = re.compile(r"[▲△▼▽]\s*[+-]?[\d.,]+%?|[+-]?[\d.,]+%?\s*[▲△▼▽]")
_BRACKETED = re.compile(r"\([\d.,]+%?\)")
_FORECAST = re.compile(r"(?:预计|预测|预估|估计|预)(?P<rest>[+-]?\d.*)")


@lru_cache(maxsize=262144)
def parse(text: str) -> Parsed:
    """What `text` says: "1,234.5" → 1234.5, "增长1.3倍" → 130, "500多" → 存疑, "—" → 无数据."""
    bare = text.strip().strip("'\u200b\ufeff")
    if not bare:
        return Parsed()
    if bare.isascii() and _PLAIN.fullmatch(bare):
        return Parsed(number=float(bare))
    note = None
    for pattern in (_NOTE_TAIL, _NOTE_HEAD):
        if found := pattern.search(bare):
            note = (note or "") + found[1].strip()
            bare = bare[: found.start()] + bare[found.end() :]
    shown = (
        unicodedata.normalize("NFKC", bare.translate(_DASHES)).translate(_DASHES).lower().strip()
    )
    spaced = re.sub(r"\s+", " ", shown)
    shown = spaced.replace(" ", "")
    return _meant(shown, spaced, note) or Parsed(state=TEXT)


def _meant(shown: str, spaced: str, note: str | None) -> Parsed | None:
    """The reading of cleaned text; `spaced` still has its single spaces, for "1 234"."""
    if shown in _MARKS or (shown and set(shown) == {"-"}):
        return Parsed(state=NO_DATA, note=note)
    if shown in _STATES:
        return Parsed(state=_STATES[shown], note=note)
    if _ERROR.fullmatch(shown):
        return Parsed(state=ERROR, doubt="error_cell")
    if _TINY.fullmatch(shown):
        return Parsed(state=TINY, note=note)
    if _REDACTED.fullmatch(shown):
        return Parsed(state=HIDDEN, note=note, doubt="redacted")
    return _plain(shown, spaced, note) or _change(shown, note) or _odd(shown, note)


def _plain(shown: str, spaced: str, note: str | None) -> Parsed | None:
    if _PLAIN.fullmatch(shown) and " " not in spaced:
        return Parsed(number=float(shown), note=note)
    if _GROUPED.fullmatch(spaced) or _GROUPED.fullmatch(shown):
        return Parsed(number=float(re.sub(r"[, ']", "", shown)), note=note)
    if _PLAIN.fullmatch(shown):
        # "12 34": the space may be a slip or a lost digit group.
        return Parsed(state=DOUBT, note=note, doubt="odd_number")
    if found := _WITH_UNIT.fullmatch(shown):
        return Parsed(number=_float(found["number"]), unit=found["unit"], note=note)
    return None


def _change(shown: str, note: str | None) -> Parsed | None:
    if shown in ("持平", "同比持平", "基本持平", "与上年持平", "与去年持平", "零增长", "不变"):
        return Parsed(number=0.0, note=note, change=True)
    if found := _DOUBLED.fullmatch(shown):
        times = _TIMES[found["times"] or "一"]
        return Parsed(number=100.0 * (2**times - 1), unit="%", note=note, change=True)
    if found := _MANIFOLD.fullmatch(shown):
        return Parsed(number=100.0 * _TIMES[found["times"]], unit="%", note=note, change=True)
    found = _CHANGE.fullmatch(shown)
    if not found:
        return None
    number, unit = _float(found["number"]), found["unit"]
    falling = found["word"].startswith(_FALLING)
    if unit == "倍":
        if falling:
            return Parsed(state=DOUBT, doubt="odd_number")
        number, unit = round(number * 100, 10), "%"
    if unit in ("点", "百分点"):
        unit = "个百分点"
    if number < 0:  # 增长-5.2% is what is meant by 下降5.2%, 下降-5.2% is not
        return (
            Parsed(state=DOUBT, doubt="odd_number")
            if falling
            else Parsed(number=number, unit=unit, note=note, change=True)
        )
    return Parsed(number=-number if falling else number, unit=unit, note=note, change=True)


def _odd(shown: str, note: str | None) -> Parsed | None:
    if found := _ARROW.fullmatch(shown):
        number = _float(found["after"] or found["before"])
        return Parsed(number=-number if "↓" in shown else number, note=note)
    if found := _FORECAST.fullmatch(shown):
        inner = parse(found["rest"])
        return Parsed(inner.number, inner.state, inner.unit, "预计", "forecast_value")
    for pattern, doubt in (
        (_TRIANGLE, "triangle"),
        (_BRACKETED, "bracketed"),
        (_SCIENTIFIC, "scientific"),
        (_APPROXIMATE_ALL, "inexact"),
    ):
        if pattern.fullmatch(shown):
            return Parsed(state=DOUBT, note=note, doubt=doubt)
    if re.fullmatch(r"[+-]?[\d.,' ]*\d[\d.,' ]*%?", shown):
        return Parsed(state=DOUBT, note=note, doubt="odd_number")
    return None


def _float(text: str) -> float:
    return float(text.replace(",", ""))
