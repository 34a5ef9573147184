"""Which 口径: the one asked for, else the default, else the only one kept, else a question."""

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from data.proposing.owners import LIMITS
from errors import DashboardError
from metrics.facts import Facts, Measures, When


class ScopeUnclear(DashboardError):
    """Several scopes are kept and none of them is the default."""

    def __init__(self, indicator: Indicator, scopes: list[str]) -> None:
        self.scopes = scopes
        super().__init__(
            "请指明口径",
            f"“{indicator.name}”有多个口径：{'、'.join(scopes)}，没有默认口径的数据。",
            "请从中选一个（命令行用 --scope）。",
        )


class UnknownScope(DashboardError):
    """The scope asked for is not one of the indicator's."""

    def __init__(self, indicator: Indicator, asked: str, scopes: list[str]) -> None:
        known = "、".join(scopes) or "只有默认口径"
        message = f"“{indicator.name}”没有口径“{asked}”。"
        super().__init__("没有这个口径", message, f"可选：{known}。")


def asked_scopes(
    catalog: Catalog, facts: Facts, indicator: Indicator, asked: str | None
) -> dict[str, str]:
    """The scope asked for by indicator code: of a derived indicator it may be that of anything its
    formula uses (亩均税收 of 不含烟, or per 企业实际占用). Raises UnknownScope."""
    if asked is None:
        return {}
    formula = catalog.formula(indicator.code)
    used = [catalog.indicators[operand.code] for operand in formula.operands] if formula else []
    found = {}
    for each in (indicator, *used):
        try:
            found[each.code] = asked_scope(each, facts, asked)
        except UnknownScope:
            if not used:
                raise
    if not found:
        known = [name for each in used for name in (each.default_scope, *dict(each.scopes)) if name]
        raise UnknownScope(indicator, asked, list(dict.fromkeys(known)))
    return found


def asked_scope(indicator: Indicator, facts: Facts, asked: str) -> str:
    """The kept spelling of a scope a person names; '' for the default one. A scope the catalogue
    does not know counts where figures are kept under it. Raises UnknownScope."""
    if asked in ("", indicator.default_scope):
        return ""
    for name, spellings in indicator.scopes:
        if asked == name or asked in spellings:
            return "" if name == indicator.default_scope else name
    kept = {*facts.at.get(indicator.code, {}), *facts.standing.get(indicator.code, {})}
    if asked in kept:
        return asked
    word, _, rest = asked.partition("·")
    if word in LIMITS:  # said of any figure of the region, so it may be asked of any
        scope = asked_scope(indicator, facts, rest)
        return f"{word}·{scope}" if scope else word
    names = [indicator.default_scope, *(name for name, _ in indicator.scopes), *sorted(kept)]
    raise UnknownScope(indicator, asked, list(dict.fromkeys(name for name in names if name)))


def kept_scope(indicator: Indicator, facts: Facts, now: When) -> str:
    """The scope to answer in when none is asked for, `now` before others. Raises ScopeUnclear."""
    scopes = facts.at.get(indicator.code, {})
    kept = {scope for scope, moments in scopes.items() if _figures(moments, now)}
    kept |= facts.standing.get(indicator.code, {}).keys()
    kept = kept or {
        scope
        for scope, moments in scopes.items()
        if any(_figures(moments, when) for when in moments)
    }
    if "" in kept or not kept:
        return ""
    if len(kept) == 1:
        return kept.pop()
    raise ScopeUnclear(indicator, sorted(kept))


def _figures(moments: dict[When, dict[str, Measures]], when: When) -> bool:
    """True where something other than a target is kept at a moment."""
    return any(
        not measure.startswith("target_")
        for measures in moments.get(when, {}).values()
        for measure in measures
    )
