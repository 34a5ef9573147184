"""What a table leaves unclear about its time and its subject, each said once."""

from data.proposing.said import Said


class Undated(Said):
    """The findings about title, months and year of one table."""

    def titled(self, text: str, code: str) -> None:
        """The title was taken for the indicator."""
        if self._once("titled"):
            name = self._ground.lexicon.catalog.indicators[code].name
            self._add("title_indicator", "", text, indicator=name)

    def period_above(self, title: str, period: str) -> None:
        """The table is dated by the first one of its sheet."""
        self._add("period_above", "", title, period=period, range=self._table.range)

    def no_year(self, at: int, first: int) -> None:
        """No year is stated anywhere."""
        if self._once("no_year"):
            self._add("no_year", self._cell(at, first), self._path(at))

    def month_or_sum(self, at: int, first: int, header: bool) -> None:
        """A bare "6月" over a flow: the month's own figure, or the sum to June?"""
        if self._once("sum_or_month", header):
            value = self._path(at) if header else " · ".join(self._table.rows[first].labels)
            self._add("sum_or_month", self._head(at) if header else self._row_cell(first), value)

    def bare_month(self, month: int) -> None:
        """The title names a month alone; flows are taken as sums to it."""
        if self._once("bare_month", month):
            self._add("bare_month", "", "", month=month)

    def whole_year(self, year: int) -> None:
        """A year alone: figures are taken as the whole year's."""
        if self._once("whole_year"):
            self._add("whole_year", "", year)

    def of_projects(self, at: int, scope: str) -> None:
        """完成投资 of a table about projects is no 固定资产投资."""
        self._add("project_scope", self._head(at), self._path(at), scope=scope)

    def row_of_projects(self, at: int, text: str, scope: str) -> None:
        """The same of a row."""
        self._add("project_scope", self._row_cell(at), text, scope=scope)

    def projects(self, count: int) -> None:
        """Rows that are single projects."""
        self._add("project_rows", "", self._table.title or self._table.sheet, count=count)
