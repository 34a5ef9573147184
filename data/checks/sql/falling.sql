-- One row is a cumulative figure below the one of an earlier month of the same year.
-- when: select 1 from kept where role = 'before'
select 'cumulative_falls' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value,
    i.uom, k.reported as before, k.uom as before_uom, b.moment as before_moment
from incoming i
join kept k on k.role = 'before' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
join before b on b.slice = i.slice and b.moment // 100 = i.year
join indicators using (indicator)
where i.measure = 'level' and i.span = 'ytd' and indicators.kind = 'flow' and not indicators.may_fall
  and i.value < k.value - i.half
    - half_unit(k.reported, k.value::double, k.uom, i.uom, i.half)
