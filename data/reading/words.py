"""Text columns: words about a row (牵头单位, 备注, 统一社会信用代码) by their header."""

from data.findings import Findings
from data.reading.grid import Grid, address, written
from data.reading.layouts import Layout
from data.reading.look import Look
from data.reading.numbers import parse
from data.reading.text import tidy


class Words:
    """Reads the text columns of one table."""

    def __init__(
        self,
        grid: Grid,
        look: Look,
        places: Layout,
        paths: dict[int, list[str]],
        findings: Findings,
    ) -> None:
        self.grid, self.look, self.places, self.findings = grid, look, places, findings
        self.headers = {column: (paths.get(column) or [""])[-1] for column in places.texts}

    def of(self, row: int) -> dict[str, str]:
        """The row's words by header; a cell merged downwards speaks for every row it covers."""
        texts = {}
        for column, header in self.headers.items():
            merge = self.look.covered.get((row, column))
            if merge and merge[1] != column:
                continue
            text = tidy(written(self.grid.rows[merge[0] if merge else row][column]))
            if text and header:
                texts[header] = text
            if text and column in self.places.ids:
                self._id(row, column, text)
        return texts

    def _id(self, row: int, column: int, text: str) -> None:
        number = self.grid.number(row, column)
        if parse(text).doubt == "scientific" or (number is not None and abs(number) >= 1e15):
            self.findings.add("broken_id", self.grid.name, address(row, column), text)
