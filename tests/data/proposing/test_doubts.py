"""What a table leaves unclear is said with the cell, the value and the way out; never guessed."""

import pytest

from catalog.period import Period
from data.directory import Directory


def codes(proposal, severity: str = "") -> list[str]:
    return [f.code for f in proposal.findings.items if f.severity == severity or not severity]


def test_an_unknown_name_blocks_with_the_nearest_one(table, proposed) -> None:
    proposal = proposed(
        table(["产值（亿元）"], [("白酒产业", 1.0), ("新能源", 2.0)], headers=("产业链",))
    )
    finding = proposal.findings.items[0]
    assert (finding.code, finding.severity, finding.cell, finding.value) == (
        "unknown_unit",
        "block",
        "A4",
        "白酒产业",
    )
    assert "白酒产业链" in finding.advice and len(proposal.facts) == 1


def test_many_unknown_names_are_counted(table, proposed) -> None:
    rows = [(f"甲{n}链", 1.0) for n in range(30)] + [("白酒", 2.0)]
    proposal = proposed(table(["产值（亿元）"], rows, headers=("产业链",)))
    assert codes(proposal).count("unknown_unit") == 10 and "more_unknown_units" in codes(proposal)


def test_without_a_directory_it_asks_for_one(table, proposed) -> None:
    report = table(["产值（亿元）"], [("白酒产业链", 1.0)], headers=("产业链",))
    assert codes(proposed(report, known=Directory())) == ["no_directory"]


def test_without_any_directory_a_region_table_works(table, proposed) -> None:
    report = table(["累计"], [("产值", 5.0)], title="2026年1-6月全市主要指标", row_units=["亿元"])
    proposal = proposed(report, known=Directory())
    assert len(proposal.facts) == 1 and not proposal.findings.items


def test_an_unknown_row_that_holds_nothing_is_a_heading(table, proposed) -> None:
    report = table(["产值（亿元）"], [("重点链", None), ("白酒产业链", 1.0)], headers=("产业链",))
    assert not proposed(report).findings.items


def test_an_unknown_column_is_named_with_what_is_lost(table, proposed) -> None:
    rows = [("白酒产业链", 1.0, 2.0), ("新能源", 3.0, 4.0)]
    report = table(["产值（亿元）", "利闰总额（亿元）"], rows, headers=("产业链",))
    finding = proposed(report).findings.items[0]
    assert (finding.code, finding.severity, finding.cell) == ("unknown_column", "doubt", "C4")
    assert "2 个数" in finding.message and "利润" in finding.advice


def test_an_unknown_row_is_named(table, proposed) -> None:
    report = table(
        ["累计"],
        [("产值", 5.0), ("蔬菜播种", 3.0)],
        title="2026年1-6月全市",
        row_units=["亿元", "亩"],
        headers=("指标",),
    )
    assert codes(proposed(report)) == ["unknown_row"]


@pytest.mark.parametrize(
    ("unit", "header", "code"),
    [
        (None, "产值", "unit_missing"),
        ("亿元、万元", "产值", "unit_ambiguous"),
        ("亩", "产值", "unit_missing"),
        (None, "产值（万美元）", "unit_mismatch"),
        (None, "企业数（亩）", "unit_mismatch"),
    ],
)
def test_a_doubtful_unit_blocks(table, proposed, unit, header, code) -> None:
    report = table([header], [("白酒产业链", 1.0)], headers=("产业链",), unit=unit)
    proposal = proposed(report)
    assert codes(proposal, "block")[:1] == [code] and not len(proposal.facts)


def test_a_count_needs_no_unit(table, facts) -> None:
    report = table(["企业数"], [("白酒产业链", 12)], headers=("产业链",), unit="万元")
    assert facts(report) == [("白酒产业链", "enterprise_count", "", "level", 12.0)]


def test_a_missing_year_blocks(table, proposed) -> None:
    report = table(
        ["产值（亿元）"],
        [("白酒产业链", 1.0)],
        headers=("产业链",),
        period=None,
        title="1-6月产业链指标",
    )
    assert codes(proposed(report)) == ["no_year"]
    assert not codes(proposed(report, name="2026年报表.xlsx"))


def test_the_year_may_come_from_sheet_or_file(table, proposed) -> None:
    report = table(
        ["产值（亿元）"],
        [("白酒产业链", 1.0)],
        headers=("产业链",),
        period=None,
        title="2026年产业链指标",
        sheet="1-6月",
    )
    first = proposed(report).facts.iloc[0]
    assert (first["year"], first["last_month"]) == (2026, 6)


def test_a_bare_month_over_flows_asks(table, proposed) -> None:
    report = table(
        ["4月", "5月", "6月"],
        [("西河高新区", 1.0, 2.0, 3.0)],
        unit="万元",
        title="2026年各园区税收",
        headers=("园区",),
        period=Period(2026, 1, 12),
    )
    assert "sum_or_month" in codes(proposed(report), "block")


