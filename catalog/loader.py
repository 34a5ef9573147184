"""Reads the TOML files of the catalogue, the shipped ones overlaid by $DASHBOARD_HOME/catalog."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from catalog.catalog import Catalog
from catalog.entries import indicator, lights, uoms, words
from catalog.faults import CatalogError, nearest
from catalog.references import check
from catalog.reports import reports
from catalog.rules import rules
from catalog.words import Words

SHIPPED = Path(__file__).parent
_LINE = re.compile(r"at line (\d+)")
_FILES = ("indicators", "uoms", "lights", "words", "checks", "reports")


class Entry(NamedTuple):
    """A top-level entry of a catalogue file and the file that had the last word on it."""

    file: str
    content: Any


def load(home: Path | None = None, *, shipped: Path = SHIPPED) -> Catalog:
    """The catalogue; `home` is DASHBOARD_HOME, whose catalog/*.toml add to and replace entries of
    those `shipped`.

    Raises CatalogError naming file, entry and key.
    """
    overlay = home / "catalog" if home else None
    _refuse_unknown_files(overlay)
    read = {name: _entries(name, shipped, overlay) for name in _FILES}
    measured = uoms(read["uoms"])
    indicators = {
        code: indicator(entry.file, code, entry.content)
        for code, entry in read["indicators"].items()
    }
    files = {code: entry.file for code, entry in read["indicators"].items()}
    formulas = check(indicators, files, measured)
    return Catalog(
        indicators=MappingProxyType(indicators),
        uoms=measured,
        lights=lights(read["lights"]),
        words=words(read["words"], tuple(field.name for field in fields(Words))),
        formulas=MappingProxyType(formulas),
        rules=rules(read["checks"], indicators),
        reports=reports(read["reports"], indicators, measured),
    )


def _entries(name: str, shipped: Path, overlay: Path | None) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for folder in (shipped, overlay):
        path = folder / f"{name}.toml" if folder else None
        if path and path.is_file():
            for key, content in _toml(path).items():
                known = entries.get(key)
                entries[key] = Entry(
                    path.name if folder == shipped else str(path),
                    _laid_over(known.content, content) if known else content,
                )
    return entries


def _laid_over(below: Any, above: Any) -> Any:
    """`above` over `below`: tables key by key, lists added to, anything else replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        merged = {
            key: _laid_over(below[key], above[key]) if key in below else above[key] for key in above
        }
        return {**below, **merged}
    if isinstance(below, list) and isinstance(above, list):
        return below + [item for item in above if item not in below]
    return above


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CatalogError(str(path), "", "", "不是 UTF-8 编码", "请另存为 UTF-8。") from error
    except RecursionError as error:
        raise CatalogError(str(path), "", "", "不是合格的 TOML，层次太多") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        fault = f"不是合格的 TOML，{where}写法有误（{error}）"
        raise CatalogError(str(path), "", "", fault) from error


def _refuse_unknown_files(overlay: Path | None) -> None:
    for path in sorted(overlay.glob("*.toml")) if overlay and overlay.is_dir() else []:
        if path.stem not in _FILES:
            hint = nearest(path.stem, _FILES)
            raise CatalogError(
                str(path),
                "",
                "",
                "没有这种目录文件",
                hint or f"文件名应是 {'、'.join(_FILES)} 之一加 .toml。",
            )
