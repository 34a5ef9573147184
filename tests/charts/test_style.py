"""The one look: palette, the words around a plot, the toolbar."""

import tomllib
from pathlib import Path

import pytest

from charts import style
from charts.canvas import A4_WIDE, SCREEN

THEME = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8")
)["theme"]


def test_palette_is_that_of_the_theme() -> None:
    assert THEME["textColor"] == style.INK
    assert THEME["grayTextColor"] == style.GREY
    assert THEME["borderColor"] == style.RULE
    assert THEME["secondaryBackgroundColor"] == style.PALE
    assert THEME["primaryColor"] == THEME["linkColor"] == style.BLUE
    assert THEME["chartCategoricalColors"][:2] == [style.BLUE, style.ORANGE]
    assert THEME["font"] == THEME["headingFont"] == style.FONT


def test_growth_never_borrows_a_light() -> None:
    assert not {style.BLUE, style.SOFT, style.ORANGE} & set(style.LIGHTS.values())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("短", ["短"]),
        ("增速：甲链最快，两条负增长，一条未报，其余平稳",
         ["增速：甲链最快，两条负增长，一条未报，", "其余平稳"]),
        ("一" * 21, ["一" * 20, "一"]),
        ("", []),
    ],
)  # fmt: skip
def test_long_words_break_after_a_mark(text: str, lines: list[str]) -> None:
    assert style.wrapped(text, 20) == lines


def test_no_line_is_wider_than_a_phone() -> None:
    text = "来源：产业链报表；口径：规模以上工业；同比以上报数为准，缺者计算；数据截止2026年7月10日"
    assert all(style.width(line) <= 31 for line in style.wrapped(text, 30))


def test_data_is_never_markup() -> None:
    assert style.names(["<b>链</b>"]) == ["&lt;b&gt;链&lt;/b&gt;"]


def test_toolbar_has_one_chinese_button_and_a_chinese_file_name() -> None:
    config = style.toolbar("2026年1—6月_白酒产业链_产值", 300, A4_WIDE)
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {
        "format": "png", "filename": "2026年1—6月_白酒产业链_产值_A4宽",
        "width": 640, "height": 300, "scale": 2,
    }  # fmt: skip
    assert config["locales"][config["locale"]]["dictionary"]["Download plot"] == "下载图片"
    assert not config["displaylogo"]


@pytest.mark.parametrize(("height", "layout"), [(300, (960, 540)), (1080, (1920, 1080))])
def test_a_picture_for_a_slide_fills_it_however_much_it_shows(height: int, layout: tuple) -> None:
    options = style.toolbar("甲", height, SCREEN)["toImageButtonOptions"]
    assert (options["width"], options["height"]) == layout
    assert options["width"] * options["scale"] == 1920
