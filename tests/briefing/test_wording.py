"""Official wording, sentence by sentence."""

from types import SimpleNamespace

import pytest

from briefing import phrases, wording
from briefing.attention import watch
from briefing.paragraph import paragraph
from catalog.period import Period
from metrics.row import Row
from tests.charts.rows import rows

JUNE = Period.of("2026-06")


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (2, "两"), (10, "十"), (12, "十二"), (20, "二十"), (40, "四十"), (100, "100")],
)
def test_counts_are_words(number: int, said: str) -> None:
    assert wording.counted(number) == said


@pytest.mark.parametrize(
    ("yoy", "said"),
    [
        (12.25, "同比增长12.3%"), (-9.4, "同比下降9.4%"), (0.0, "同比持平"),
        (0.04, "同比持平"), (-0.04, "同比持平"),
    ],
)  # fmt: skip
def test_growth(yoy: float, said: str) -> None:
    assert wording.growth(yoy) == said


@pytest.mark.parametrize(
    ("gap", "said"),
    [(-14.2, "欠序时进度14.2个百分点"), (5.47, "超序时进度5.5个百分点"), (0.0, "与序时进度持平")],
)
def test_progress(gap: float, said: str) -> None:
    assert wording.progress(gap) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (4.8, 3.1, "增速较1—5月加快1.7个百分点"), (4.8, 6.0, "增速较1—5月回落1.2个百分点"),
        (4.8, 4.8, "增速与1—5月持平"), (-7.0, -5.0, "降幅较1—5月扩大2.0个百分点"),
        (-5.0, -7.0, "降幅较1—5月收窄2.0个百分点"),
        (0.5, -1.0, "增速较1—5月由负转正"), (-0.5, 1.0, "增速较1—5月由正转负"),
    ],
)  # fmt: skip
def test_acceleration(now: float, before: float, said: str) -> None:
    assert phrases.acceleration(now, before, "1—5月").text == said


def test_required_pace_stands_beside_the_pace_so_far() -> None:
    row = rows()[0]
    assert wording.paces(row, JUNE) == ["后6个月月均需完成11.64亿元", "前期月均7.77亿元"]
    row.required_monthly = -1.0
    assert wording.paces(row, JUNE) == ["已完成全年目标"]
    assert wording.paces(row, Period.of("2026-12")) == []


def test_overview_title_counts_what_matters() -> None:
    said = wording.overview_title(rows(), "条", "产业链")
    assert said == "八条产业链：两条快于序时，两条亮红灯，一条未报"


def test_the_headline_of_december_counts_all_against_the_year() -> None:
    december = rows()
    for row in december[:7]:
        row.time_progress = 100.0
    said = wording.overview_title(december, "条", "产业链")
    assert said == "八条产业链：两条完成、五条未完成全年目标，一条未报"
    for row in december[:7]:
        row.gap_pp = 0.0
    said = wording.overview_title(december, "条", "产业链")
    assert said == "八条产业链：七条完成全年目标，一条未报"
    assert wording.progress(-8.8, 100.0) == "欠全年目标8.8个百分点"
    assert wording.progress(0.0, 100.0, short=True) == "与全年目标持平"


def test_growth_targets_are_not_compared_with_the_calendar() -> None:
    found = rows()[:2]
    for row in found:
        row.time_progress, row.target_type, row.light = None, "growth", "黄"
    said = wording.overview_title(found, "条", "产业链")
    assert said == "两条产业链：全部低于年度目标"
    assert wording.behind(found[0]) == "低于目标10.0个百分点"


def test_a_shared_place_says_so() -> None:
    row = rows()[0]
    assert wording.place(row) == "第8位"
    row.rank_shared = True
    assert wording.place(row) == "并列第8位"
    assert "总量居全市并列第8位" in paragraph(row, "产值", JUNE).text


def test_fewer_ranked_than_before_is_said() -> None:
    found = rows()
    for row in found[:7]:
        row.rank_of, row.rank_of_before = 7, 8
    found[7].rank_of_before = 8
    said = wording.ranked_among(found, JUNE, "条")
    assert said == "本期7条参加排位，1—5月为8条"
    for row in found:
        row.rank_of_before = 7
    assert wording.ranked_among(found, JUNE, "条") == ""
    assert wording.ranked_among(rows(), JUNE, "条") == ""


def test_a_target_of_the_whole_that_counts_the_silent_says_so() -> None:
    found = rows()
    promised = sum(row.target for row in found)
    total = Row("*", "合计", "合计", "", target=promised, target_type="level")
    assert wording.promised_too(found, total, "条") == "目标含未报的一条"
    total.target = promised - 158.5
    assert wording.promised_too(found, total, "条") == ""
    assert wording.promised_too(found[:7], total, "条") == ""


def test_titles_name_the_first_and_all_who_share_its_place() -> None:
    assert wording.growth_title(rows(), "条") == "增速：生物科技最快，两条负增长"
    assert wording.growth_title(rows()[:2], "条") == "增速：白酒、锰锌钒铝新材料最快，无负增长"
    assert wording.growth_title(rows()[7:], "条") == "增速：本期没有可比的同比"
    assert wording.contribution_title(rows()) == "拉动：生物科技最多，拉动全部4.0个百分点"


def test_watch_begins_with_the_farthest_behind_and_names_the_unreported() -> None:
    found = watch(rows(), JUNE)
    assert [(light, name) for light, name, _ in found] == [
        ("红", "电子信息及5G应用"), ("红", "中医药"), ("灰", "现代物流"),
    ]  # fmt: skip
    assert found[0][2].text == (
        "欠序时进度12.9个百分点，同比下降9.4%，后6个月月均需完成23.50亿元（前期月均13.89亿元）。"
    )
    assert found[2][2].text == "1—6月未报，不参加排位。"


def test_paragraph_in_the_order_of_a_briefing() -> None:
    row = rows()[0]
    row.pull, row.contribution = 0.4, 3.6
    before = SimpleNamespace(yoy=3.1, month=5)
    total = Row("*", "合计", "合计", "", yoy=12.6)
    assert paragraph(
        row, "产值", JUNE, before=before, total=total, peers="全部产业链", whole="全部产业链"
    ).text == (
        "1—6月，白酒产业链实现产值46.59亿元，同比增长4.8%，增速较1—5月加快1.7个百分点，"
        "低于全部产业链7.8个百分点，总量居全部产业链第8位，较1—5月前移1位。"
        "完成年度目标的40.0%，欠序时进度10.0个百分点；"
        "后6个月月均需完成11.64亿元（前期月均7.77亿元）。"
        "拉动全部产业链增速0.4个百分点，贡献率3.6%。"
    )


def test_paragraph_of_the_unreported_says_so() -> None:
    assert paragraph(rows()[-1], "产值", JUNE).text == "1—6月，现代物流产业链产值未报。"
