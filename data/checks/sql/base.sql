-- One row is a 同期数 that is not the figure kept of last year: an adjusted base, a doubt from 1 % up.
-- when: select 1 from slices where measure = 'base' and exists (from kept where role = 'year_ago')
select
    case when abs(i.value - k.value) > abs(k.value) * 0.01 then 'base_revised' else 'base_adjusted' end as code,
    i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    k.reported as kept, k.uom as kept_uom,
    (i.value - k.value::double) / nullif(abs(k.value::double), 0) * 100 as percent
from incoming i
join kept k on k.role = 'year_ago' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
where i.measure = 'base' and i.value is not null and k.value is not null
  and abs(i.value - k.value) > i.half
    + half_unit(k.reported, k.value::double, k.uom, i.uom, i.half)
