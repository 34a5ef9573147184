"""A catalogue as it was at a moment: its files' texts, and the catalogue made of them again."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from catalog.catalog import Catalog
from catalog.loader import SHIPPED, load

_LAYERS = ("shipped", "home")


def texts(home: Path | None) -> dict[str, str]:
    """The files the catalogue is made of, by layer and name; the calendar and all."""
    folders = (SHIPPED, home / "catalog" if home else None)
    return {
        f"{layer}/{path.name}": path.read_text(encoding="utf-8-sig")
        for layer, folder in zip(_LAYERS, folders, strict=True)
        if folder
        for path in sorted(folder.glob("*.toml"))
    }


def thawed(kept: Mapping[str, str]) -> Catalog:
    """The catalogue those texts made. Raises CatalogError where this program reads them no more."""
    with tempfile.TemporaryDirectory(prefix="catalogue-") as name:
        folders = {"shipped": Path(name) / "shipped", "home": Path(name) / "home" / "catalog"}
        for folder in folders.values():
            folder.mkdir(parents=True)
        for file, text in kept.items():
            layer, _, own = file.partition("/")
            (folders[layer] / Path(own).name).write_text(text, encoding="utf-8")
        return load(Path(name) / "home", shipped=folders["shipped"])


def guarded(frozen: Catalog, now: Catalog) -> Catalog:
    """The frozen catalogue with the stricter of both rules of what is withheld from readers: what
    must not be known today is not told by an old edition either."""
    lights = replace(
        frozen.lights,
        fewest_enterprises=max(frozen.lights.fewest_enterprises, now.lights.fewest_enterprises),
        largest_share=min(frozen.lights.largest_share, now.lights.largest_share),
    )
    return replace(frozen, lights=lights)
