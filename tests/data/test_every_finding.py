"""One workbook for every finding: exactly that code, at its cell, with its value."""

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import data.findings
from catalog.catalog import Catalog
from catalog.rules import Change, Rules, Sum
from data.findings import KINDS, Finding
from data.importing import prepare, publish
from data.keeping.store import Store
from data.reading.workbook import read
from tests.data.finding_workbooks.checked import CHECKED
from tests.data.finding_workbooks.files import FILES
from tests.data.finding_workbooks.meanings import MEANINGS
from tests.data.finding_workbooks.others import OTHERS, Deed, Given
from tests.data.finding_workbooks.sample import UNITS, Sample
from tests.data.finding_workbooks.sheets import SHEETS
from tests.data.keeping.given import published

SAMPLES: dict[str, Sample] = {**FILES, **SHEETS, **MEANINGS, **CHECKED}
RULED = Rules(
    sums=(Sum(("export", "import"), "trade"),),
    changes=(Change("output_value", "year_ago", 50.0),),
)


def raised(sample: Sample, store: Store, catalog: Catalog) -> list[Finding]:
    """The findings of a workbook among what was published before it."""
    if sample.by in ("read", "bounded"):
        return read(sample.bytes, sample.name).findings.items
    known = replace(catalog, rules=RULED) if sample.by == "ruled" else catalog
    if sample.units:
        published(store, units=list(sample.units))
    for content in sample.before:
        publish(store, prepare(store, known, content, "前期.xlsx"))
    return prepare(store, known, sample.bytes, sample.name, sample.kind).findings.items


def alone(code: str, findings: list[Finding], sample: Sample | Deed) -> None:
    """The code is raised where it is said to be, and nothing that is not said comes with it."""
    first = next((each for each in findings if each.code == code), None)
    assert first is not None, [each.code for each in findings]
    assert (first.sheet, first.cell, first.value) == (sample.sheet, sample.cell, sample.value)
    assert {each.code for each in findings} == {code, *sample.also}
    for finding in findings:
        said = finding.message + finding.advice
        assert "{" not in said and "None" not in said and "nan" not in said
        assert finding.message.endswith("。")


@pytest.mark.parametrize("code", SAMPLES)
def test_the_workbook_of_a_finding_raises_it(
    code: str, store: Store, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    if SAMPLES[code].by == "bounded":
        monkeypatch.setattr("data.reading.package.MOST_MARKS", 100)
    alone(code, raised(SAMPLES[code], store, catalog), SAMPLES[code])


@pytest.mark.parametrize("code", OTHERS)
def test_the_deed_of_a_finding_raises_it(
    code: str, store: Store, catalog: Catalog, tmp_path: Path
) -> None:
    folder = tmp_path / "夹"
    folder.mkdir()
    published(store, units=UNITS)
    alone(code, OTHERS[code].does(Given(store, catalog, folder)), OTHERS[code])


def test_every_finding_has_its_workbook() -> None:
    assert set(SAMPLES) | set(OTHERS) == set(KINDS)


def test_no_two_findings_have_one_name() -> None:
    folder = Path(data.findings.__file__).parent / "finding_kinds"
    named = Counter(
        code for path in folder.glob("*.toml") for code in tomllib.loads(path.read_text("utf-8"))
    )
    assert not [code for code, many in named.items() if many > 1]
