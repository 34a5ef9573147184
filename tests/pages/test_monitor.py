"""The pages of the dashboard, opened through the router: empty, filled, by link."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import written
from data.keeping.store import Store
from metrics.indicator import indicator
from pages.shared import tables
from pages.shared.nodes import el

PAGES = ("overview", "chain", "park", "ranking", "target", "compare")
Opened = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    from pages.shared import session

    session._store.clear()


def words(page: AppTest) -> str:
    """Everything a page says, charts included."""
    blocks = [text(json.loads(element.proto.json)) for element in page.get("bidi_component")]
    charts = [
        note["text"]
        for element in page.get("plotly_chart")
        for note in json.loads(element.proto.spec)["layout"]["annotations"]
    ]
    rest = [element.value for kind in ("info", "warning", "error") for element in page.get(kind)]
    return " ".join([*blocks, *charts, *map(str, rest)]).replace("<br>", "")


def text(node: object) -> str:
    """What a tree of pages/shared/nodes.py says."""
    if isinstance(node, str):
        return node
    children = node[3:] if node and isinstance(node[0], str) else node
    if len(node) > 1 and node[1] in ("b-text", "b-run"):
        return running(node)
    return " ".join(map(text, children))


def running(node: object) -> str:
    """The words of a sentence, whose figures are links, as they are read."""
    return node if isinstance(node, str) else "".join(map(running, node[3:]))


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_page_names_the_next_step(app: Opened, name: str) -> None:
    page = app(f"monitor/{name}.py")
    assert not page.exception and not page.error
    assert any("还没有数据" in str(each.value) for each in page.subheader)


@pytest.mark.parametrize("name", PAGES)
def test_a_filled_page_opens(app: Opened, filled: Path, name: str) -> None:
    page = app(f"monitor/{name}.py")
    assert not page.exception and not page.error
    said = words(page)
    assert not re.search(r"\b(nan|inf|None|NaN)\b", said)
    assert page.query_params["period"] == ["2026-06"] or page.query_params["period"] == "2026-06"


@pytest.mark.parametrize("name", PAGES)
def test_every_chart_says_what_it_is(app: Opened, filled: Path, name: str) -> None:
    for chart in app(f"monitor/{name}.py").get("plotly_chart"):
        assert chart.proto.alt
        options = json.loads(chart.proto.config)["toImageButtonOptions"]
        assert options["filename"].startswith("2026年1—6月_")


def test_overview_has_every_figure_of_the_metrics(
    app: Opened, filled: Path, catalog: Catalog
) -> None:
    said = words(app("monitor/overview.py"))
    store = Store.open(filled)
    frame = indicator(store, catalog, "output_value", "chain", Period.of("2026-06"))
    store.close()
    assert len(frame) == 5
    for row in frame.dropna(subset=["value"]).itertuples():
        assert row.short in said
        for text in (
            written(row.value, row.decimals),
            f"{written(row.yoy, 1, sign=True)}%",
            f"{written(row.completion, 1)}%",
            f"{written(abs(row.gap_pp), 1)}个百分点",
        ):
            assert text in said
    assert "五条产业链：一条快于序时，一条亮红灯，一条未报" in said
    assert "合计" in said
    assert "现代物流 1—6月未报，不参加排位。" in re.sub(r"\s+", " ", said)
    assert "位次变化较1—5月；本期4条参加排位，1—5月为5条" in said


def test_chain_page_has_its_figures_and_its_paragraph(app: Opened, filled: Path) -> None:
    said = words(app("monitor/chain.py", chain="白酒", period="2026年1—6月"))
    assert "白酒产业链" in said and "市委书记" in said
    assert "46.59" in said and "1.18" in said  # 税收 11,752 万元: on cards in 亿元
    assert "1—6月，白酒产业链实现产值46.59亿元，同比增长4.8%" in said
    assert "后6个月月均需完成11.64亿元（前期月均7.77亿元）" in said
    assert "黄灯" in said and "欠10.0个百分点" in said


def test_park_page_has_its_land(app: Opened, filled: Path) -> None:
    said = words(app("monitor/park.py", park="东城工业集中区"))
    assert "39.62" in said and "亩均税收3.18万元/亩" in said
    assert "居省级园区第1位" in said and "已供工业用地" in said


def test_parks_are_ranked_within_their_group(app: Opened, filled: Path) -> None:
    said = words(app("monitor/ranking.py", by="园区", indicator="亩均税收"))
    assert "国家级园区亩均税收位次" in said and "省级园区亩均税收位次" in said
    assert "亩均税收：经济技术开发区居首，0.66万元/亩" in said
    assert "不足六个，不列后三" in said


def test_targets_are_lit_and_paced(app: Opened, filled: Path) -> None:
    said = re.sub(r"\s+", " ", words(app("monitor/target.py")))
    assert "产值：绿灯1项，黄灯2项，红灯1项，未报1项" in said
    assert "116.40 46.59 40.0% 黄灯 欠10.0个百分点 11.64 7.77" in said


def test_comparison_takes_its_indicators_from_the_link(app: Opened, filled: Path) -> None:
    said = words(app("monitor/compare.py", indicators="税收"))
    assert "各产业链税收" in said and "54,585" in said and "46.59" not in said


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"chain": "没有的链"}, "链接里的产业链“没有的链”没有找到，现在显示的是“白酒”。"),
        ({"period": "2019-03"}, "链接里的报告期“2019-03”没有找到，现在显示的是“2026年1—6月”。"),
        ({"period": "昨天"}, "链接里的报告期“昨天”没有找到"),
        ({"asof": "某日"}, "链接里的时点“某日”没有找到，现在显示的是“最新数据”。"),
    ],
)
def test_a_link_that_is_not_understood_says_so(
    app: Opened, filled: Path, query: dict[str, str], notice: str
) -> None:
    page = app("monitor/chain.py", **query)
    assert not page.error
    assert any(notice in each.value for each in page.warning)
    assert "46.59" in words(page)


def test_the_choice_goes_into_the_link(app: Opened, filled: Path) -> None:
    page = app("monitor/chain.py")
    page.selectbox(key="pick_chain").select("新能源").run()
    assert page.query_params["chain"] in ("新能源", ["新能源"])
    assert "62.61" in words(page)
    page.selectbox(key="pick_period").select("2026年1—5月").run()
    assert page.query_params["period"] in ("2026-05", ["2026-05"])
    assert "50.10" in words(page)


def test_a_moment_before_the_data_shows_nothing_of_them(app: Opened, filled: Path) -> None:
    page = app("monitor/overview.py", asof="2020-01-01")
    assert not page.error and "46.59" not in words(page)


def test_the_table_comes_as_a_picture_when_asked_for(app: Opened, filled: Path) -> None:
    page = app("monitor/overview.py")
    before = len(page.get("plotly_chart"))
    next(each for each in page.button if each.label == "一览表图片").click().run()
    assert not page.error
    assert len(page.get("plotly_chart")) == before + 1
    picture = page.get("plotly_chart")[-1]
    options = json.loads(picture.proto.config)["toImageButtonOptions"]
    assert options["filename"] == "2026年1—6月_产业链_产值完成情况一览表"


def test_names_are_never_markup() -> None:
    """A name stays one text of the tree; the browser test looks at what is made of it."""
    shown = tables.table([tables.Column("<i>列</i>")], [["<script>1</script>"]])
    assert shown[3][3][3] == ["th", "", {}, "<i>列</i>"]
    assert shown[4][3][3] == ["td", "b-num", {"data-h": "<i>列</i>"}, "<script>1</script>"]
    with pytest.raises(ValueError, match="script"):
        el("script", "", "1")
