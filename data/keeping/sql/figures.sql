-- One row is a fact of the workbook by its numbers: what checks look at first. Of a table DuckDB knows how many rows it
-- has; of `incoming` itself it does not, and hashes the millions to look up the few.
select line, slice, who, value, half, reported, uom::word as uom, sheet::word as sheet, row, col
from incoming
