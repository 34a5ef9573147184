"""Places: 1, 2, 2, 4 on what is printed; and how numbers are printed."""

from metrics.printing import digits, printed
from metrics.ranking import places, places_in_groups


def test_ties_share_a_place_and_the_next_is_skipped():
    found = places({"甲": 9.0, "乙": 5.0, "丙": 5.0, "丁": 1.0})
    assert found == {"甲": 1, "乙": 2, "丙": 2, "丁": 4}


def test_less_may_be_better():
    assert places({"甲": 9.0, "乙": 5.0}, lower_is_better=True) == {"乙": 1, "甲": 2}


def test_what_is_missing_has_no_place():
    assert places({"甲": None, "乙": 5.0}) == {"乙": 1}


def test_groups_are_ranked_apart():
    groups = {"甲": "国家级", "乙": "省级", "丙": "省级"}
    assert places_in_groups({"甲": 1.0, "乙": 5.0, "丙": 9.0}, groups) == {
        "甲": (1, 1),
        "乙": (2, 2),
        "丙": (1, 2),
    }


def test_a_reported_number_is_printed_as_it_came_a_computed_one_half_up():
    assert printed(6.63, 1, as_reported=True) == 6.63
    assert printed(12.25, 1, as_reported=False) == 12.3
    assert printed(8.700000000000001, 1, as_reported=True) == 8.7
    assert printed(5.560084300938444, 1, as_reported=True) == 5.6
    assert printed(None, 1, as_reported=True) is None
    assert [digits(number) for number in (274137.0, 46.59, 1e-12)] == [0, 2, 0]
