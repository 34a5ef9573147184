-- One row is a printed 完成率 more than 0.15 个百分点 from level / target, beyond the rounding of the level.
with printed as (
    select s.slice, l.slice as level_slice, t.slice as target_slice
    from slices s
    join slices l on l.measure = 'level'
     and (l.grain, l.indicator, l.scope, l.span, l.year, l.first_month, l.last_month)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.last_month)
    left join slices t on t.measure = 'target_level'
     and (t.grain, t.indicator, t.scope, t.year) = (s.grain, s.indicator, s.scope, s.year)
    where s.measure = 'completion'
), beside as (
    select c.slice, c.unit, c.other, c.sheet, c.row, c.col, c.reported as value, c.uom,
        l.value as level, half_unit(l.reported, l.value) as slack,
        coalesce(t.value, k.value)::double as target
    from printed p
    join incoming c on c.slice = p.slice
    join incoming l on l.slice = p.level_slice and l.unit = c.unit and l.other = c.other
    left join incoming t on t.slice = p.target_slice and t.unit = c.unit and t.other = c.other
    left join kept k
      on k.role = 'target' and k.slice = p.slice and k.unit = c.unit and k.other = c.other
    where c.value is not null and l.value is not null
)
select 'completion_differs' as code, slice, unit, other, sheet, row, col, value, uom,
    level / target * 100 as computed
from beside
where target > 0 and abs(value - level / target * 100) > 0.15 + slack / target * 100
