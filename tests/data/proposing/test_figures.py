"""Tables in the layouts bureaus send become the right facts: whose, what, when, which measure."""

from catalog.period import Period


def test_a_chain_report(table, facts, proposed) -> None:
    report = table(
        [
            ("产值（亿元）", "1-6月累计"),
            ("产值（亿元）", "同比±%"),
            ("产值（亿元）", "年度目标"),
            ("产值（亿元）", "完成率%"),
            ("税收（万元）", "1-6月累计"),
        ],
        [
            ("白酒产业链", 46.59, 4.8, 116.4, 40.0, "11,752"),
            ("新能源", "—", "—", 125.9, "—", 55276),
            ("合  计", 46.59, None, 242.3, None, None),
        ],
        headers=("产业链",),
        title="2026年1-6月全市重点产业链主要经济指标完成情况表",
        unit="亿元、万元、%",
        roles={2: "total"},
        units=["亿元", "%", "亿元", "%", "万元"],
    )
    assert facts(report) == [
        ("白酒产业链", "output_value", "", "level", 465900.0),
        ("*", "output_value", "", "level", 465900.0),
        ("新能源产业链", "output_value", "", "level", "未报"),
        ("白酒产业链", "output_value", "", "yoy", 4.8),
        ("新能源产业链", "output_value", "", "yoy", "未报"),
        ("白酒产业链", "output_value", "", "target_level", 1164000.0),
        ("新能源产业链", "output_value", "", "target_level", 1259000.0),
        ("*", "output_value", "", "target_level", 2423000.0),
        ("白酒产业链", "output_value", "", "completion", 40.0),
        ("新能源产业链", "output_value", "", "completion", "未报"),
        ("白酒产业链", "tax", "", "level", 11752.0),
        ("新能源产业链", "tax", "", "level", 55276.0),
    ]
    first = proposed(report).facts.iloc[0]
    assert (
        first["grain"],
        first["year"],
        first["first_month"],
        first["last_month"],
        first["span"],
    ) == ("chain", 2026, 1, 6, "ytd")
    assert (first["reported"], first["uom"], first["row"], first["col"]) == (46.59, "亿元", 3, 1)
    target = proposed(report).facts.query("measure == 'target_level'").iloc[0]
    assert (target["last_month"], target["span"], target["operator"]) == (12, "ytd", ">=")
    typed = proposed(report).facts.query("indicator == 'tax'").iloc[0]
    assert typed["typed"] == "11,752"


def test_a_park_report_with_peer_groups(table, facts, proposed) -> None:
    report = table(
        [
            ("规模以上工业总产值", "累计"),
            ("规模以上工业总产值", "同比增长"),
            ("税收总额", "累计"),
            ("税收总额", "占全市比重"),
            ("规模以上工业企业数(家）",),
        ],
        [
            ("一、国家级园区", None, None, None, None, None),
            (("一、国家级园区", "高新技术产业开发区"), 79554, 0.3, 3443, 12.16, 115),
            (("二、省级园区", "    西河高新区"), 66255, 26.5, 4999, 17.7, 133),
            (("二、省级园区", "小计"), 66255, None, 4999, None, 133),
            ("全市合计", 145809, None, 8442, 100, None),
        ],
        headers=("园区",),
        title="园区主要经济指标",
        unit="万元、%",
        period=Period(2026, 1, 2),
        roles={0: "group", 3: "total", 4: "total"},
        sheet="2月",
    )
    said = facts(report)
    assert ("高新技术产业开发区", "output_value", "", "level", 79554.0) in said
    assert ("西河高新区", "tax", "", "share", 17.7) in said
    assert ("*", "tax", "", "level", 8442.0) in said and len(said) == 13
    frame = proposed(report).facts
    count = frame[frame["indicator"] == "above_scale_count"].iloc[0]
    assert (count["span"], count["first_month"], count["last_month"]) == ("point", 2, 2)
    assert (count["value"], count["uom"], count["grain"]) == (115, "家", "park")


