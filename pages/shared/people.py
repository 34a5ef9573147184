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


def about(said: dict[str, Any]) -> str:
    """ "链长 市委书记　牵头单位 市工信局", from what the directory has."""
    parts = [f"{name} {word(said[key])}" for key, name in _SAID.items() if word(said.get(key))]
    return "　".join(parts)


def word(said: Any) -> str:
    """A directory entry as text; several are joined."""
    return "、".join(map(str, said)) if isinstance(said, list) else str(said or "")
