"""From a figure to its 溯源: the address, and the figure as a link that looks like a figure."""

from metrics.pointer import Pointer
from pages.shared import pick
from pages.shared.nodes import Node, el


def traced(pointer: Pointer) -> str:
    """The address of a figure's 溯源, as of the moment or the edition the page is read at."""
    return pick.link("trace", **pointer.query())


def figure(shown: Node, pointer: Pointer | None) -> Node:
    """A printed figure that leads to its 溯源; as it is where nothing says which figure it is."""
    return shown if pointer is None else el("a", "b-fig", shown, href=traced(pointer))
