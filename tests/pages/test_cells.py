"""The cells of a publication: text and plain numbers side by side."""

from data.keeping import origins
from data.keeping.store import Store
from pages.shared.desk import cells
from pages.shared.tables import table
from tests.data.keeping.given import published


def test_numbers_typed_as_text_stand_beside_plain_ones(store: Store) -> None:
    lines = [
        {"unit": "甲", "value": 1.5, "reported": 1.5, "typed": "１.５０"},
        {"unit": "乙", "value": 2.0, "reported": 2.0, "typed": None},
        {"unit": "丙", "value": None, "state": "扭亏为盈", "typed": None},
    ]
    batch = str(published(store, *lines))
    found = origins.cells(store, batch, 0, 10).to_dict("records")
    rows = [cells._row(line, batch) for line in found]
    assert {row[1]: row[-1] for row in rows} == {"甲": "１.５０", "乙": "2", "丙": "—"}
    assert table(cells._COLUMNS, rows)
