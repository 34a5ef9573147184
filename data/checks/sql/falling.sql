-- One row is a cumulative figure below the one of an earlier month of the same year, kept or in the workbook itself.
-- when: select 1 from slices where measure = 'level' and span = 'ytd' and (exists (from kept where role = 'before') or (select count(distinct last_month) from slices where span = 'ytd') > 1)
with earlier as (
    select s.slice, max_by(p.slice, p.last_month) as before_slice, max(p.last_month) as last_month
    from slices s join slices p on p.last_month < s.last_month
     and (p.grain, p.indicator, p.scope, p.span, p.year, p.first_month, p.measure)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.measure)
    where s.measure = 'level' and s.span = 'ytd'
    group by s.slice
), here as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom, i.half, i.indicator,
        p.reported as before, p.uom as before_uom, p.value as before_value, p.half as before_half,
        i.year::integer * 100 + earlier.last_month as before_moment
    from incoming i join earlier using (slice)
    join incoming p on p.slice = earlier.before_slice and p.who = i.who
), in_store as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom, i.half, i.indicator,
        k.reported as before, k.uom as before_uom, k.value::double as before_value,
        half_unit(k.reported, k.value::double, k.uom, i.uom, i.half) as before_half,
        b.moment as before_moment
    from incoming i
    join kept k on k.role = 'before' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
    join before b on b.slice = i.slice and b.moment // 100 = i.year
    where i.measure = 'level' and i.span = 'ytd'
)
select 'cumulative_falls' as code, slice, unit, other, sheet, row, col, reported as value, uom,
    before, before_uom, before_moment
from (from here union all (from in_store anti join here using (slice, unit, other))) as found
join indicators using (indicator)
where indicators.kind = 'flow' and not indicators.may_fall and value < before_value - half - before_half