def test_indicators_down_the_rows(table, facts, proposed) -> None:
    report = table(
        [
            ("1—6月", "累计"),
            ("1—6月", "同比±%"),
            ("1—6月", "增幅同比增减（百分点）"),
            ("年度目标", "目标值"),
            ("年度目标", "完成目标%"),
        ],
        [
            ("规模以上工业增加值", 107, 18.5, -6.1, "增长18%", None),
            (("规模以上工业利税", "其中：利润"), 27, 11.3, -12.1, None, None),
            ("地方财政收入", 13, 21.35, None, None, 55.47),
            ("外贸进出口总额", 9000, "—", None, None, None),
            (("外贸进出口总额", "#进口"), 2200, 67, None, None, None),
            (("外贸进出口总额", "出口"), 6800, -7.1, None, None, "35.8%"),
            ("重点项目完成投资", 75.1, 41.1, None, 169.8, None),
            ("金融机构贷款余额", 232.91, None, None, None, None),
        ],
        title="2024年上半年全市工业经济主要指标完成情况",
        unit="亿元、%",
        period=Period(2024, 1, 6),
        headers=("指标",),
        row_units=["亿元", "亿元", "亿元", "万美元", "万美元", "万美元", "亿元", "亿元"],
        units=[None, "%", "个百分点", None, "%"],
        roles={1: "subset", 4: "subset", 5: "subset"},
    )
    said = facts(report)
    assert len(said) == 21 and {fact[0] for fact in said} == {""}
    for fact in (
        ("", "value_added", "", "target_growth", 18.0),
        ("", "profit", "", "level", 270000.0),
        ("", "value_added", "", "yoy_change", -6.1),
        ("", "import", "", "yoy", 67.0),
        ("", "fiscal_revenue", "地方", "completion", 55.47),
        ("", "export", "", "completion", 35.8),
        ("", "trade", "", "yoy", "未报"),
        ("", "investment", "重点项目", "target_level", 1698000.0),
    ):
        assert fact in said, fact
    frame = proposed(report).facts
    assert set(frame["grain"]) == {"region"}
    loan = frame[frame["indicator"] == "loan_balance"].iloc[0]
    assert (loan["span"], loan["first_month"]) == ("point", 6)


def test_the_parks_of_a_region_are_a_scope_of_it(table, facts) -> None:
    report = table(
        ["1－11月累计", "同比增长％"],
        [
            ("技工贸收入", 450.1, "30％"),
            ("实际开发面积", 36, None),
            (("占全市比重", "规模工业增加值"), 55, None),
            (("占全市比重", "国土面积"), 0.3, None),
        ],
        title="全市工业园区2024年1－11月主要指标",
        period=Period(2024, 1, 11),
        headers=("指标名称",),
        row_units=["亿元", "平方公里", "％", "％"],
    )
    assert sorted(facts(report)) == [
        ("", "developed_area", "园区", "level", 54000.0),
        ("", "tech_income", "园区", "level", 4501000.0),
        ("", "tech_income", "园区", "yoy", 30.0),
        ("", "territory_area", "园区", "share", 0.3),
        ("", "value_added", "园区", "share", 55.0),
    ]
    assert {fact[0] for fact in facts(report, kind="park")} == {"*"}
    assert {fact[2] for fact in facts(report, kind="park")} == {""}


def test_a_table_belongs_to_whom_its_title_names(table, proposed, facts) -> None:
    def report(title: str):
        return table(["累计"], [("产值", 5.0)], title=title, row_units=["亿元"])

    assert facts(report("2026年1-6月白酒产业链主要指标"))[0][0] == "白酒产业链"
    assert facts(report("西河高新区2026年1-6月主要指标"))[0][0] == "西河高新区"
    assert facts(report("2026年1-6月全市主要指标"))[0][0] == ""
    unclear = proposed(report("2026年1-6月主要指标"))
    assert [f.code for f in unclear.findings.items if f.severity == "block"] == ["unknown_owner"]
    assert facts(report("2026年1-6月主要指标"), kind="region")[0][0] == ""


