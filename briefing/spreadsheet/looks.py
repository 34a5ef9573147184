"""The looks of cells: a format is made once for each look that is asked for."""

from typing import Any

from charts.style import LIGHTS

_SONG, _HEI = "宋体", "黑体"
_HEAD = "#E8EDF5"


class Looks:
    """Formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def title(self) -> Any:
        """The title over a table."""
        return self._look(font_name=_HEI, font_size=16, align="center", valign="vcenter")

    def about(self) -> Any:
        """The line of units and period under it."""
        return self._look(font_size=10, align="right", valign="vcenter", text_wrap=True)

    def head(self) -> Any:
        """A head of a column."""
        return self._look(
            bold=True, align="center", valign="vcenter", border=1, bg_color=_HEAD, text_wrap=True
        )

    def words(self, side: str, bold: bool = False) -> Any:
        """A cell of words."""
        return self._look(align=side, valign="vcenter", border=1, bold=bold, text_wrap=True)

    def number(self, form: str, side: str, bold: bool = False) -> Any:
        """A cell that holds a number."""
        return self._look(num_format=form, align=side, valign="vcenter", border=1, bold=bold)

    def lamp(self, light: str) -> Any:
        """The disc of a light, inside a cell."""
        return self._look(font_color=LIGHTS[light])

    def inside(self, bold: bool = False) -> Any:
        """The words after a disc."""
        return self._look(bold=bold)

    def foot(self) -> Any:
        """The source under a table."""
        return self._look(font_size=10, align="left", valign="top", text_wrap=True)

    def line(self) -> Any:
        """A line of words outside of a table."""
        return self._look(font_size=10, align="left", valign="vcenter", text_wrap=True)

    def link(self) -> Any:
        """A cell that leads to a sheet."""
        return self._look(
            font_color="#1F4E8C", underline=1, align="left", valign="vcenter", border=1
        )

    def _look(self, **wanted: Any) -> Any:
        whole = {"font_name": _SONG, "font_size": 11} | wanted
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]
