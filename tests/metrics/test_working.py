"""A formula's printed numbers give its printed result."""

import pytest

from metrics.working import Term, working


def gap(completion: float, due: float):
    pieces = [Term("完成率", completion, 1, "%"), " − ", Term("序时进度", due, 1, "%")]
    result = Term("进度差", completion - due, 1, "个百分点")
    return working("进度差", pieces, result, lambda n: n[0] - n[1])


def test_a_formula_is_said_in_words_and_in_numbers():
    found = gap(55.47, 50.0)
    assert found.words == "进度差 = 完成率 − 序时进度"
    assert found.numbers == "完成率55.5% − 序时进度50.0% = 5.5个百分点"


def test_digits_are_added_until_the_numbers_give_the_result():
    found = gap(35.84, 200 / 12)
    assert found.numbers == "完成率35.84% − 序时进度16.67% = 19.2个百分点"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_without_one_of_its_numbers_there_is_no_working(missing):
    pieces = [Term("完成率", missing, 1, "%"), " − ", Term("序时进度", 50.0, 1, "%")]
    assert working("进度差", pieces, Term("进度差", 1.0, 1), lambda n: n[0] - n[1]) is None


def test_what_does_not_agree_is_no_formula():
    pieces = [Term("a", 1.0), " + ", Term("b", 1.0)]
    assert working("c", pieces, Term("c", 3.0), sum) is None
