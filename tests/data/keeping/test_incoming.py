"""Facts made ready: one row a key, in the order the store reads fastest."""

import numpy as np
import pandas as pd

from data.keeping.incoming import KEY, incoming
from tests.data.keeping.given import proposed


def test_one_row_a_key_the_first_stays() -> None:
    ready = incoming(
        proposed({"value": 1.0}, {"value": 2.0, "unit": "乙"}, {"value": 3.0}, {"value": 4.0})
    )
    assert sorted(ready.kept.column("value").to_pylist()) == [1.0, 2.0]
    assert ready.repeated[["value", "value_again"]].to_numpy().tolist() == [[1.0, 3.0], [1.0, 4.0]]


def test_rows_of_one_figure_lie_together() -> None:
    rows = [
        {"value": 1.0, "unit": unit, "last_month": month, "indicator": code}
        for unit in "甲乙丙"
        for month in (5, 6)
        for code in ("tax", "output_value")
    ]
    ready = incoming(proposed(*rows))
    slices = ready.kept.column("slice").to_pylist()
    assert slices == sorted(slices) and len(ready.slices) == 4
    months = [
        tuple(row[name] for name in ("indicator", "year", "last_month"))
        for row in ready.kept.to_pylist()
    ]
    assert months == sorted(months, key=months.index)


def test_keys_are_told_apart_on_random_facts() -> None:
    random = np.random.default_rng(3)
    many = 3000
    frame = pd.DataFrame(
        {
            "grain": random.choice(["chain", "park"], many),
            "unit": random.choice(list("甲乙丙丁"), many),
            "other": random.choice(["", "东园"], many),
            "indicator": random.choice(["tax", "fdi"], many),
            "scope": random.choice(["", "含烟"], many),
            "year": random.integers(2024, 2027, many),
            "first_month": 1,
            "last_month": random.integers(1, 13, many),
            "span": random.choice(["ytd", "month"], many),
            "measure": random.choice(["level", "yoy"], many),
            "value": random.random(many),
            "sheet": "S",
            "row": range(many),
            "col": 0,
        }
    )
    ready = incoming(frame)
    assert ready.rows == len(frame.drop_duplicates(list(KEY)))
    assert ready.rows + len(ready.repeated) == many
    first = frame.drop_duplicates(list(KEY), keep="first")
    assert set(ready.kept.column("row").to_pylist()) == set(first["row"])


def test_what_is_no_number_is_none() -> None:
    ready = incoming(proposed({"value": float("nan")}, {"value": float("inf"), "unit": "乙"}))
    assert ready.kept.column("value").to_pandas().isna().all()


def test_no_facts_at_all() -> None:
    ready = incoming(proposed())
    assert ready.rows == 0 and ready.slices.empty and ready.repeated.empty
