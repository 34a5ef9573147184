-- One row is a figure a cell of a batch states, the level first.
select grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
from facts
where batch = try_cast($batch as uuid) and sheet = $sheet and row = $row and col = $col
order by measure <> 'level', indicator, measure