def test_a_chain_in_the_title_and_parks_down_the_rows(table, facts, proposed) -> None:
    rows = [(("白酒产业链", "西河高新区"), 5.0), (("白酒产业链", "酒都产业园"), 6.0)]
    both = table(["产值（亿元）"], rows, headers=("产业链", "园区"))
    frame = proposed(both).facts
    assert set(frame["grain"]) == {"chain_park"}
    assert list(zip(frame["unit"], frame["other"], strict=True)) == [
        ("白酒产业链", "西河高新区"),
        ("白酒产业链", "酒都产业园"),
    ]
    titled = table(
        ["产值（亿元）"],
        [("西河高新区", 5.0), ("合计", 5.0)],
        headers=("园区",),
        title="2026年1-6月白酒产业链各园区产值",
    )
    assert [(f.grain, f.unit, f.other) for f in proposed(titled).facts.itertuples()] == [
        ("chain_park", "白酒产业链", "西河高新区"),
        ("chain_park", "白酒产业链", "*"),
    ]


def test_units_across_and_indicators_down(table, facts) -> None:
    report = table(
        ["白酒产业链", "新能源产业链", "合计"],
        [("产值", 5.0, 6.0, 11.0)],
        row_units=["亿元"],
        title="2026年1-6月产业链指标",
    )
    assert facts(report) == [
        ("白酒产业链", "output_value", "", "level", 50000.0),
        ("新能源产业链", "output_value", "", "level", 60000.0),
        ("*", "output_value", "", "level", 110000.0),
    ]


def test_months_across_under_a_title_that_names_the_indicator(table, proposed) -> None:
    report = table(
        ["1-2月", "1-3月", "1-4月"],
        [("西河高新区", 1.0, 2.0, 3.0)],
        unit="万元",
        period=Period(2026, 1, 12),
        title="2026年各园区税收分月情况表",
        headers=("园区",),
    )
    proposal = proposed(report)
    assert [(f.last_month, f.value) for f in proposal.facts.itertuples()] == [
        (2, 1.0),
        (3, 2.0),
        (4, 3.0),
    ]
    assert {f.severity for f in proposal.findings.items} <= {"note"}


def test_months_down_the_rows(table, proposed) -> None:
    report = table(
        ["产值（亿元）", "同比%"],
        [("1-2月", 1.0, 3.0), ("1-3月", 2.0, 4.0)],
        period=Period(2026, 1, 12),
        title="2026年全市工业",
        headers=("时间",),
    )
    found = {(f.last_month, f.measure, f.value) for f in proposed(report).facts.itertuples()}
    assert found == {(2, "level", 10000.0), (2, "yoy", 3.0), (3, "level", 20000.0), (3, "yoy", 4.0)}


def test_a_long_table(table, facts) -> None:
    report = table(
        ["累计", "同比%"],
        [
            (("甲县", "产值"), 5.0, 1.0),
            (("甲县", "税收"), 6.0, 2.0),
            (("乙县", "产值"), 7.0, 3.0),
            (("全市", "产值"), 12.0, 2.5),
        ],
        headers=("县市区", "指标"),
        unit="万元",
    )
    assert sorted(facts(report)) == sorted(
        [
            ("甲县", "output_value", "", "level", 5.0),
            ("甲县", "output_value", "", "yoy", 1.0),
            ("甲县", "tax", "", "level", 6.0),
            ("甲县", "tax", "", "yoy", 2.0),
            ("乙县", "output_value", "", "level", 7.0),
            ("乙县", "output_value", "", "yoy", 3.0),
            ("", "output_value", "", "level", 12.0),
            ("", "output_value", "", "yoy", 2.5),
        ]
    )


def test_counties_and_parks_in_one_table(table, proposed) -> None:
    report = table(
        ["产值（万元）"],
        [("甲县", 5.0), ("西河高新区", 6.0), ("全市", 20.0)],
        headers=("县市区（园区）",),
    )
    assert [(f.grain, f.unit) for f in proposed(report).facts.itertuples()] == [
        ("county", "甲县"),
        ("park", "西河高新区"),
        ("region", ""),
    ]