def test_a_month_alone_in_the_title_is_taken_as_the_sum_and_said(table, proposed) -> None:
    report = table(
        ["产值（亿元）", "企业数（家）"],
        [("白酒产业链", 1.0, 3)],
        headers=("产业链",),
        title="2026年6月产业链指标",
        period=Period(2026, 6, 6, "month"),
    )
    proposal = proposed(report)
    assert codes(proposal, "doubt") == ["bare_month"]
    assert proposal.facts.iloc[0]["first_month"] == 1
    clear = table(
        [("产值（亿元）", "累计"), ("产值（亿元）", "当月")],
        [("白酒产业链", 6.0, 1.0)],
        headers=("产业链",),
        title="2026年6月",
        period=Period(2026, 6, 6, "month"),
    )
    assert not codes(proposed(clear))
    assert [(f.first_month, f.span) for f in proposed(clear).facts.itertuples()] == [
        (1, "ytd"),
        (6, "month"),
    ]


def test_fractions_under_a_rate_block(table, proposed) -> None:
    rows = [("白酒产业链", 0.048), ("新能源", 0.12), ("锰锌钒铝", -0.03)]
    report = table([("产值", "同比")], rows, headers=("产业链",))
    proposal = proposed(report)
    assert codes(proposal, "block") == ["fraction_percent"] and not len(proposal.facts)


def test_an_index_under_a_rate_is_doubted(table, proposed) -> None:
    rows = [("白酒产业链", 104.8), ("新能源", 112), ("锰锌钒铝", 97.0)]
    assert codes(proposed(table([("产值", "同比")], rows, headers=("产业链",)))) == [
        "index_suspected"
    ]


def test_one_fact_with_two_figures_is_left_to_the_checks(table, proposed) -> None:
    def report(value: float, sheet: str):
        return table(["产值（亿元）"], [("白酒产业链", value)], headers=("产业链",), sheet=sheet)

    twice = proposed(report(1.0, "一"), report(2.0, "二"))
    assert not codes(twice) and twice.facts["reported"].tolist() == [1.0, 2.0]


def test_scopes_are_never_merged(table, facts, proposed) -> None:
    report = table(
        ["工业税收（不含烟）（万元）", "工业税收（万元）", "税收（万元）"],
        [("甲县", 1.0, 2.0, 3.0)],
        headers=("县市区",),
    )
    assert [fact[2] for fact in facts(report)] == ["工业税收（不含烟）", "工业税收", ""]
    unknown = table(["税收（不含车购税）（万元）"], [("甲县", 1.0)], headers=("县市区",))
    assert codes(proposed(unknown))[0] == "unknown_column"


def test_a_park_word_limits_a_figure_of_the_region(table, facts) -> None:
    report = table(
        ["累计"],
        [("园区税收", 1.0), ("税收", 2.0)],
        title="2026年1-6月全市指标",
        row_units=["亿元", "亿元"],
    )
    assert {fact[2]: fact[4] for fact in facts(report)} == {"园区": 10000.0, "": 20000.0}
    own = table(["园区税收（亿元）"], [("西河高新区", 1.0)], headers=("园区",))
    assert facts(own)[0][2] == ""


def test_a_target_nobody_can_read_is_doubted(table, proposed) -> None:
    report = table(["年度目标"], [("税收", "争先进位")], title="2026年全市目标", row_units=["亿元"])
    assert "unclear_target" in codes(proposed(report))


def test_a_heading_over_rows_is_left_out_and_said(table, proposed) -> None:
    report = table(
        ["年度目标"],
        [
            (("一、主要指标高速增长", "税收增速"), "10%以上"),
            (("二、企业培育新台阶", "净增规模以上工业企业"), "40家"),
        ],
        title="2026年全市目标",
        row_units=["%", "家"],
    )
    proposal = proposed(report)
    assert codes(proposal) == ["group_ignored"]
    assert [(f.indicator, f.scope, f.measure) for f in proposal.facts.itertuples()] == [
        ("tax", "", "target_growth"),
        ("new_above_scale", "净增", "target_level"),
    ]
    twice = table(
        ["累计"],
        [(("国有", "利润"), 1.0), (("民营", "利润"), 2.0)],
        title="2026年1-6月全市",
        row_units=["亿元", "亿元"],
    )
    assert codes(proposed(twice))[:2] == ["unknown_row", "unknown_row"]


def test_an_amount_under_a_heading_of_places_blocks(table, proposed) -> None:
    report = table(
        ["累计"],
        [(("二、位次", "工业增加值增速"), 5), (("二、位次", "税收"), 180.0)],
        title="2026年1-6月全市",
        row_units=["位", "亿元"],
    )
    proposal = proposed(report)
    assert codes(proposal, "block") == ["unit_mismatch"]
    assert [(f.indicator, f.measure) for f in proposal.facts.itertuples()] == [
        ("value_added", "growth_rank")
    ]


def test_a_number_beyond_sense_blocks(table, proposed) -> None:
    report = table(["产值（亿元）"], [("白酒产业链", 4e12)], headers=("产业链",))
    assert codes(proposed(report)) == ["too_large_number"]


def test_nothing_understood_is_refused(table, proposed) -> None:
    report = table(["甲", "乙"], [("丙", 1.0, 2.0)], title="2026年1-6月")
    assert proposed(report).findings.blocking


def test_every_kind_of_finding_has_a_way_out() -> None:
    import tomllib
    from pathlib import Path

    import data.findings

    path = Path(data.findings.__file__).parent / "finding_kinds" / "meaning.toml"
    for code, kind in tomllib.loads(path.read_text(encoding="utf-8")).items():
        assert kind["advice"] or kind["severity"] == "note", code
