"""Cells of a table as real numbers whose format shows what the briefing shows, or as words."""

import re
from dataclasses import dataclass

from briefing.document import Cell
from catalog.rounding import written

_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?")
_SIGNS = "+-"
_NOISE = 10  # digits after the point: beyond them a number is what binary made of it
GENERAL = "General"


@dataclass(frozen=True)
class Figure:
    """A number and the format it is shown in."""

    number: float
    form: str


def figure(cell: Cell, *, signed: bool = False) -> Figure | None:
    """The number of a cell in a format that reads as its text; None where it is words.

    `signed`: the cells of its column have a plus. A cell whose text does not hold its number
    rounded as the briefing rounds it stays words: a workbook never shows another figure.
    """
    if cell.value is None:
        return plain(cell.text)
    number = round(float(cell.value), _NOISE) or 0.0
    shown = written(abs(number), cell.decimals)
    if shown not in cell.text:
        return Figure(number, _word(cell.text)) if not re.search(r"\d", cell.text) else None
    before, _, after = cell.text.partition(shown)
    if re.search(r"[\d.]", before[-1:] + after[:1]):
        return None
    told = before.endswith(tuple(_SIGNS))
    plus = before.endswith("+") or (signed and number <= 0)
    before = before.rstrip(_SIGNS)
    if after.strip() == "%" and not before:
        digits = _digits(cell.decimals, grouped="," in shown)
        return Figure(number / 100, _sections(f"{digits}%", plus))
    form = f"{_quoted(before)}{_digits(cell.decimals, grouped=True)}{_quoted(after)}"
    if number < 0 and not told:  # "后移1位" is -1: the word is the sign
        return Figure(number, f"{form};{form}")
    return Figure(number, _sections(form, plus))


def plain(text: str) -> Figure | None:
    """A text that is nothing but a printed number, as that number."""
    found = _PLAIN.fullmatch(text.strip())
    if not found:
        return None
    decimals = len(found["rest"] or ".") - 1
    number = float(text.strip().replace(",", ""))
    form = _digits(decimals, grouped="," in text or abs(number) < 1000)
    return Figure(number, _sections(form, found["sign"] == "+"))


def signed(cells: list[Cell]) -> bool:
    """True where a column of cells tells growth with a plus."""
    return any(cell.text.startswith("+") for cell in cells)


def _sections(form: str, plus: bool) -> str:
    return f"+{form};-{form};{form}" if plus else form


def _digits(decimals: int, *, grouped: bool) -> str:
    head = "#,##0" if grouped else "0"
    return head + ("." + "0" * decimals if decimals else "")


def _quoted(words: str) -> str:
    """Words inside a format."""
    return '"' + words.replace('"', "") + '"' if words else ""


def _word(text: str) -> str:
    """A number shown as a word (0 as 持平)."""
    word = _quoted(text)
    return f"{word};{word};{word}" if word else GENERAL
