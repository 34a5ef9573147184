"""What came of a deed asked for from the command line, and in whose name it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.person import Person, Role

Tell = Callable[[str], None]
COMMAND_LINE = Person("", "命令行", Role.ADMIN, came_from="本机")


@dataclass(frozen=True)
class Done:
    """What came of it: an answer for programs, as JSON and as text, and an exit code."""

    answer: Any = None
    text: str = ""
    code: int = 0
