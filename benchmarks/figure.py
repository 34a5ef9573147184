"""A measured figure beside its aim, and the table they are printed in."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` against `aim`; `at_least` turns the comparison round. Without an aim it informs."""

    name: str
    value: float
    unit: str = ""
    aim: float | None = None
    at_least: bool = False
    detail: str = ""

    @property
    def verdict(self) -> str:
        """达到 or 未达到; nothing where there is no aim."""
        if self.aim is None:
            return ""
        reached = self.value >= self.aim if self.at_least else self.value <= self.aim
        return "达到" if reached else "未达到"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line of the table."""
        sign = "≥" if self.at_least else "≤"
        aim = "" if self.aim is None else f"{sign} {self.aim:g} {self.unit}".rstrip()
        return self.name, f"{self.value:.2f} {self.unit}".rstrip(), aim, self.verdict, self.detail


def printed(figures: list[Figure]) -> str:
    """All figures as a table for the terminal; Chinese characters are two columns wide."""
    lines = [("项目", "实测", "目标", "结论", "说明"), *(figure.cells for figure in figures)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
