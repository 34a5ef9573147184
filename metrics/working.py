"""A formula with the numbers put in, printed so finely that it gives the number it explains."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from catalog.rounding import half_up, known, written
from metrics.pointer import Pointer

# A number of a formula is printed with as many digits more as its result needs to come out.
_MORE = 8


@dataclass(frozen=True, slots=True)
class Term:
    """A number as it is printed, what it is called and which figure it is. `uom` is a unit of
    measure; "%" and "个百分点" are hundredths, as a reader takes them."""

    name: str
    value: float | None
    decimals: int = 0
    uom: str = ""
    pointer: Pointer | None = None
    state: str = ""

    @property
    def text(self) -> str:
        """ "46.59"; the word where there is no number."""
        return written(self.value, self.decimals) if known(self.value) else self.state or "—"

    @property
    def number(self) -> float | None:
        """The number as printed."""
        return half_up(self.value, self.decimals)

    @property
    def said(self) -> str:
        """ "46.59亿元"."""
        return self.text + (self.uom if known(self.value) else "")


Piece = Term | str


@dataclass(frozen=True, slots=True)
class Working:
    """How a number is worked out: `pieces` are numbers between signs, `result` what they give."""

    name: str
    pieces: tuple[Piece, ...]
    result: Term

    @property
    def terms(self) -> tuple[Term, ...]:
        """The numbers put in."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Term))

    @property
    def words(self) -> str:
        """ "进度差 = 完成率 − 序时进度"."""
        said = (piece if isinstance(piece, str) else piece.name for piece in self.pieces)
        return f"{self.name} = {''.join(said)}"

    @property
    def numbers(self) -> str:
        """ "完成率55.5% − 序时进度50.0% = 5.5个百分点"."""
        said = (p if isinstance(p, str) else f"{p.name}{p.said}" for p in self.pieces)
        return f"{''.join(said)} = {self.result.said}"


def working(
    name: str,
    pieces: Sequence[Piece],
    result: Term,
    computed: Callable[[Sequence[float]], float | None],
) -> Working | None:
    """The formula with its numbers printed as finely as it takes for `computed` of the printed
    numbers to give the printed result; None where one of them is not known.

    Ten decimals more would be needed by nobody: what does not agree then is no such formula.
    """
    terms = [piece for piece in pieces if isinstance(piece, Term)]
    if not known(result.value) or not all(known(term.value) for term in terms):
        return None
    for more in range(_MORE + 1):
        finer = [_finer(term, more) for term in terms]
        found = computed([term.number or 0.0 for term in finer])
        if half_up(found, result.decimals) == result.number:
            rest = iter(finer)
            return Working(
                name, tuple(p if isinstance(p, str) else next(rest) for p in pieces), result
            )
    return None


def _finer(term: Term, more: int) -> Term:
    """The term with `more` digits, but none that are only zeros."""
    decimals = term.decimals
    while decimals < term.decimals + more and abs(
        (half_up(term.value, decimals) or 0.0) - (term.value or 0.0)
    ) > 1e-10 * max(1.0, abs(term.value or 0.0)):
        decimals += 1
    return replace(term, decimals=decimals)
