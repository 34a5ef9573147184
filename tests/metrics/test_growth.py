"""同比 and the words said instead of one."""

import pytest

from metrics.growth import growth, implied_base


@pytest.mark.parametrize(
    ("value", "base", "percent", "word"),
    [
        (110, 100, 10, None),
        (100, 100, 0, None),
        (0, 100, -100, None),
        (-1, 100, None, "由盈转亏"),
        (5, 0, None, "净增"),
        (0, 0, None, "持平"),
        (-5, 0, None, "转亏"),
        (5, -5, None, "扭亏为盈"),
        (-3, -5, None, "减亏"),
        (0, -5, None, "减亏"),
        (-8, -5, None, "亏损增加"),
        (-5, -5, None, "持平"),
        (5, None, None, None),
        (None, 5, None, None),
    ],
)
def test_growth_or_its_word(value, base, percent, word):
    found, said = growth(value, base)
    assert found == (None if percent is None else pytest.approx(percent))
    assert said == word


def test_the_base_behind_a_reported_growth():
    assert implied_base(110, 10) == pytest.approx(100)
    assert implied_base(-5, -150) == pytest.approx(10)
    assert implied_base(110, -100) is None
    assert implied_base(0, 10) is None
    assert implied_base(None, 10) is None
