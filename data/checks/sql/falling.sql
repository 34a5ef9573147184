-- One row is a cumulative figure below the one of an earlier month of the same year, kept or in the workbook itself.
-- when: select 1 from slices where measure = 'level' and span = 'ytd' and (exists (from kept where role = 'before'::roles) or (select count(distinct last_month) from slices where span = 'ytd') > 1)
with growing as (
    select slices.* from slices join indicators using (indicator)
    where measure = 'level' and span = 'ytd' and indicators.kind = 'flow' and not indicators.may_fall
), earlier as materialized (
    select s.slice, max_by(p.slice, p.last_month) as before_slice, max(p.last_month) as last_month, any_value(s.year) as year
    from growing s join slices p on p.last_month < s.last_month
     and (p.grain, p.indicator, p.scope, p.span, p.year, p.first_month, p.measure)
       = (s.grain, s.indicator, s.scope, s.span, s.year, s.first_month, s.measure)
    group by s.slice
), here as materialized (
    select i.line, i.row, i.col, p.reported as before, p.uom as before_uom,
        e.year::integer * 100 + e.last_month as before_moment,
        i.value < p.value - p.half - i.half as fell
    from (from figures semi join earlier using (slice)) i
    join earlier e using (slice)
    join (from figures where slice in (select before_slice from earlier)) p
      on p.slice = e.before_slice and p.who = i.who
), since as materialized (
    select k.line, k.row, k.col, k.reported as before, k.uom as before_uom, b.moment as before_moment
    from kept k
    join growing using (slice)
    join before b on b.slice = k.slice and b.moment // 100 = growing.year
    where k.role = 'before'::roles and k.given < k.value::double
      and k.given < k.value::double - k.half
        - half_unit(k.reported, k.value::double, k.uom, k.beside_uom, k.half)
)
select 'cumulative_falls' as code, line, row, col, before, before_uom, before_moment from here where fell
union all
select 'cumulative_falls', * from since where line not in (select line from here)
