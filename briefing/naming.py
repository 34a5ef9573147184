"""How an indicator is named in a sentence, and which verb brings its amount."""

from dataclasses import dataclass

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from data.proposing.lexicon import Lexicon
from data.reading.text import normalise
from metrics.question import known_indicator

_MONEY = ("万元", "亿元", "元", "万美元", "亿美元")
_DONE = ("投资", "资金", "外资")
_HAS_VERB = ("完成", "实现", "新增", "净增", "引进")


@dataclass(frozen=True)
class Named:
    """An indicator in one 口径 under the name it is told by; `scope` None leaves it to the
    catalogue and what is kept."""

    indicator: Indicator
    name: str
    scope: str | None = None


def called(catalog: Catalog, words: str) -> Named:
    """What a person means by a name: 地方财政收入 is 财政收入 of 口径 地方, told under the name
    asked for. Raises UnknownIndicator."""
    lexicon = Lexicon(catalog)
    code, scope = lexicon.names.get(normalise(words), ("", ""))
    if not code and words not in catalog.indicators:
        pieces = lexicon.pieces(normalise(words))
        code, scope = (pieces.indicator, pieces.scope) if pieces else ("", "")
    if not code:
        found = known_indicator(catalog, words)
        return Named(found, found.name)
    return Named(catalog.indicators[code], words.strip(), scope or None)


def spoken(indicator: Indicator, scope: str = "") -> str:
    """The name with its 口径: 地方财政收入, 投资（重点项目）; the default one is not said."""
    if not scope or scope == indicator.default_scope:
        return indicator.name
    spellings = dict(indicator.scopes).get(scope, ())
    full = next((each for each in spellings if each.endswith(indicator.name)), "")
    return full or f"{indicator.name}（{scope}）"


def verb(indicator: Indicator | str, name: str = "") -> str:
    """The word before an amount that follows the indicator's own name: 出口完成, 用电量为; none
    where the name says it: 重点项目完成投资75.1亿元."""
    name = name or (indicator if isinstance(indicator, str) else indicator.name)
    if any(word in name for word in _HAS_VERB):
        return ""
    if isinstance(indicator, str) or _earned(indicator):
        return "完成"
    return "为"


def did(indicator: Indicator | str, name: str = "") -> tuple[str, str]:
    """The words before and after the indicator's name where a unit is the subject: 实现产值,
    完成投资, 企业数为."""
    name = name or (indicator if isinstance(indicator, str) else indicator.name)
    if any(word in name for word in _HAS_VERB):
        return "", ""
    if not isinstance(indicator, str) and not _earned(indicator):
        return "", "为"
    return ("完成" if name.endswith(_DONE) else "实现"), ""


def _earned(indicator: Indicator) -> bool:
    """True for a sum of money that grows over the year."""
    return indicator.kind == "flow" and indicator.unit in _MONEY
