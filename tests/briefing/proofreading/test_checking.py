"""Every planted error of a speech is found with the right value; what is right is no alarm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.proofreading.checking import RIGHT, STALE, UNMATCHED, WRONG, Checked, proofread
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store

DRAFTS = sorted((Path(__file__).parent / "drafts").glob("*.txt"))
JUNE = Period.of("2026-06")
_PLANTED = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")


@dataclass(frozen=True)
class Planted:
    """An error: where it stands and what would be right."""

    paragraph: int
    start: int
    end: int
    right: str


def draft(path: Path) -> tuple[list[str], list[Planted]]:
    """The paragraphs as a writer would hand them in, and the errors: {wrong|right} in the file."""
    paragraphs, planted = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text, at = "", 0
        for match in _PLANTED.finditer(line):
            text += line[at : match.start()]
            planted.append(Planted(number, len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            at = match.end()
        paragraphs.append(text + line[at:])
    return paragraphs, planted


def about(found: list[Checked], error: Planted) -> Iterator[Checked]:
    """The verdicts on the numbers an error touches; a word before a number belongs to it."""
    for each in found:
        if (
            each.paragraph == error.paragraph
            and each.start <= error.end + 1
            and error.start <= each.end
        ):
            yield each


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_planted_errors_are_found_and_nothing_else(
    city: Store, catalog: Catalog, path: Path
) -> None:
    paragraphs, planted = draft(path)
    found = proofread(city, catalog, paragraphs, JUNE)
    alarms = [each for each in found if each.verdict in (WRONG, STALE)]
    missed = [error for error in planted if not any(each in alarms for each in about(found, error))]
    touched = [each for error in planted for each in about(found, error)]
    false = [each for each in alarms if each not in touched]
    assert len(found) >= 40
    assert len(planted) >= 10
    assert missed == []
    assert len(false) <= 2, false


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_right_value_stands_beside_an_error(city: Store, catalog: Catalog, path: Path) -> None:
    paragraphs, planted = draft(path)
    found = proofread(city, catalog, paragraphs, JUNE)
    for error in planted:
        wanted = re.search(r"[\d.]+", error.right)
        if wanted:
            said = [each.right for each in about(found, error) if each.verdict != RIGHT]
            assert any(wanted[0] in right for right in said), error


def verdicts(store: Store, catalog: Catalog, text: str) -> list[tuple[str, str]]:
    """The numbers of a text with their verdicts."""
    return [(each.text, each.verdict) for each in proofread(store, catalog, [text], JUNE)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("智能装备产值96.38亿元", RIGHT),
        ("智能装备产值96.4亿元", RIGHT),
        ("智能装备产值９６．４亿元", RIGHT),
        ("智能装备产业链产值963800万元", RIGHT),
        ("智能装备产值96.3亿元", WRONG),
        ("智能装备产值近100亿元", RIGHT),
        ("智能装备产值近120亿元", WRONG),
        ("智能装备产值突破90亿元", RIGHT),
        ("智能装备产值突破100亿元", WRONG),
        ("智能装备产值96亿多元", RIGHT),
        ("智能装备产值约96亿元", RIGHT),
        ("电子元器件产值同比下降6.4%", RIGHT),
        ("电子元器件产值同比增长6.4%", WRONG),
        ("电子元器件产值增速为-6.4%", RIGHT),
        ("新型储能税收增长36%", RIGHT),
        ("力争智能装备产值达到120亿元", UNMATCHED),
        ("智能装备研发投入3.2亿元", UNMATCHED),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_words_say(
    city: Store, catalog: Catalog, text: str, verdict: str
) -> None:
    assert [said for _, said in verdicts(city, catalog, text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("智能装备产值由上年同期的84.4亿元增至96.38亿元，同比多了11.98亿元", [RIGHT] * 3),
        ("新型储能产值增速由一季度的28.0%提升到31.5%，增速加快3.5个百分点", [RIGHT] * 3),
        ("电子元器件产值位次由第4位滑到第5位", [RIGHT] * 2),
        ("电子元器件产值位次由第3位滑到第4位", [WRONG, STALE]),
        ("江州经开区、云岫高新区产值依次为74.88亿元（+15.5%）、73.85亿元（+22.2%）",
         [RIGHT] * 3 + [WRONG]),
        ("江州高新区投资13.31亿元、云岫高新区12.38亿元，增速分别为6.1%和24.0%", [RIGHT] * 4),
        ("智能装备产值96.38亿元、税收43662万元、投资15.21亿元，三项增幅依次是14.2%、16.3%、17.7%",
         [RIGHT] * 5 + [WRONG]),
        ("南屏区产值占了全市的23.7%，是清岚县的7.2倍", [RIGHT] * 2),
        ("南屏区产值占了全市的27.3%，是清岚县的7.8倍", [WRONG] * 2),
        ("临浦化工园区以占园区5.9%的产值贡献了9.9%的税收", [RIGHT] * 2),
        ("云岫市产值增长16.9%，快出全市6个百分点，贡献了全市26.1%的增量", [RIGHT] * 3),
        ("智能装备、铜铝新材料、新能源汽车零部件三条链产值加起来占44.5%", [RIGHT]),
        ("产值增速达到两位数的产业链有4条，快于序时进度的园区有5个", [RIGHT, WRONG]),
        ("全市固定资产投资完成年度目标575亿元的48.4%，还差296.72亿元", [RIGHT] * 3),
        ("江州高新区管委会：我们园区产值94.38亿元，增长5%", [RIGHT] * 2),
        ("云岫市：我市产值132.43亿元，增长19.6%", [RIGHT, WRONG]),
        ("确保全市投资完成600亿元，产值增长15%", [UNMATCHED] * 2),
        ("全年产值1500亿元", [UNMATCHED]),
    ],
)  # fmt: skip
def test_what_a_speech_compares_is_understood(
    city: Store, catalog: Catalog, text: str, wanted: list[str]
) -> None:
    assert [said for _, said in verdicts(city, catalog, text)] == wanted


def test_dates_numberings_and_bare_numbers_are_no_figures(city: Store, catalog: Catalog) -> None:
    text = "2026年7月10日，第3次调度会强调三个方面：1.抓项目；2.抓企业，24小时在线，打12345热线。"
    assert verdicts(city, catalog, text) == []


def test_a_number_of_last_month_is_out_of_date(city: Store, catalog: Catalog) -> None:
    found = proofread(city, catalog, ["1—5月的稿子：智能装备产值78.5亿元"], JUNE)
    may = proofread(city, catalog, ["1—5月，智能装备产值1亿元"], JUNE)[0].right
    stale = proofread(city, catalog, [f"1—6月，智能装备产值{may}"], JUNE)[0]
    assert found[0].about.endswith("2026年1—5月")
    assert (stale.verdict, stale.hint) == (STALE, "与2026年1—5月的数一致，可能没有更新")


def test_a_line_that_slipped_is_named(city: Store, catalog: Catalog) -> None:
    [found] = proofread(city, catalog, ["智能装备产值88.12亿元"], JUNE)
    assert (found.verdict, found.hint) == (WRONG, "这是铜铝新材料的数")


def test_what_is_right_leads_to_its_origin(city: Store, catalog: Catalog) -> None:
    [found] = proofread(city, catalog, ["智能装备产值同比增长14.2%"], JUNE)
    assert found.pointer is not None
    assert (found.pointer.unit, found.pointer.number) == ("智能装备产业链", "yoy")
