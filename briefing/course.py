"""How far the making of a briefing has come, and the way to stop it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from errors import DashboardError

Tell = Callable[[float, str], None]


class Cancelled(DashboardError):
    """The person who asked for it has called it off."""

    def __init__(self) -> None:
        super().__init__("已取消", "简报没有做完就取消了，没有留下文件。", "需要时重新生成。")


@dataclass
class Course:
    """Told at every step by whoever writes; `within` gives a part of the whole to one writer."""

    tell: Tell = lambda _share, _words: None
    called_off: threading.Event = field(default_factory=threading.Event)
    _from: float = 0.0
    _to: float = 1.0

    def step(self, share: float, words: str) -> None:
        """`share` (0 to 1) of this part is done, `words` comes now. Raises Cancelled."""
        if self.called_off.is_set():
            raise Cancelled
        self.tell(self._from + (self._to - self._from) * min(max(share, 0.0), 1.0), words)

    def within(self, start: float, end: float) -> "Course":
        """A part of this course."""
        size = self._to - self._from
        first, last = self._from + size * start, self._from + size * end
        return Course(self.tell, self.called_off, first, last)
