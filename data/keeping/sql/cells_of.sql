-- One row is a figure of a batch as it was sent, in the order of its sheets.
select grain, unit, other, indicator, scope, year, first_month, last_month, span, measure,
    value::double as new, state as new_state, reported, uom, typed, sheet, row, col
from facts
where batch = try_cast($batch as uuid)
order by sheet, row, col, measure
limit $limit offset $offset
