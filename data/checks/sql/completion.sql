-- One row is a printed 完成率 more than 0.15 个百分点 from level / target, beyond the rounding of the level.
-- when: select 1 from slices where measure = 'completion'
with printed as (
    select s.slice, l.slice as level_slice, t.slice as target_slice
    from slices s
    join slices l on l.measure = 'level'
     and (l.grain, l.indicator, l.scope, l.span, l.year, l.first_month, l.last_month)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.last_month)
    left join slices t on t.measure = 'target_level'
     and (t.grain, t.indicator, t.scope, t.year) = (s.grain, s.indicator, s.scope, s.year)
    where s.measure = 'completion'
), levels as (
    select p.slice, i.who, i.value, i.half
    from incoming i join printed p on p.level_slice = i.slice
), targets as (
    select p.slice, i.who, i.value
    from incoming i join printed p on p.target_slice = i.slice
), beside as (
    select c.slice, c.unit, c.other, c.sheet, c.row, c.col, c.reported as value, c.uom,
        l.value as level, l.half as slack,
        coalesce(t.value, k.value)::double as target
    from incoming c
    join levels l on l.slice = c.slice and l.who = c.who
    left join targets t on t.slice = c.slice and t.who = c.who
    left join kept k
      on k.role = 'target'::roles and k.line = c.line
    where c.measure = 'completion' and c.value is not null and l.value is not null
)
select 'completion_differs' as code, slice, unit, other, sheet, row, col, value, uom,
    level / target * 100 as computed
from beside
where target > 0 and abs(value - level / target * 100) > 0.15 + slack / target * 100
