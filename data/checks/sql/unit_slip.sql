-- One row is a figure ten thousand times the one before (or a ten-thousandth): 万元 written as 亿元, or the other way.
-- Figures of the year so far are compared by month. Where most of a column has slipped that is one row; a single
-- figure is blocked unless it is an enterprise's: an enterprise may really grow from next to nothing.
-- when: select 1 from kept where role in ('before'::roles, 'year_ago'::roles)
with paced as (
    select s.slice, s.grain, case when s.span = 'ytd' and s.measure = 'level'
        then (b.moment % 100)::double / s.last_month end as pace
    from slices s left join before b using (slice)
    where s.measure in ('level', 'base')
), ratio as not materialized (
    select k.line, k.row, k.col, k.slice, k.beside_sheet as sheet, k.reported, k.uom, k.role,
        k.given / k.value::double * case when k.role = 'before'::roles then coalesce(p.pace, 1) else 1 end as ratio
    from kept k join paced p using (slice)
    where k.role in ('before'::roles, 'year_ago'::roles) and k.given > 0 and k.value > 0
), far as materialized (
    -- Few are far from a neighbour.
    select line from ratio where ratio >= 1e4 / 3 or ratio <= 3e-4
), judged as materialized (
    -- Both neighbours must say so where both are there: one of them may be what was wrong.
    select line, any_value(row) as row, any_value(col) as col, any_value(sheet) as sheet, any_value(slice) as slice,
        arg_min(reported, role::varchar) as old, arg_min(uom, role::varchar) as old_uom, min(ratio) as ratio
    from ratio where line in (from far)
    group by line
    having min(ratio) >= 1e4 / 3 and max(ratio) <= 3e4 or min(ratio) >= 1 / 3e4 and max(ratio) <= 3e-4
), slips as materialized (
    select sheet, col, count(*) as slips from judged group by sheet, col
), counted as (
    select sheet, col, count(distinct line) as compared
    from ratio semi join slips using (sheet, col)
    group by sheet, col
)
select
    case when slips > 1 and slips * 2 > compared then 'unit_slip_column'
        when grain <> 'enterprise' then 'unit_slip' else 'unit_slip_alone' end as code,
    line, row, col, old, old_uom, ratio, compared, slips
from judged join paced using (slice) join counted using (sheet, col) join slips using (sheet, col)
-- A column is asked about once, at its first figure.
qualify code <> 'unit_slip_column' or row_number() over (partition by sheet, col, code order by row) = 1
