"""What the desk says of single figures and cells."""

import pytest

from catalog.loader import load
from data.reading.picture import Cell
from pages.shared.desk import lines, sheet


@pytest.mark.parametrize(
    ("value", "uom", "said"),
    [
        (33.333, "亿元", "33.333亿元"),
        (33.334, "亿元", "33.334亿元"),
        (0.1234, "亿元", "0.1234亿元"),
        (41.2, "亿元", "41.20亿元"),
        (12.299999999999999, "%", "12.3%"),
        (5.125, "%", "5.125%"),
    ],
)
def test_no_digit_of_a_compared_figure_is_rounded_away(
    value: float, uom: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "catalog", load)
    assert lines.figure({"indicator": "output_value", "new": value, "uom": uom}, "new") == said


def test_a_row_that_names_nobody_does_not_look_read() -> None:
    def look(cell: Cell, listed: bool = False) -> str:
        looks = sheet._LISTED if listed else sheet._LOOKS
        return str(sheet._cell(cell, {"D"}, {"8"}, looks))

    assert "s-value" in look(Cell("B7", "95", "value"))
    assert "s-value" not in look(Cell("B8", "95", "value"))
    assert "s-value" not in look(Cell("D7", "95", "value"))
    assert "s-nobody" in look(Cell("A8", "西河高新技术开发区", "label"))
    assert "s-nobody" not in look(Cell("A7", "西河高新区", "label"))
    assert "s-value" in look(Cell("C3", "锰锌钒铝新材料", "text"), listed=True)
