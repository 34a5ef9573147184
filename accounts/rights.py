"""What is theirs: the units and reports a 报送 person answers for. [] means all of it is theirs."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from accounts.person import Person, Role
from catalog.catalog import Catalog

KINDS = {
    "region": "全市",
    "chain": "产业链",
    "park": "园区",
    "county": "县市区",
    "enterprise": "企业",
}
_MOST = 10


def may_send(
    person: Person,
    proposal: Any,
    catalog: Catalog | None = None,
    memberships: pd.DataFrame | None = None,
) -> list[str]:
    """In words, what of a proposal (or of a frame of facts) is not this person's to send.

    `memberships` are those kept (data/keeping/directories.py): whose enterprises are whose.
    """
    if person.publishes:
        return []
    if not person.uploads:
        return ["您的账号只能浏览，不能报送。"]
    facts = proposal if isinstance(proposal, pd.DataFrame) else proposal.facts
    refused = [] if facts is proposal else _beside_figures(proposal)
    refused += _units(person, facts, memberships)
    return refused + _reports(person, facts, catalog)


def sees_batch(person: Person, batch: Mapping[str, Any]) -> bool:
    """Whether this published workbook may be shown, with its file, to this person."""
    if person.role is Role.REPORT:
        return bool(person.account) and batch.get("account", "") == person.account
    return person.publishes


def _beside_figures(proposal: Any) -> list[str]:
    said = []
    if len(proposal.units):
        said.append("名录（单位、别名、企业归属）由审核或管理人员发布。")
    if len(proposal.events):
        said.append("口径变动事项由审核或管理人员发布。")
    return said


def _units(person: Person, facts: pd.DataFrame, belong: pd.DataFrame | None) -> list[str]:
    """Enterprises kept as belonging to an own unit are own ones; a workbook's own word is not."""
    if not len(facts):
        return []
    seen, own = facts[["grain", "unit", "other"]].drop_duplicates(), own_units(person, belong)
    foreign = [_name(*row) for row in seen.itertuples(index=False) if not _owns(own, *row)]
    if not foreign:
        return []
    more = f"等 {len(foreign)} 个单位" if len(foreign) > _MOST else ""
    return [f"不是您报送的单位：{'、'.join(foreign[:_MOST])}{more}。"]


def own_units(person: Person, belong: pd.DataFrame | None = None) -> set[tuple[str, str]]:
    """The (kind, unit) a 报送 person answers for: the named ones and the enterprises in them."""
    own = set(person.units)
    if belong is not None and len(belong):
        theirs = [pair in own for pair in zip(belong["kind"], belong["unit"], strict=True)]
        own |= {("enterprise", each) for each in belong["enterprise"][theirs]}
    return own


def _owns(own: set[tuple[str, str]], grain: str, unit: str, other: str) -> bool:
    if grain == "chain_park":
        return ("chain", unit) in own or ("park", other) in own
    return (grain, unit) in own


def _name(grain: str, unit: str, other: str) -> str:
    if grain == "chain_park":
        return f"{unit}·{other}"
    if unit == "*":
        return f"{KINDS.get(grain, grain)}合计"
    return unit or KINDS.get(grain, grain)


def _reports(person: Person, facts: pd.DataFrame, catalog: Catalog | None) -> list[str]:
    """Reports bound by their indicators; an account with no report named is not bound by them."""
    if catalog is None or not person.reports or not len(facts):
        return []
    named = filter(None, map(catalog.reports.named, person.reports))
    theirs = {column.indicator for report in named for column in report.columns}
    foreign = sorted(set(facts["indicator"]) - theirs)
    names = [catalog.indicators[each].name for each in foreign if each in catalog.indicators]
    if not foreign:
        return []
    more = f"等 {len(foreign)} 项" if len(foreign) > _MOST else ""
    return [f"不在您报送的报表里的指标：{'、'.join(names[:_MOST])}{more}。"]
