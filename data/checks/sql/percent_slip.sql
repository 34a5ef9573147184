-- One row is a column of rates a hundred times smaller or larger than the month before, as a whole, whatever
-- indicators its rows are of: 0.123 for 12.3 %, or 1230. Single rates may do that, most of a column cannot.
-- when: select 1 from kept semi join (select slice from slices where measure in ('yoy', 'share', 'completion', 'target_growth', 'target_share')) using (slice) where role = 'before'::roles
with beside as (
    select i.slice, i.sheet, i.row, i.col, i.unit, i.other, i.reported, i.uom, abs(i.value) as now,
        abs(k.value::double) as old
    from incoming i
    join kept k on k.role = 'before'::roles and k.line = i.line
    where i.measure in ('yoy', 'share', 'completion', 'target_growth', 'target_share')
      and i.value is not null and k.value is not null
), columns as (
    select arg_min(slice, row) as slice, sheet, min(row) as row, col, arg_min(unit, row) as unit,
        arg_min(other, row) as other, arg_min(reported, row) as value, arg_min(uom, row) as uom,
        count(*) as compared, median(now) as now, median(old) as old, max(now) as largest
    from beside
    group by sheet, col
)
select 'percent_slip' as code, slice, unit, other, sheet, row, col, value, uom, compared, now, old
from columns
where compared >= 3
  and (old >= 1 and largest <= 1 and now > 0 and old / now between 30 and 300
    or old > 0 and largest >= 200 and now / old between 30 and 300)
