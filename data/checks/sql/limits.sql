-- One row is a figure above what it can be: a share of more than 100 %.
-- when: select 1 from slices join limits using (measure) where limits.indicator in ('', slices.indicator)
with limited as (
    select s.slice, l.at_most, l.forced
    from slices s join limits l on l.measure = s.measure and l.indicator in ('', s.indicator)
)
select 'above_limit' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    limited.at_most, limited.forced
from incoming i join limited using (slice)
where i.value > limited.at_most + i.half
