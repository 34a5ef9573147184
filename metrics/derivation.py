"""How a number came about: its working, the numbers and the facts it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.keeping.factkey import FactKey
from metrics.pointer import Pointer
from metrics.working import Term, Working


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list under a number: whose it is, its numbers, and whether it is the one asked
    for."""

    name: str
    terms: tuple[Term, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What a number is made of or ranked among; `heads` name the columns."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A number with the sentence, the formula, the list and the facts that explain it.

    `keys` are the facts it is itself; `also` are figures it rests on that stand in no formula.
    """

    result: Term
    how: str
    working: Working | None = None
    listing: Listing | None = None
    keys: tuple[FactKey, ...] = ()
    also: tuple[Pointer, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def under(self) -> Iterator[Pointer]:
        """The figures it is worked out from, each once; enterprises are facts of its own."""
        terms = [*self.working.terms] if self.working else []
        if self.listing:
            terms += [term for line in self.listing.lines for term in line.terms]
        found = [term.pointer for term in terms if term.pointer is not None]
        own = self.result.pointer
        summed = own is not None and own.by != "enterprise"
        yield from dict.fromkeys(
            each for each in [*found, *self.also] if not (summed and each.by == "enterprise")
        )