def test_this_month_beside_the_sum(table, proposed) -> None:
    report = table(
        [
            ("产值（亿元）", "6月"),
            ("产值（亿元）", "1-6月"),
            ("税收（亿元）", "当月"),
            ("税收（亿元）", "本月止累计"),
        ],
        [("白酒产业链", 1.0, 6.0, 1.0, 3.0)],
        headers=("产业链",),
    )
    assert [(f.first_month, f.span) for f in proposed(report).facts.itertuples()] == [
        (6, "month"),
        (1, "ytd"),
        (6, "month"),
        (1, "ytd"),
    ]


def test_last_years_column_is_the_base(table, facts) -> None:
    report = table(
        [
            ("产值（亿元）", "2026年1-6月"),
            ("产值（亿元）", "2025年1-6月"),
            ("税收（亿元）", "上年同期"),
        ],
        [("白酒产业链", 6.0, 5.0, 4.0)],
        headers=("产业链",),
    )
    assert [fact[3:] for fact in facts(report)] == [
        ("level", 60000.0),
        ("base", 50000.0),
        ("base", 40000.0),
    ]


def test_years_across_are_years(table, proposed) -> None:
    report = table(
        [("产值（亿元）", "2024年"), ("产值（亿元）", "2025年")],
        [("西河高新区", 6.0, 5.0)],
        headers=("园区",),
        period=None,
    )
    assert [(f.year, f.last_month, f.measure) for f in proposed(report).facts.itertuples()] == [
        (2024, 12, "level"),
        (2025, 12, "level"),
    ]


def test_forecasts_are_told_from_figures(table, facts) -> None:
    report = table(
        [("产值（亿元）", "1-6月预计"), ("税收（亿元）", "1-6月")],
        [("白酒产业链", 6.0, "预计5")],
        headers=("产业链",),
    )
    assert [fact[1:] for fact in facts(report)] == [
        ("output_value", "", "forecast", 60000.0),
        ("tax", "", "forecast", 50000.0),
    ]


def test_an_index_is_its_growth(table, facts) -> None:
    report = table([("工业增加值", "指数（上年=100）")], [("甲县", 112.3)], headers=("县市区",))
    assert facts(report) == [("甲县", "value_added", "", "yoy", 12.3)]


def test_a_rate_under_the_name_of_value_added_is_its_growth(table, facts) -> None:
    report = table(
        ["1-6月"],
        [("规模以上工业增加值", 8.5)],
        title="2026年1-6月全市主要指标",
        row_units=["%"],
        headers=("指标",),
    )
    assert facts(report) == [("", "value_added", "", "yoy", 8.5)]


def test_a_unit_in_the_cell_beats_the_header(table, facts) -> None:
    report = table(
        ["产值（亿元）"], [("白酒产业链", "3500万元"), ("新能源产业链", 2.0)], headers=("产业链",)
    )
    assert sorted(facts(report)) == [
        ("新能源产业链", "output_value", "", "level", 20000.0),
        ("白酒产业链", "output_value", "", "level", 3500.0),
    ]


def test_targets_in_words(table, proposed) -> None:
    report = table(
        ["累计", "年度目标"],
        [
            ("产值", 5.0, "15%以上"),
            ("主导产业占比", 60.0, "≥60%"),
            ("企业数", 30, "24-40家"),
            ("税收", 3.0, 12),
            ("综合能耗", 10.0, "不高于20"),
            ("财政收入", 3.0, "前10"),
        ],
        title="2026年1-6月全市主要指标",
        row_units=["亿元", "%", "家", "亿元", "吨标准煤", "亿元"],
    )
    frame = proposed(report).facts.query(
        "measure.astype('str').str.startswith('target')", engine="python"
    )
    assert {(f.indicator, f.measure, f.operator, f.value) for f in frame.itertuples()} == {
        ("output_value", "target_growth", ">=", 15.0),
        ("leading_share", "target_share", ">=", 60.0),
        ("enterprise_count", "target_range", ">=", 24.0),
        ("tax", "target_level", ">=", 120000.0),
        ("energy", "target_cap", "<=", 20.0),
        ("fiscal_revenue", "target_rank", "<=", 10.0),
    }
    ranged = frame[frame["indicator"] == "enterprise_count"].iloc[0]
    assert ranged["upper"] == 40.0


