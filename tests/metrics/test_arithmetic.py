"""Formulas computed without inf, nan or an invented zero."""

import pytest

from catalog.formula import Formula, Operand
from metrics.arithmetic import computation, finite, quotient


def value(text: str, **values: float | None) -> float | None:
    formula = Formula.of(text)
    named = {
        operand: values[operand.code + ("_before" if operand.last_year else "")]
        for operand in formula.operands
    }
    return computation(formula)(named)


def test_arithmetic_keeps_its_order():
    assert value("a + b * 2 - c / 4", a=1, b=3, c=8) == 5
    assert value("-(a + b) / 2", a=1, b=3) == -2
    assert value("1 - a / a@last_year", a=8, a_before=10) == pytest.approx(0.2)


@pytest.mark.parametrize("text", ["a / b", "a * 2 / b", "1 - a / b"])
def test_an_unknown_or_zero_divisor_gives_no_value(text):
    assert value(text, a=1, b=0) is None
    assert value(text, a=1, b=None) is None
    assert value(text, a=None, b=2) is None


def test_what_is_not_finite_is_nothing():
    assert finite(float("inf")) is None
    assert finite(float("nan")) is None
    assert quotient(1, 0) is None
    assert Operand("a") in Formula.of("a / b").operands
