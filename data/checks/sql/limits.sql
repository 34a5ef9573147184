-- One row is a figure above what it can be: a share of more than 100 %.
select 'above_limit' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    limits.at_most
from incoming i join limits on limits.measure = i.measure and limits.indicator in ('', i.indicator)
where i.value > limits.at_most + half_unit(i.reported, i.value)
