"""Text of cells as numbers, states and doubts."""

import pytest

from data.reading.numbers import parse


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", 1234.5),
        ("1，234.5", 1234.5),
        ("1 234", 1234),
        ("12'345", 12345),
        ("１２．３％", 12.3),
        ("12。3", 12.3),
        ("12.3①", 12.3),
        ("12.3²", 12.3),
        ("12.3*", 12.3),
        ("＊12.3", 12.3),
        ("12.3（注1）", 12.3),
        ("－5.2", -5.2),
        ("−5.2", -5.2),
        ("﹣5.2", -5.2),
        ("+5.2", 5.2),
        ("12.3%", 12.3),
        ("30％", 30),
        ("1.2亿", 1.2),
        ("3500万元", 3500),
        ("15家", 15),
        ("'1234", 1234),
        (" 12.3\u3000", 12.3),
        ("\u00a012.3", 12.3),
        ("持平", 0),
        ("增长12.3%", 12.3),
        ("下降5.1%", -5.1),
        ("同比+12.3", 12.3),
        ("翻一番", 100),
        ("翻两番", 300),
        ("增长1.3倍", 130),
        ("增2.1个百分点", 2.1),
        ("回落0.4个百分点", -0.4),
        ("增长两倍", 200),
        ("负增长3.2%", -3.2),
        ("↑3", 3),
        ("↓1", -1),
        ("0.0", 0),
        ("-0.5", -0.5),
    ],
)
def test_a_number_however_written(text: str, number: float) -> None:
    parsed = parse(text)
    assert (parsed.number, parsed.doubt) == (number, None)


@pytest.mark.parametrize("mark", ["—", "－", "-", "--", "——", "/", "\\", "无", "缺", "N/A", "暂无"])
def test_a_no_data_mark_is_no_zero(mark: str) -> None:
    parsed = parse(mark)
    assert (parsed.number, parsed.state) == (None, "无数据")


@pytest.mark.parametrize(
    ("text", "state", "doubt"),
    [
        ("…", "不足最小单位", None),
        ("……", "不足最小单位", None),
        ("X", "不予显示", "redacted"),
        ("××", "不予显示", "redacted"),
        ("***", "不予显示", "redacted"),
        ("*月", "不予显示", "redacted"),
        ("扭亏为盈", "扭亏为盈", None),
        ("由盈转亏", "由盈转亏", None),
        ("减亏", "减亏", None),
        ("未报", "未报", None),
        ("▲5.2", "存疑", "triangle"),
        ("△5.2", "存疑", "triangle"),
        ("(5.2)", "存疑", "bracketed"),
        ("（5.2）", "存疑", "bracketed"),
        ("500多", "存疑", "inexact"),
        ("约500", "存疑", "inexact"),
        ("500余万元", "存疑", "inexact"),
        ("24-40家", "存疑", "inexact"),
        ("≥60%", "存疑", "inexact"),
        ("9.1E+17", "存疑", "scientific"),
        ("12 34", "存疑", "odd_number"),
        ("1,23", "存疑", "odd_number"),
        ("1.2.3", "存疑", "odd_number"),
        ("下降-5%", "存疑", "odd_number"),
        ("#DIV/0!", "错误值", "error_cell"),
        ("#REF!", "错误值", "error_cell"),
        ("#N/A", "错误值", "error_cell"),
        ("市工信局", "文字", None),
        ("第3", "文字", None),
    ],
)
def test_what_is_no_plain_number_is_a_word_not_a_guess(
    text: str, state: str, doubt: str | None
) -> None:
    parsed = parse(text)
    assert (parsed.number, parsed.state, parsed.doubt) == (None, state, doubt)


def test_a_unit_and_a_note_beside_the_number_are_kept() -> None:
    assert parse("3500万元").unit == "万元"
    assert parse("增2.1个百分点").unit == "个百分点"
    assert parse("12.3①").note == "①"
    assert parse("预计12.3").note == "预计"
