-- One row is a 当月 figure that is not the 累计 less the 累计 of the month before; each of the three from the workbook, else as kept.
-- when: select 1 from slices where measure = 'level' and (span = 'month' and first_month = last_month and last_month > 2 or exists (from kept where role = 'month'::roles))
with trio as (
    select m.slice, m.last_month, y.slice as sum_slice, p.slice as before_slice
    from slices m
    left join slices y on y.measure = 'level' and y.span = 'ytd' and y.first_month = 1
     and (y.grain, y.indicator, y.scope, y.year, y.last_month)
       = (m.grain, m.indicator, m.scope, m.year, m.last_month)
    left join slices p on p.measure = 'level' and p.span = 'ytd' and p.first_month = 1
     and (p.grain, p.indicator, p.scope, p.year, p.last_month)
       = (m.grain, m.indicator, m.scope, m.year, m.last_month - 1)
    where m.measure = 'level' and m.span = 'month' and m.first_month = m.last_month and m.last_month > 2
), sums as (
    select trio.slice, i.who, i.value, i.half from incoming i join trio on trio.sum_slice = i.slice
), befores as (
    select trio.slice, i.who, i.value, i.half from incoming i join trio on trio.before_slice = i.slice
), beside as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom, i.half,
        coalesce(s.value, ks.value::double) as now,
        coalesce(s.half, half_unit(ks.reported, ks.value::double, ks.uom, i.uom, i.half)) as now_half,
        coalesce(b.value, kb.value::double) as before,
        coalesce(b.half, half_unit(kb.reported, kb.value::double, kb.uom, i.uom, i.half)) as before_half
    from incoming i
    join trio on trio.slice = i.slice
    left join sums s on s.slice = i.slice and s.who = i.who
    left join befores b on b.slice = i.slice and b.who = i.who
    left join kept ks on ks.role = 'sum'::roles and ks.line = i.line
    left join kept kb on kb.role = 'sum_before'::roles and kb.line = i.line
), afterwards as (
    -- The single month was sent before its 累计.
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, k.reported, k.value::double as value, k.uom,
        half_unit(k.reported, k.value::double, k.uom, i.uom, i.half) as half,
        i.value as now, i.half as now_half, p.value::double as before,
        half_unit(p.reported, p.value::double, p.uom, i.uom, i.half) as before_half
    from incoming i
    join kept k on k.role = 'month'::roles and k.line = i.line
    join before m on m.slice = i.slice and m.moment % 100 = i.last_month - 1 and m.moment // 100 = i.year
    join kept p on p.role = 'before'::roles and p.line = i.line
    where i.measure = 'level' and i.span = 'ytd'
      and not exists (from trio where trio.sum_slice = i.slice)
)
select 'month_differs' as code, slice, unit, other, sheet, row, col, reported as value, uom,
    (now - before) / coalesce(value / nullif(reported, 0), 1) as added
from (from beside union all from afterwards) join slices using (slice) join indicators using (indicator)
where kind = 'flow' and abs(now - before - value) > half + now_half + before_half + 1e-6
