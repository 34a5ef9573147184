"""Places: competition ranking 1, 2, 2, 4 on printed values, within peer groups."""

from collections.abc import Mapping


def places(values: Mapping[str, float | None], lower_is_better: bool = False) -> dict[str, int]:
    """The place of each key that has a value: one more than the number strictly before it."""
    known = {key: value for key, value in values.items() if value is not None}
    ordered = sorted(known.values(), reverse=not lower_is_better)
    first: dict[float, int] = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in known.items()}


def places_in_groups(
    values: Mapping[str, float | None], groups: Mapping[str, str], lower_is_better: bool = False
) -> dict[str, tuple[int, int]]:
    """Place and number of ranked units, each within its peer group."""
    found: dict[str, tuple[int, int]] = {}
    for group in dict.fromkeys(groups[key] for key in values):
        among = {key: value for key, value in values.items() if groups[key] == group}
        ranked = places(among, lower_is_better)
        found |= {key: (place, len(ranked)) for key, place in ranked.items()}
    return found
