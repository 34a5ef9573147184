"""The acceptance workbooks, through the command line alone: every expected figure, or a list of
what differs and exit code 1. `python .ci/acceptance.py FOLDER`."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WRONG: list[str] = []


def manage(*arguments: str, home: str) -> dict[str, Any]:
    """The JSON one command prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments, "--json"],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_HOME": home},
        capture_output=True,
        text=True,
    )
    if not done.stdout:
        WRONG.append(f"{arguments}: exit {done.returncode}, {done.stderr.strip()[-300:]}")
        return {}
    return json.loads(done.stdout)


def expect(where: str, expected: object, got: object) -> None:
    """Record a figure that is not the expected one; both are printed figures, so equal or wrong."""
    same = (
        abs(expected - got) < 1e-9
        if isinstance(expected, int | float) and isinstance(got, int | float)
        else expected == got
    )
    if not same:
        WRONG.append(f"{where}: expected {expected!r}, got {got!r}")


def in_order(folder: Path) -> list[Path]:
    """The directory first, then the reports as they come: by their months, chains before parks."""
    files = [path for path in folder.glob("*.xlsx")]
    return sorted(files, key=lambda path: ("名录" not in path.stem, path.stem[-3:], path.stem))


def city(folder: Path) -> None:
    """Import everything, compare every figure of expected.json."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    period = expected["period"]
    with tempfile.TemporaryDirectory() as home:
        files = [str(path) for path in in_order(folder)]
        batches = manage("import", *files, "--publish", home=home).get("batches", [])
        for batch in batches:
            expect(f"{batch['file']} published", True, batch["published"])
        for code in ("output_value", "tax"):
            rows = _rows(code, "chain", period, home)
            for unit, figures in expected[code].items():
                _compare(f"{code} {unit}", figures, rows.get(unit, {}))
        for code in ("output_value", "tax", "land_mu", "tax_per_mu", "output_per_mu"):
            rows = _rows(code, "park", period, home)
            for unit, figures in expected["park"].items():
                row = rows.get(unit, {})
                expect(f"{code} {unit} value", figures[code], row.get("value"))
                if code == "output_value":
                    expect(f"{code} {unit} yoy", figures["yoy"], row.get("yoy"))
                    expect(f"{code} {unit} unit", figures["unit"], row.get("uom"))
                if code == "tax_per_mu":
                    rank = figures["tax_per_mu_rank_in_level"]
                    expect(f"{code} {unit} rank", rank, row.get("rank"))


def _rows(code: str, by: str, period: str, home: str) -> dict[str, dict[str, Any]]:
    answer = manage("metrics", code, "--by", by, "--period", period, home=home)
    return {row["unit"]: row for row in answer.get("rows", [])}


def _compare(where: str, figures: dict[str, Any], row: dict[str, Any]) -> None:
    for name, value in figures.items():
        expect(f"{where} {name}", value, row.get({"unit": "uom"}.get(name, name)))


def published(folder: Path) -> None:
    """Cells, states and notes as `read` prints them."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, facts in expected.items():
        cells, findings = _cells(folder / name, None)
        for address, value in facts["cells"].items():
            expect(f"{name} {address}", value, cells.get(address, {}).get("value"))
        for address in facts.get("states", {}):
            cell = cells.get(address, {})
            found = cell.get("state") or [f for f in findings if f["cell"] == address]
            expect(f"{name} {address} value", None, cell.get("value"))
            if not found:
                WRONG.append(f"{name} {address}: neither a state nor a finding")


def sentences(folder: Path) -> None:
    """Both workbooks published together: every sentence to the letter."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as home:
        files = [str(folder / name) for name in expected]
        for batch in manage("import", *files, "--publish", home=home).get("batches", []):
            expect(f"{batch['file']} published", True, batch["published"])
        for facts in expected.values():
            period = "{year}-{month:02d}".format(
                year=facts["period"]["year"], month=facts["period"]["months"][-1]
            )
            for said in facts["sentences"]:
                asked = ("sentence", *_told_of(said), "--by", "region", "--period", period)
                found = manage(*asked, home=home).get("sentences", [])
                expect(f"sentence {period}", [said], [each["text"] for each in found])


def _told_of(said: str) -> list[str]:
    """The names a sentence speaks of: those before 分别为, or before the first amount."""
    names, several, _ = said.partition("分别为")
    if several:
        return names.split("、")
    return re.findall(r"^(.*?)(?:完成)?\d", said)


def real(folder: Path) -> None:
    """Every spot value at its address, with labels that name its entity and indicator."""
    for entry in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        path = folder / entry["file"]
        if not path.exists():
            path = next(folder.glob(entry["file"].split("_")[0] + "_*"))
        for spot in entry["spots"]:
            cells, _ = _cells(path, spot.get("sheet", entry.get("sheet")))
            where = f"{path.name} {spot['address']}"
            cell = cells.get(spot["address"], {})
            expect(where, float(spot["read"]) if spot["read"] != "" else None, cell.get("value"))
            if spot["read"] != "":
                _named(where, f"{spot['entity']}/{spot['indicator']}", cell)


def _named(where: str, wanted: str, cell: dict[str, Any]) -> None:
    """The cell's labels name every part of `wanted`; a label may say less (工业 for 工业增加值)."""
    labels = [re.sub(r"[\s（）()]", "", label) for label in cell.get("said", [])]
    plain = "".join(labels)
    for part in re.split(r"[/（(].*?[)）]|/", wanted):
        part = re.sub(r"[\s（）()]", "", part)
        less = any(len(label) > 1 and label in part for label in labels)
        if part and part not in plain and part != "全国" and not less:
            WRONG.append(f"{where}: no label says {part!r}: {plain[:120]}")


_READ: dict[tuple[Path, str | None], tuple[dict[str, Any], list[dict[str, Any]]]] = {}


def _said(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The cells of a table, each with the labels that explain it."""
    columns = {column["column"]: column["labels"] for column in table["columns"]}
    rows = {row["row"]: row["labels"] for row in table["rows"]}
    for cell in table["cells"]:
        labels = [*columns.get(cell["column"], []), *rows.get(cell["row"], [])]
        yield cell | {"said": [str(table["title"] or ""), *map(str, labels), *table["notes"]]}


def _cells(path: Path, sheet: str | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if (path, sheet) not in _READ:
        chosen = ["--sheet", sheet] if sheet else []
        answer = manage("read", str(path), *chosen, home=tempfile.gettempdir())
        tables = [table for each in answer.get("sheets", []) for table in each["tables"]]
        cells = {cell["address"]: cell for table in tables for cell in _said(table)}
        _READ[path, sheet] = cells, answer.get("findings", [])
    return _READ[path, sheet]


def main(folder: Path) -> None:
    """Run them all; print what is wrong."""
    city(folder / "city-a")
    published(folder / "published")
    sentences(folder / "published")
    real(folder / "real")
    print("\n".join(WRONG) if WRONG else "acceptance: every figure as expected")
    sys.exit(bool(WRONG))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
