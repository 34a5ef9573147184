-- One row is a printed 同比 more than 0.15 个百分点 from the one computed of the 同期数 stated, else of last year's figure kept.
-- when: select 1 from slices where measure = 'yoy'
with printed as (
    select s.slice, l.slice as level_slice, b.slice as base_slice
    from slices s
    join slices l on l.measure = 'level'
     and (l.grain, l.indicator, l.scope, l.span, l.year, l.first_month, l.last_month)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.last_month)
    left join slices b on b.measure = 'base'
     and (b.grain, b.indicator, b.scope, b.span, b.year, b.first_month, b.last_month)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.last_month)
    where s.measure = 'yoy'
), levels as (
    select p.slice, i.line, i.who, i.value, i.uom, i.half
    from incoming i join printed p on p.level_slice = i.slice
), bases as (
    select p.slice, i.who, i.value, i.half
    from incoming i join printed p on p.base_slice = i.slice
), beside as (
    select y.slice, y.unit, y.other, y.sheet, y.row, y.col, y.reported as value, y.uom, l.value as level,
        l.half as level_slack,
        coalesce(b.value, k.value)::double as base, b.value is not null as stated,
        case when b.value is null then half_unit(k.reported, k.value::double, k.uom, l.uom, l.half)
             else b.half end as base_slack
    from incoming y
    join levels l on l.slice = y.slice and l.who = y.who
    left join bases b on b.slice = y.slice and b.who = y.who
    left join kept k on k.role = 'year_ago'::roles and k.line = l.line
    where y.measure = 'yoy' and y.value is not null and l.value is not null
)
select
    -- A base stated beside it is on the same basis: another sign or a fifth of the whole is no basis. A base kept of
    -- last year may be of another scope: never more than a note.
    case when stated and (abs(value - (level - base) / base * 100) > 20
        or value * (level - base) < 0 and least(abs(value), abs((level - base) / base * 100)) > 3)
        then 'yoy_far' else 'yoy_differs' end as code, slice, unit, other, sheet, row, col, value, uom,
    (level - base) / base * 100 as computed
from beside
where base > 0
  and abs(value - (level - base) / base * 100)
    > 0.15 + (level_slack + base_slack * abs(level) / base) / base * 100
