"""Formulas of derived indicators: arithmetic over codes, read once, checked, never executed.

Grammar: `+ - * / ( )`, numbers, codes (`tax / land_mu`) and `code@last_year`, the code's value in
the same months of the year before. A formula may speak of derived indicators; `expanded` puts their
formulas in. Nothing here computes: `written` hands every operand to a callable, which names a SQL
column or a number for it. `percent = true` in the catalogue multiplies the result by 100.
"""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# What an indicator may be called, so that a formula can speak of it.
CODE = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 200
_ARITHMETIC = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Name,
               ast.Constant, ast.expr_context)  # fmt: skip
_TOKEN = re.compile(rf"\s*(?:({CODE.pattern})(@last_year)?|(\d+(?:\.\d+)?)|([-+*/()]))")


class BadFormula(Exception):
    """The text is no arithmetic over codes; the message says where it stops being one."""


@dataclass(frozen=True)
class Operand:
    """An indicator in a formula; `last_year` for its value a year before."""

    code: str
    last_year: bool = False


@dataclass(frozen=True)
class Formula:
    """A formula in pieces: operands between operators, brackets and numbers."""

    pieces: tuple[Operand | str, ...]

    @classmethod
    def of(cls, text: str) -> "Formula":
        """The formula written as `text`. Raises BadFormula."""
        pieces: list[Operand | str] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if not match:
                raise BadFormula(f"“{text[at:].strip()}”不是代码、数字或 + - * / ( )")
            code, last_year, number, sign = match.groups()
            pieces.append(Operand(code, bool(last_year)) if code else number or sign)
            at = match.end()
        formula = cls(tuple(pieces))
        formula._check(text)
        return formula

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Each different operand, in the order written."""
        return tuple(dict.fromkeys(piece for piece in self.pieces if isinstance(piece, Operand)))

    def written(self, operand: Callable[[Operand], str]) -> str:
        """The formula as text, every operand as `operand` writes it."""
        return " ".join(p if isinstance(p, str) else operand(p) for p in self.pieces)

    def expanded(self, formulas: Mapping[str, "Formula"], last_year: bool = False) -> "Formula":
        """The same with derived operands replaced by `formulas`, down to base indicators."""
        pieces: list[Operand | str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            before = piece.last_year or last_year
            if piece.code in formulas:
                inner = formulas[piece.code].expanded(formulas, before)
                pieces += ["(", *inner.pieces, ")"]
            else:
                pieces.append(Operand(piece.code, before))
        return Formula(tuple(pieces))

    def _check(self, text: str) -> None:
        names = iter(range(len(self.pieces)))
        if len(self.pieces) > _LONGEST:
            raise BadFormula(f"算式太长，最多 {_LONGEST} 个代码、数字和符号")
        try:
            tree = ast.parse(self.written(lambda _: f"x{next(names)}"), mode="eval")
        except SyntaxError as error:
            raise BadFormula(f"“{text}”不是完整的算式") from error
        if not all(isinstance(node, _ARITHMETIC) for node in ast.walk(tree)):
            raise BadFormula(f"“{text}”不是只有 + - * / ( ) 的算式")
        if not self.operands:
            raise BadFormula(f"“{text}”没有用到任何指标")
