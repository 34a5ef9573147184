"""Every format opened again: the numbers in it are those of `manage.py metrics`."""

import io
import re
import zipfile
from datetime import datetime

import pytest

from briefing.course import Cancelled, Course
from briefing.make import FORMATS, UnknownFormat, make, zipped
from briefing.request import Request
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import written
from data.keeping.store import Store
from metrics.report import report
from metrics.units import members
from tests.briefing import opened, sample

JUNE = Period.of("2026-06")
NOW = datetime(2026, 7, 20, 1, 2, 3)
FORMS = ("pptx", "docx", "xlsx", "html")
ASKED = Request(JUNE, "7月调度会", internal=True)


@pytest.fixture(scope="module")
def files(city: Store, catalog: Catalog) -> dict[str, bytes]:
    """The whole city in every format but pictures, by suffix."""
    made = make(city, catalog, ASKED, FORMS, now=NOW)
    assert set(made) == {f"2026年1—6月_产业链运行情况.{form}" for form in FORMS}
    return {name.rpartition(".")[2]: data for name, data in made.items()}


@pytest.fixture(scope="module")
def rows(files: dict[str, bytes]) -> dict[str, opened.Rows]:
    """Their tables, by suffix."""
    return {form: opened.OPENED[form](data) for form, data in files.items()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("by", ["chain", "park", "county"])
def test_the_numbers_are_those_of_the_command(
    rows: dict[str, opened.Rows], city: Store, catalog: Catalog, form: str, by: str
) -> None:
    found = report(city, catalog, "output_value", by=by, period=JUNE.iso)
    shorts = {member.name: member.short for member in members(city, by)}
    compared = 0
    for line in found.rows:
        if line["value"] is None:
            continue
        value = line["value"] if line["uom"] == "亿元" else line["value"] / 10_000
        wanted = {_plain(written(value, 2)), _plain(line["yoy"]), str(line["rank"])}
        wanted |= {_plain(line[key]) for key in ("completion", "gap_pp") if line[key] is not None}
        own = {
            _plain(cell)
            for row in rows[form]
            if row and any(cell.strip() == shorts[line["unit"]] for cell in row[:2])
            for cell in row
        }
        assert wanted <= own | {_plain(line["rank"])}, (form, line["unit"], wanted - own)
        compared += 1
    assert compared >= 8


def test_charts_of_the_slides_hold_their_numbers(files, city: Store, catalog: Catalog) -> None:
    drawn = opened.charts(files["pptx"])
    for line in report(city, catalog, "output_value", by="chain", period=JUNE.iso).rows:
        short = line["unit"].removesuffix("产业链")
        if line["value"] is not None:
            assert drawn[f"产值 {short}"] == pytest.approx(line["value"], abs=0.005)
            assert drawn[f"同比 {short}"] == pytest.approx(line["yoy"], abs=0.05)
            assert drawn[f"完成率 {short}"] == pytest.approx(line["completion"], abs=0.05)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_choice_gives_the_same_bytes(files, city: Store, catalog, form: str) -> None:
    again = make(city, catalog, ASKED, [form], now=NOW)
    assert list(again.values()) == [files[form]]


def test_an_unknown_format_is_a_sentence(city: Store, catalog: Catalog) -> None:
    with pytest.raises(UnknownFormat, match="wps"):
        make(city, catalog, ASKED, ["wps"])


@pytest.mark.parametrize("form", FORMS)
def test_every_writer_stops_when_called_off(city: Store, catalog: Catalog, form: str) -> None:
    course = Course()

    def tell(_share: float, words: str) -> None:
        if words == f"正在生成：{FORMATS[form]}":
            course.called_off.set()

    course.tell = tell
    with pytest.raises(Cancelled):
        make(city, catalog, Request(JUNE, sections=("chain_table", "ranking")), [form], course)


def test_the_course_only_goes_forward(city: Store, catalog: Catalog) -> None:
    seen: list[float] = []
    course = Course(lambda share, _words: seen.append(share))
    make(city, catalog, Request(JUNE, sections=("chain_table",)), FORMS, course)
    assert seen == sorted(seen) and seen[-1] == 1


def test_one_package_has_them_all_under_chinese_names(files: dict[str, bytes]) -> None:
    named = {f"简报.{form}": data for form, data in files.items()} | {"图片/产值.png": b"x"}
    with zipfile.ZipFile(io.BytesIO(zipped(named, NOW))) as made:
        assert {name: made.read(name) for name in made.namelist()} == named
    assert zipped(named, NOW) == zipped(named, NOW)


def _plain(number: object) -> str:
    """A number without sign, thousands and closing zeros: "+14.20" is "14.2"."""
    text = re.sub(r"[^0-9.]", "", str(number))
    return text.rstrip("0").rstrip(".") if "." in text else text


def test_the_files_of_an_edition_stand_beside_those_of_today() -> None:
    assert sample.document().name == f"{sample.PERIOD}_{sample.document().title}"
    edition = sample.document(edition='7月/调度会:"终"').name
    assert edition == f"{sample.PERIOD}_{sample.document().title}_7月 调度会 终"
    assert len(sample.document(edition="会" * 200).name) < 80
