"""Formulas of the catalogue computed: an unknown operand or a zero divisor gives no value."""

import ast
import math
from collections.abc import Callable, Mapping
from functools import cache

from catalog.formula import Formula, Operand

Values = Mapping[Operand, float | None]
Computation = Callable[[Values], float | None]


def finite(value: float | None) -> float | None:
    """The one guard before anything is shown: None for nan and inf."""
    return value if value is not None and math.isfinite(value) else None


def quotient(part: float | None, whole: float | None) -> float | None:
    """part / whole; None where either is unknown or the divisor is zero."""
    return None if part is None or not whole else finite(part / whole)


@cache
def computation(formula: Formula) -> Computation:
    """The formula as a function from its operands' values to its value."""
    operands = formula.operands
    text = formula.written(lambda operand: f"x{operands.index(operand)}")
    return _walk(ast.parse(text, mode="eval").body, operands)


_SIGNS: dict[type, Callable[[float, float], float | None]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: quotient,
}


def _walk(node: ast.expr, operands: tuple[Operand, ...]) -> Computation:
    match node:
        case ast.Constant(value=number):
            return lambda values: float(number)
        case ast.Name(id=name):
            operand = operands[int(name[1:])]
            return lambda values: values[operand]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            negated = _walk(inner, operands)
            return lambda values: None if (value := negated(values)) is None else -value
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _walk(inner, operands)
        case ast.BinOp(left=left, op=sign, right=right):
            return _both(_SIGNS[type(sign)], _walk(left, operands), _walk(right, operands))
    raise ValueError(ast.dump(node))


def _both(
    sign: Callable[[float, float], float | None], left: Computation, right: Computation
) -> Computation:
    def computed(values: Values) -> float | None:
        a, b = left(values), right(values)
        return None if a is None or b is None else sign(a, b)

    return computed
