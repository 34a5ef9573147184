"""A frame of rows made a Table: header paths, row paths, values, and what was left out named."""

from catalog.period import Period
from data.findings import Findings
from data.reading.blocks import regions
from data.reading.dating import dated, needs_period
from data.reading.frames import Framer
from data.reading.grid import NUMBER, Grid, address, area
from data.reading.headers import Header, column_period, header, resolved_unit
from data.reading.layouts import Layout, layout
from data.reading.look import Look
from data.reading.periods import Stated
from data.reading.remarks import marks
from data.reading.rows import Rows
from data.reading.strays import Strays
from data.reading.strip import Frame
from data.reading.table import Column, Row, Table
from data.reading.text import normalise, tidy
from data.reading.units import unit_in_label, unit_line
from data.reading.values import Values


def tables(grid: Grid, name: str, findings: Findings) -> list[Table]:
    """Every table of a sheet; numbers outside of them are named in findings."""
    look, strays = Look(grid), Strays(grid)
    found = []
    for region in regions(grid, look):
        for frame in Framer(grid, look, region).frames_of():
            if table := _Builder(grid, look, frame, name, findings, strays).table():
                found.append(table)
    strays.report(findings)
    marks(grid, findings)
    return found


class _Builder:
    """Builds one table of one frame."""

    def __init__(
        self, grid: Grid, look: Look, frame: Frame, name: str, findings: Findings, strays: Strays
    ) -> None:
        self.grid, self.look, self.frame, self.name = grid, look, frame, name
        self.findings, self.strays = findings, strays

    def table(self) -> Table | None:
        """The table, or None where the frame holds none."""
        grid, frame = self.grid, self.frame
        self.strays.explained(frame.lines, range(frame.left, frame.right + 1))
        if not frame.body:
            return None
        heads = header(grid, self.look, frame, self.findings)
        places = layout(grid, self.look, frame, heads.paths)
        self._unnamed(places, heads)
        if not places.labels or not (places.values or places.texts or places.listed(heads.paths)):
            return None
        lines, unit = self._lines()
        where = area(frame.rows[0], frame.left, frame.rows[-1], frame.right)
        when = dated(lines, grid.name, self.name, self.findings, address(frame.rows[0], frame.left))
        year = when.period.year if when.period else None
        rows = Rows(grid, self.look, frame, places, heads, self.findings, year).rows()
        heading = [at for at, row in enumerate(rows) if row.role == "group"]
        values = Values(grid, [row.index for row in rows], heading, self.findings)
        columns = self._columns(places, heads, unit, when.period, values)
        self._ambiguous(columns, when.ambiguous, rows)
        if (
            places.values
            and when.period is None
            and needs_period(lines, grid.name)
            and not any(item.period for item in [*columns, *rows[:50]])
        ):
            self.findings.add("no_period", grid.name, where.split(":")[0], " ".join(lines))
        self._serial(places)
        table = Table(
            grid.name,
            self._title(lines),
            where,
            when.period,
            unit,
            columns,
            rows,
            [values.column(column.index, "".join(column.labels)) for column in columns],
            places.heads(heads.paths),
            tuple(self._notes()),
            places.names,
            tuple(frame.header),
            places.trailing(heads.paths),
        )
        self._texts_read(values)
        self._explained(places, heads, rows)
        return table

    def _explained(self, places: Layout, heads: Header, rows: list[Row]) -> None:
        """Tell which numbers this table accounts for."""
        frame = self.frame
        texts = [column for column in places.texts if heads.paths[column]]
        self.strays.explained([row.index for row in rows if row.role != "group"], places.values)
        self.strays.explained([row.index for row in rows], [*texts, *places.explained])
        self.strays.explained(frame.header, [*places.values, *places.labels])
        self.strays.explained(frame.notes + frame.codes, range(frame.left, frame.right + 1))
        if places.serial is not None:
            self.strays.explained(frame.body, [places.serial])

    def _lines(self) -> tuple[list[str], str | None]:
        """The texts above the header without the unit; and the unit they name."""
        lines, unit = [], None
        for row in self.frame.lines:
            cells = self.look.cells(row, self.frame.left, self.frame.right) or self.look.cells(
                row, 0, self.grid.width - 1
            )
            parts = []
            for column in cells:
                text = self.grid.text(row, column)
                if named := unit_line(text):
                    unit = unit or named
                elif tidy(text) not in parts:
                    parts.append(tidy(text))
            if parts:
                lines.append("".join(parts) if len(parts) < 4 else " ".join(parts))
        for line in reversed(lines):
            unit = unit or unit_in_label(line)
        return lines, unit or self._unit_below()

    def _unit_below(self) -> str | None:
        """The unit line of a table that has it at its foot."""
        notes = "　".join(self._notes()).split("　")
        return next((unit for text in notes if (unit := unit_line(text))), None)

    def _title(self, lines: list[str]) -> str:
        kept = [
            line
            for line in lines
            if not (
                line.startswith(("时间", "報告期", "报告期"))
                and any(c.isdigit() for c in line)
                and "近" not in line
            )
        ]
        return " ".join(kept)

    def _columns(
        self, places: Layout, heads: Header, unit: str | None, when: Period | None, values: Values
    ) -> list[Column]:
        columns, self.stated = [], {}
        for index in places.values:
            path = heads.paths[index]
            period, said = (
                (None, None)
                if index in heads.asked
                else column_period(path, when, heads.dated.get(index))
            )
            if places.period is not None and said is None:
                period = None  # the rows say when; 当月 beside them is a word, not a month
            percent = values.percent_share(index)
            columns.append(
                Column(
                    index,
                    tuple(path),
                    resolved_unit(path, heads.units.get(index), unit, percent),
                    period,
                )
            )
            if said:
                self.stated[index] = said
        return columns

    def _ambiguous(self, columns: list[Column], title: bool, rows: list[Row]) -> None:
        """A bare "6月" is the month's own figure where sums stand beside it; else ask."""
        words = normalise("".join("".join(column.labels) for column in columns))
        told = any(word in words for word in ("累计", "当月", "本月", "当期", "单月"))
        sums = any(
            isinstance(said, Stated) and said.span == "ytd" and said.last < 12
            for said in self.stated.values()
        )
        unsure = [
            column
            for column in columns
            if (said := self.stated.get(column.index)) and said.ambiguous
        ]
        if unsure and not told and not sums:
            where = area(
                self.frame.header[-1] if self.frame.header else self.frame.body[0],
                unsure[0].index,
                self.frame.header[-1] if self.frame.header else self.frame.body[0],
                unsure[-1].index,
            )
            self.findings.add("month_or_sum", self.grid.name, where, unsure[0].labels[-1])
        elif (
            (
                title
                or any(
                    row.period
                    and row.period.span == "month"
                    and row.period.first_month == row.period.last_month
                    for row in rows[:20]
                )
            )
            and not told
            and not sums
            and not unsure
        ):
            self.findings.add(
                "month_or_sum", self.grid.name, address(self.frame.rows[0], self.frame.left), ""
            )
        if ahead := [at for at, said in self.stated.items() if said.forecast]:
            self.findings.add(
                "forecast_column",
                self.grid.name,
                address(self.frame.header[0], min(ahead)),
                "预计",
            )

    def _unnamed(self, places: Layout, heads: Header) -> None:
        """Value columns without a header word explain nothing: they are named, not read."""
        bare = [column for column in places.values if not heads.paths[column]]
        for column in bare:
            places.values.remove(column)

    def _serial(self, places: Layout) -> None:
        body = self.frame.body
        if places.serial is not None and (self.grid.kinds[body, places.serial] == NUMBER).any():
            self.findings.add(
                "serial_skipped",
                self.grid.name,
                area(body[0], places.serial, body[-1], places.serial),
            )
        for row in self.frame.codes:
            self.findings.add(
                "codes_skipped", self.grid.name, area(row, self.frame.left, row, self.frame.right)
            )

    def _notes(self) -> list[str]:
        notes = []
        for row in sorted(set(self.frame.notes)):
            cells = self.look.cells(row, self.frame.left, self.frame.right) or self.look.cells(
                row, 0, self.grid.width - 1
            )
            notes.append("　".join(tidy(self.grid.text(row, column)) for column in cells))
        return notes

    def _texts_read(self, values: Values) -> None:
        if values.texts_read:
            cells = values.texts_read
            self.findings.add(
                "text_numbers",
                self.grid.name,
                cells[0],
                "",
                count=len(cells),
                cells="、".join(cells[:10]) + (" 等" if len(cells) > 10 else ""),
            )
