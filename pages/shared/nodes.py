"""Words and figures as a tree the browser builds: a text is always a text, never markup.

A node is a text or what `el` makes of a tag, a class, children and traits. pages/shared/board.js
creates the elements one by one and puts every text into a text node, so no value of a workbook
can become an element, whatever it looks like.
"""

Node = str | list

TAGS = frozenset((
    "a", "b", "br", "div", "h1", "h2", "h3", "i", "li", "p", "small", "span",
    "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
    "svg", "circle", "line", "polyline", "rect", "text",
))  # fmt: skip


def el(tag: str, look: str = "", *children: Node, **traits: str | int) -> Node:
    """An element. `traits`: href, role, colspan, rowspan, data_h, var_name ("--name"), and where
    things stand in a drawing."""
    if tag not in TAGS:
        raise ValueError(tag)
    if any(not isinstance(child, (str, list)) for child in children):
        raise TypeError(f"{tag}: {children!r}")  # a nan would break the block in the browser
    named = {_NAMES.get(name, name): str(said) for name, said in traits.items()}
    return [tag, look, named, *children]


_NAMES = {
    "data_h": "data-h",
    "var_cards": "--cards",
    "var_across": "--across",
    "var_at": "--at",
    "var_from": "--from",
    "var_rows": "--rows",
    "aria_label": "aria-label",
}


def run(*parts: Node) -> Node:
    """Parts one after the other in a line: "同比 " and a coloured number."""
    return el("span", "", *parts)
