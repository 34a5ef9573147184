-- One row is a figure further from the one a year ago, or from the last one kept, than a rule lets it be.
-- when: select 1 from change_rules join slices using (indicator) where slices.measure = 'level'
select 'change_breaks' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    k.reported as old, k.uom as old_uom, (i.value - k.value::double) / abs(k.value::double) * 100 as percent,
    r.rule, r.forced
from incoming i
join change_rules r on r.indicator = i.indicator
join kept k on k.role::varchar = r.beside and k.line = i.line
where i.measure = 'level' and k.value <> 0
  and abs(i.value - k.value::double) > abs(k.value::double) * r.most_change / 100 + i.half
    + half_unit(k.reported, k.value::double, k.uom, i.uom, i.half)
