"""The pages of the door: sign in, sign out, the first administrator, another password.

Plain HTML that works without scripts. Every text goes through `escape`.
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from pages.shared.front.place import at

_HERE = Path(__file__).parent
_LOOK = (_HERE / "door.css").read_text(encoding="utf-8")
_ICON = (_HERE / "favicon.svg").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Field:
    """A line to fill in; `complete` tells the browser what it may put there."""

    name: str
    label: str
    complete: str = "off"
    secret: bool = False
    said: str = ""
    note: str = ""


PASSWORD = Field("password", "密码", "current-password", secret=True)


def page(title: str, *parts: str) -> str:
    """A whole page around its parts, which are HTML made by the functions below."""
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}　产业链链长制看板</title>"
        f'<link rel="icon" href="{escape(at("/favicon.svg"))}" type="image/svg+xml">'
        f"<style>{_LOOK}</style></head><body><main>"
        f'<p class="house">{_ICON}<span>产业链链长制看板</span></p>'
        f"<h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    )


def trouble(text: str) -> str:
    """What went wrong, read out at once."""
    return f'<p class="trouble" role="alert">{escape(text)}</p>' if text else ""


def words(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def link(text: str, address: str, look: str = "") -> str:
    """A link within the house."""
    return f'<p class="{escape(look)}"><a href="{escape(at(address))}">{escape(text)}</a></p>'


def form(action: str, button: str, fields: list[Field], hidden: dict[str, str]) -> str:
    """A form that is posted; the first empty line has the cursor."""
    lines, placed = [], False
    for field in fields:
        here = not placed and not field.said
        placed = placed or here
        lines.append(_line(field, here))
    secrets = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(said)}">'
        for name, said in hidden.items()
        if said
    )
    focus = "" if placed else " autofocus"
    return (
        f'<form method="post" action="{escape(at(action))}">{secrets}{"".join(lines)}'
        f'<button type="submit"{focus}>{escape(button)}</button></form>'
    )


def _line(field: Field, focus: bool) -> str:
    name = escape(field.name)
    note = f'<small id="{name}-note">{escape(field.note)}</small>' if field.note else ""
    told = f' aria-describedby="{name}-note"' if field.note else ""
    kind = "password" if field.secret else "text"
    return (
        f'<label for="{name}">{escape(field.label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" value="{escape(field.said)}" '
        f'autocomplete="{escape(field.complete)}" autocapitalize="none" spellcheck="false" '
        f'maxlength="200" required{told}{" autofocus" if focus else ""}>{note}'
    )
