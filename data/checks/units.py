"""Checks of a 名录 against the one that is kept."""

from collections.abc import Sequence

from data.directory import KIND_NAMES, Directory, Unit
from data.findings import Findings

_NAMED = 10


def check_units(units: Sequence[Unit], known: Directory, findings: Findings) -> None:
    """Say which registered units a new 名录 leaves out. They stay: a list may be a supplement, and
    a unit ends by its own 失效日期, never by silence."""
    for kind in dict.fromkeys(unit.kind for unit in units):
        listed = {unit.unit for unit in units if unit.kind == kind}
        absent = [
            unit.name
            for unit in known.of(kind)
            if unit.unit not in listed and unit.valid_to is None
        ]
        if absent:
            names = "、".join(absent[:_NAMED]) + ("等" if len(absent) > _NAMED else "")
            code = "absent_enterprises" if kind == "enterprise" else "absent_units"
            findings.add(code, value=names, kind=KIND_NAMES[kind], many=len(absent), names=names)


def units_known(units: Sequence[Unit], known: Directory) -> bool:
    """True where the store says the same of every unit already."""
    kept = {(unit.kind, unit.unit): unit for unit in known.units}
    return all(_same(unit, kept.get((unit.kind, unit.unit))) for unit in units)


def _same(unit: Unit, kept: Unit | None) -> bool:
    return (
        kept is not None
        and kept.name == unit.name
        and kept.ordinal == unit.ordinal
        and unit.attributes.items() <= kept.attributes.items()
        and set(unit.aliases) <= set(kept.aliases)
        and unit.valid_from in (None, kept.valid_from)
        and unit.valid_to in (None, kept.valid_to)
    )
