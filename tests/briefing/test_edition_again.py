"""A frozen edition's briefing after later revisions: the same figures, every one; and asked in
words."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from briefing.compose import compose
from briefing.document import Document
from briefing.make import make
from briefing.order import NoPeriod, PeriodsDiffer, ordered
from briefing.request import SHORT, Request, UnknownSubject
from catalog.catalog import Catalog
from catalog.period import Period
from data.importing import import_file
from data.keeping import commentary
from data.keeping.editions import UnknownEdition, freeze
from data.keeping.store import Store
from metrics.report import UnknownPeriod
from tests.pages import workbooks

JUNE = Period.of("2026-06")
NOW = datetime(2026, 7, 20, 1, 2, 3)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    """A home with two months of chains and one of parks."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("workbooks")
    store = Store.open(home)
    files = (workbooks.directory(folder), workbooks.chains(folder, 5), workbooks.chains(folder, 6))
    for file in (*files, workbooks.parks(folder)):
        assert import_file(store, catalog, file, publish=True).published, file.name
    store.close()
    return home


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of the test's own with those figures."""
    shutil.copytree(filled, tmp_path / "home")
    store = Store.open(tmp_path / "home")
    yield store
    store.close()


def asked(store: Store, catalog: Catalog, edition: str) -> Document:
    request, then = ordered(store, catalog, edition=edition, internal=True)
    return compose(store, then, request, now=NOW)


def revise(store: Store, catalog: Catalog, folder: Path, value: float) -> None:
    file = workbooks.revised(folder, value)
    assert import_file(store, catalog, file, publish=True).published


def test_later_revisions_change_nothing_of_it(store: Store, catalog: Catalog, tmp_path) -> None:
    commentary.write(store, "overview", "", JUNE, "总体平稳。", name="林一")
    freeze(store, "7月调度会", JUNE, by="林一")
    before, chance = asked(store, catalog, "7月调度会"), random.Random(7)
    for _ in range(3):
        revise(store, catalog, tmp_path, round(chance.uniform(20, 90), 2))
    commentary.write(store, "overview", "", JUNE, "有所回落。", name="林一")
    assert asked(store, catalog, "7月调度会") == before
    now = compose(store, catalog, Request(JUNE, internal=True), now=NOW)
    told = {section.key: section for section in now.sections}
    assert told["summary"] not in before.sections and "有所回落。" in _words(now)
    assert "总体平稳。" in _words(before)
    assert "修订、补报、撤回的数1个" in "".join(_words(now))


def test_files_of_an_edition_are_the_same_bytes(store: Store, catalog: Catalog, tmp_path) -> None:
    freeze(store, "7月调度会", JUNE)
    request, then = ordered(store, catalog, edition="7月调度会", address="http://127.0.0.1:8501")
    assert request.link == f"http://127.0.0.1:8501/e/{request.code}"
    before = make(store, then, request, ["xlsx", "html"], now=NOW)
    revise(store, catalog, tmp_path, 99.9)
    assert make(store, then, request, ["xlsx", "html"], now=NOW) == before


def test_what_is_asked_in_words(store: Store, catalog: Catalog) -> None:
    request, _ = ordered(store, catalog, scope="chain=白酒", sections=("排行", "summary"))
    assert request.period == JUNE and request.scope == ("chain", "白酒产业链")
    assert request.sections == ("ranking", "summary")
    assert ordered(store, catalog, sections=("简明",))[0].sections == SHORT
    assert ordered(store, catalog, scope="园区=南山经开区")[0].scope == ("park", "南山经开区")
    freeze(store, "7月调度会", JUNE)
    for said, error in (
        ({"scope": "chain=没有"}, UnknownSubject),
        ({"scope": "region=全市"}, UnknownSubject),
        ({"period": "昨天"}, UnknownPeriod),
        ({"edition": "没有"}, UnknownEdition),
        ({"edition": "7月调度会", "period": "2026-05"}, PeriodsDiffer),
    ):
        with pytest.raises(error):
            ordered(store, catalog, **said)
    with pytest.raises(NoPeriod):
        ordered(Store.memory(), catalog)


def test_names_that_look_like_formulas_or_markup_stay_words(store: Store, catalog) -> None:
    meeting = "=1+1<b>&"
    request = replace(ordered(store, catalog)[0], meeting=meeting)
    files = make(store, catalog, request, ["xlsx", "html", "pptx", "docx"], now=NOW)
    page = next(data for name, data in files.items() if name.endswith("html")).decode()
    assert meeting not in page and "=1+1&lt;b&gt;&amp;" in page


def _words(document: Document) -> list[str]:
    return [
        block.said.text
        for section in document.sections
        for block in section.blocks
        if hasattr(block, "said")
    ]
