-- One row is a figure ten thousand times the one before (or a ten-thousandth): 万元 written as 亿元, or the other way.
-- Figures of the year so far are compared by month. Where most of a column has slipped that is one row; a single
-- figure is blocked unless it is an enterprise's: an enterprise may really grow from next to nothing.
-- when: select 1 from kept where role in ('before', 'year_ago')
with ratio as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom, i.grain,
        k.role, k.reported as old, k.uom as old_uom,
        i.value / k.value::double * case when k.role = 'before' and i.span = 'ytd' and i.measure = 'level'
            then (b.moment % 100)::double / i.last_month else 1 end as ratio
    from incoming i
    join kept k on k.slice = i.slice and k.unit = i.unit and k.other = i.other
     and k.role in ('before', 'year_ago')
    left join before b on b.slice = i.slice
    where i.measure in ('level', 'base') and i.value > 0 and k.value > 0
), judged as (
    -- Both neighbours must say so where both are there: one of them may be what was wrong.
    select slice, unit, other, sheet, row, col, any_value(reported) as value, any_value(uom) as uom,
        any_value(grain) as grain, arg_min(old, role) as old, arg_min(old_uom, role) as old_uom,
        min(ratio) as ratio,
        min(ratio) >= 1e4 / 3 and max(ratio) <= 3e4 or min(ratio) >= 1 / 3e4 and max(ratio) <= 3e-4
            as slipped
    from ratio
    group by slice, unit, other, sheet, row, col
), counted as (
    -- Counted apart: a window over every figure of a large workbook would carry them all.
    select sheet, col, count(*) as compared, count(*) filter (where slipped) as slips
    from judged group by sheet, col having count(*) filter (where slipped) > 0
)
select
    case when slips > 1 and slips * 2 > compared then 'unit_slip_column'
        when grain <> 'enterprise' then 'unit_slip' else 'unit_slip_alone' end as code,
    slice, unit, other, sheet, row, col, value, uom, old, old_uom, ratio, compared, slips
from judged join counted using (sheet, col)
where slipped
-- A column is asked about once, at its first figure.
qualify code <> 'unit_slip_column' or row_number() over (partition by sheet, col, code order by row) = 1
