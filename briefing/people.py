"""Who stands behind a unit, in words: 链长, 牵头单位 and whatever else its directory row says."""

from typing import Any

_SAID = {
    "leader": "链长",
    "lead_bureau": "牵头单位",
    "key_parks": "重点园区",
    "leading_enterprises": "链主企业",
    "level": "级别",
    "county": "所在地",
    "leading_industries": "主导产业",
}
# On a card: who answers for it, in official order; of a park the same lines for every one.
_ON_CARD = {
    "chain": {
        "leader": "链长",
        "deputy_leader": "副链长",
        "lead_bureau": "牵头单位",
        "support_bureaus": "配合单位",
        "leading_enterprises": "链主企业",
        "key_parks": "重点园区",
    },
    "park": {
        "leader": "负责人",
        "lead_bureau": "责任单位",
        "county": "所在地",
        "level": "级别",
        "leading_industries": "主导产业",
        "leading_enterprises": "龙头企业",
    },
}
# These lines stand on every card, said or not: a gap in the directory is to be seen.
_ALWAYS = {"chain": ("leader", "lead_bureau", "leading_enterprises"), "park": ("leader",)}


def about(said: dict[str, Any], kind: str = "chain") -> str:
    """ "链长 市委书记　牵头单位 市工信局", from what the directory has."""
    named = _SAID | ({"leader": _ON_CARD["park"]["leader"]} if kind == "park" else {})
    parts = [f"{name} {word(said[key])}" for key, name in named.items() if word(said.get(key))]
    return "　".join(parts)


def on_card(kind: str, said: dict[str, Any]) -> list[tuple[str, str]]:
    """(role, who) in official order: 链长, 牵头单位, 链主企业; of a park who leads it and where it
    lies. A role nobody wrote into the directory says so."""
    found = []
    for key, name in _ON_CARD[kind].items():
        who = word(said.get(key))
        if who or key in _ALWAYS[kind]:
            found.append((name, who or "名录未填"))
    return found


def word(said: Any) -> str:
    """A directory entry as text; several are joined."""
    return "、".join(map(str, said)) if isinstance(said, list) else str(said or "")
