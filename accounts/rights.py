"""What is theirs: the units and reports a 报送 person answers for. [] means all of it is theirs."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from accounts.person import Person, Role

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
    catalog: Any = None,
    memberships: pd.DataFrame | None = None,
) -> list[str]:
    """In words, what of a proposal (or of a frame of facts) is not this person's to send."""
    if person.publishes:
        return []
    if not person.uploads:
        return ["您的账号只能浏览，不能报送。"]
    facts = proposal if isinstance(proposal, pd.DataFrame) else proposal.facts
    refused = [] if facts is proposal else _beside_figures(proposal)
    belong = [memberships, getattr(proposal, "memberships", None)]
    refused += _units(person, facts, belong)
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


def _units(person: Person, facts: pd.DataFrame, belong: list[pd.DataFrame | None]) -> list[str]:
    if not len(facts):
        return []
    seen = facts[["grain", "unit", "other"]].drop_duplicates()
    own = set(person.units)
    for frame in belong:
        if frame is not None and len(frame):
            theirs = frame[[pair in own for pair in zip(frame["kind"], frame["unit"], strict=True)]]
            own |= {("enterprise", each) for each in theirs["enterprise"]}
    foreign = [_name(*row) for row in seen.itertuples(index=False) if not _owns(own, *row)]
    if not foreign:
        return []
    more = f"等 {len(foreign)} 个单位" if len(foreign) > _MOST else ""
    return [f"不是您报送的单位：{'、'.join(foreign[:_MOST])}{more}。"]


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


def _reports(person: Person, facts: pd.DataFrame, catalog: Any) -> list[str]:
    """Reports bound by their indicators; an account with no report named is not bound by them."""
    known = {each.name: each for each in _of(catalog)}
    named = [known[name] for name in person.reports if name in known]
    if not person.reports or not known or not len(facts):
        return []
    theirs = {code for report in named for code in report.indicators}
    foreign = sorted(set(facts["indicator"]) - theirs)
    names = [getattr(catalog.indicators.get(code), "name", code) for code in foreign]
    if not names:
        return []
    more = f"等 {len(names)} 项" if len(names) > _MOST else ""
    return [f"不在您报送的报表里的指标：{'、'.join(names[:_MOST])}{more}。"]


def _of(catalog: Any) -> list[Any]:
    reports = getattr(catalog, "reports", None) or []
    return list(reports.values()) if isinstance(reports, Mapping) else list(reports)
