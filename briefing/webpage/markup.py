"""HTML and SVG built of elements: whatever is not an element is text, so no value is markup."""

import html
import unicodedata
from typing import Any

_VOID = {"br", "meta", "link", "hr", "img", "wbr"}
# Controls, lone surrogates and marks that turn the direction of a text: none is part of a word.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Markup(str):
    """Text that is markup already; only this module makes it."""

    __slots__ = ()


def clean(text: object) -> str:
    """`text` without what no reader can see."""
    return "".join(
        each
        for each in str(text)
        if each in "\n\t" or (unicodedata.category(each) not in ("Cc", "Cs"))
        if each not in _TURNING
    )


def escaped(text: object) -> Markup:
    """`text` as text."""
    return text if isinstance(text, Markup) else Markup(html.escape(clean(text), quote=True))


def tag(element: str, *children: Any, **attributes: Any) -> Markup:
    """An element: `class_` is class, `stroke_width` is stroke-width; None and False leave an
    attribute out, True writes its name alone. Children that are None are left out."""
    said = "".join(
        f" {_attribute(key)}" + ("" if value is True else f'="{_value(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if element in _VOID:
        return Markup(f"<{element}{said}>")
    return Markup(f"<{element}{said}>{together(*children)}</{element}>")


def together(*children: Any) -> Markup:
    """Children one after the other; lists are taken apart."""
    return Markup(
        "".join(
            together(*child) if isinstance(child, list | tuple) else escaped(child)
            for child in children
            if child is not None
        )
    )


def trusted(text: str) -> Markup:
    """Our own style sheet: never a value."""
    return Markup(text)


def number(value: float) -> str:
    """A length as it stands in an attribute: 12, 12.5."""
    return f"{value:.1f}".removesuffix(".0")


def _attribute(key: str) -> str:
    if key in ("viewBox", "preserveAspectRatio"):
        return key
    return key.removesuffix("_").replace("_", "-")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else escaped(value)
