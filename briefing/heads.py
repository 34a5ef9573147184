"""Heads of a table's columns with the unit no other word says, for every format that has tables."""

from briefing.document import Column, Table


def head(table: Table, place: int) -> str:
    """ "完成率（%）": the head of a column, its unit in brackets unless the head, the line above
    the table or the cells themselves say it."""
    column = table.columns[place]
    uom = column.uom
    if not uom or uom in column.head or _above(table, uom):
        return column.head
    if any(uom in row[place].text for row in table.rows):
        return column.head
    return f"{column.head}（{uom.removeprefix('个')}）"


def groups(columns: tuple[Column, ...]) -> list[tuple[str, int, int]]:
    """Heads above heads: (group, first column, how many), a column without one for itself."""
    runs: list[tuple[str, int, int]] = []
    for place, column in enumerate(columns):
        if column.group and runs and runs[-1][0] == column.group:
            runs[-1] = (column.group, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((column.group, place, 1))
    return runs


def _above(table: Table, uom: str) -> bool:
    """True where the line above names this unit among those it lists ("单位：亿元、%；…")."""
    _, _, listed = table.about.partition("单位：")
    for mark in "；，。":
        listed = listed.partition(mark)[0]
    return uom in listed.split("、")