def test_a_place_beside_a_rate_is_the_place_of_the_rate(table, facts) -> None:
    columns = ["产值（亿元）", "位次", "增速%", "位次"]
    report = table(columns, [("甲县", 5.0, 2, 6.6, 1)], headers=("县市区",))
    assert [fact[3:] for fact in facts(report)] == [
        ("level", 50000.0),
        ("rank", 2.0),
        ("yoy", 6.6),
        ("growth_rank", 1.0),
    ]


def test_trade_in_yuan_is_not_trade_in_dollars(table, facts) -> None:
    report = table(
        ["累计", "同比%"],
        [("进出口总额", 12.0, 8.2), ("出口", 6800, -7.1)],
        title="2026年1-6月全市主要指标",
        row_units=["亿元", "万美元"],
    )
    assert [fact[1:] for fact in facts(report)] == [
        ("trade_cny", "", "level", 120000.0),
        ("export", "", "level", 6800.0),
        ("trade_cny", "", "yoy", 8.2),
        ("export", "", "yoy", -7.1),
    ]
    across = table(
        [("进出口总额（亿元）", "累计"), ("进出口总额（亿元）", "同比%")],
        [("甲县", 1.0, 2.0)],
        headers=("县市区",),
    )
    flat = table(["进出口总额（亿元）", "同比%"], [("甲县", 1.0, 2.0)], headers=("县市区",))
    for each in (across, flat):
        assert [fact[1] for fact in facts(each)] == ["trade_cny", "trade_cny"]


def test_ranks_are_kept_as_reported(table, facts) -> None:
    columns = [("产值（亿元）", "累计"), ("产值（亿元）", "位次"), ("产值（亿元）", "增速位次")]
    report = table(columns, [("甲县", 5.0, 2, 1)], headers=("县市区",))
    assert [fact[3:] for fact in facts(report)] == [
        ("level", 50000.0),
        ("rank", 2.0),
        ("growth_rank", 1.0),
    ]


def test_many_enterprises_are_quick() -> None:
    """Proposing stays linear in columns: no Python per cell."""
    import time

    import numpy as np

    from data.directory import Directory, Unit
    from data.proposing.proposal import propose
    from data.reading.table import Column, ColumnValues, Row, Table

    count = 20_000
    names = [f"第{n}企业有限公司" for n in range(count)]
    known = Directory([Unit("enterprise", name, name, (), n) for n, name in enumerate(names)])
    labels = [
        ("产值（万元）", "累计"),
        ("产值（万元）", "同比%"),
        ("税收（万元）", "累计"),
        ("利润（万元）", "累计"),
        ("用电量（万千瓦时）", "累计"),
    ]
    numbers = np.linspace(1, 1000, count)
    big = Table(
        "Sheet1",
        "2026年1-6月企业",
        f"A1:F{count}",
        Period(2026, 1, 6),
        None,
        [Column(n + 1, path) for n, path in enumerate(labels)],
        [Row(n + 2, (name,)) for n, name in enumerate(names)],
        [ColumnValues(numbers, numbers.tolist()) for _ in labels],
        ("企业名称",),
    )

    class Read:
        name = "x.xlsx"
        tables = (big,)

        class findings:
            items: tuple = ()
            blocking = False

    from catalog.loader import load

    catalog = load()
    started = time.process_time()
    proposal = propose(Read(), catalog, known)
    assert len(proposal.facts) == 5 * count
    assert time.process_time() - started < 2
