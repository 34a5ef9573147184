"""Reads the TOML files of the catalogue, the shipped ones overlaid by $DASHBOARD_HOME/catalog."""

import tomllib
from decimal import Decimal
from pathlib import Path

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.lights import Lights
from catalog.uom import Uoms

_SHIPPED = Path(__file__).parent


def load(home: Path | None = None) -> Catalog:
    """The catalogue; `home` is DASHBOARD_HOME, whose catalog/*.toml add to and replace entries."""
    return Catalog(
        indicators={code: _indicator(code, entry) for code, entry in _entries("indicators", home).items()},
        uoms=_uoms(_entries("uoms", home)),
        lights=Lights(**_entries("lights", home)),
    )


def _entries(name: str, home: Path | None) -> dict:
    entries: dict = {}
    for folder in (_SHIPPED, home / "catalog" if home else None):
        path = folder / f"{name}.toml" if folder else None
        if path and path.exists():
            entries |= tomllib.loads(path.read_text(encoding="utf-8"))
    return entries


def _indicator(code: str, entry: dict) -> Indicator:
    scopes = tuple((name, tuple(aliases)) for name, aliases in entry.pop("scopes", {}).items())
    lists = {key: tuple(entry.pop(key)) for key in ("aliases", "denominators") if key in entry}
    return Indicator(code=code, scopes=scopes, **lists, **entry)


def _uoms(entries: dict) -> Uoms:
    factors, aliases = {}, {}
    for dimension, names in entries.items():
        for name, spec in names.items():
            factors[name] = (dimension, Decimal(str(spec["size"])))
            aliases |= {alias: name for alias in spec.get("aliases", [])}
    return Uoms(factors, aliases)
