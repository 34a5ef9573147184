"""The key of a fact as one value, and as the one text that names it in pages and decisions."""

import json
from typing import NamedTuple


class FactKey(NamedTuple):
    """Who, what, when and which measure: two facts of one key are two editions of one figure."""

    grain: str
    unit: str
    other: str
    indicator: str
    scope: str
    year: int
    first_month: int
    last_month: int
    span: str
    measure: str

    @property
    def text(self) -> str:
        """The key as text: unambiguous whatever a unit is called."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> "FactKey | None":
        """The key a text names; None where it names none."""
        try:
            said = json.loads(text)
            words = [str(said[place]) for place in (0, 1, 2, 3, 4, 8, 9)]
            return cls(*words[:5], *map(int, said[5:8]), *words[5:]) if len(said) == 10 else None
        except (ValueError, TypeError, LookupError):
            return None


# The columns of the key, as SQL lists them.
COLUMNS = ", ".join(FactKey._fields)
