"""From a figure to its 溯源: the address, and the figure as a link that looks like a figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.period import Period
from catalog.rounding import known
from metrics.answer import Answer
from metrics.pointer import Pointer
from pages.shared.links import link
from pages.shared.nodes import Node, el


def traced(pointer: Pointer) -> str:
    """The address of a figure's 溯源, as of the moment or the edition the page is read at."""
    return link("trace", **pointer.query())


def figure(shown: Node, pointer: Pointer | None) -> Node:
    """A printed figure that leads to its 溯源; as it is where nothing says which figure it is."""
    return shown if pointer is None else el("a", "b-fig", shown, href=traced(pointer))


@dataclass(frozen=True)
class Ways:
    """The ways from the numbers of an answer's rows to their 溯源."""

    by: str
    indicator: str
    period: Period
    scope: str = ""
    promise: str = ""

    def __call__(self, row: Any, shown: Node, number: str = "value") -> Node:
        """What is shown of a row as a link; as it is where there is no such number."""
        return figure(shown, self.pointer(row, number)) if self.leads(row, number) else shown

    def leads(self, row: Any, number: str) -> bool:
        """True where the row has the number."""
        return known(getattr(row, number, None))

    def pointer(self, row: Any, number: str = "value") -> Pointer:
        """Which figure a number of a row is."""
        return Pointer(
            self.by, row.unit, self.indicator, self.period, number, self.scope,
            promise=self.promise,
        )  # fmt: skip

    def address(self, row: Any, number: str = "value") -> str:
        """Where its 溯源 is; '' where there is no such number."""
        return traced(self.pointer(row, number)) if self.leads(row, number) else ""

    def addresses(self, rows: Iterable[Any], number: str = "value") -> dict[str, str]:
        """Where a number of each row leads, by unit, for the labels of a chart."""
        return {row.unit: self.address(row, number) for row in rows if self.leads(row, number)}


def ways(found: Answer, by: str) -> Ways:
    """The ways from the rows of an answer."""
    figures = found.figures
    return Ways(by, figures.indicator.code, figures.period, figures.scope)


def linked(shown: Node, to: Ways | None, row: Any, number: str = "value") -> Node:
    """What is shown of a row, leading to its 溯源 where a way is given."""
    return shown if to is None else to(row, shown, number)
