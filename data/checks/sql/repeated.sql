-- One row is a figure stated twice in one workbook: the same within rounding, or not.
-- when: select 1 from repeated
select
    case when (value is null and value_again is null and state is not distinct from state_again)
        or abs(value - value_again) <= half + half_again
        then 'stated_twice' else 'stated_differently' end as code,
    slice, unit, other, sheet_again as sheet, row_again as row, col_again as col,
    coalesce(reported_again, value_again) as value, uom_again as uom, state_again as state,
    coalesce(reported, value) as first, uom as first_uom, state as first_state,
    sheet as first_sheet, row as first_row, col as first_col
from repeated
