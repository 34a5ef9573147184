-- One row is a figure far from the unit's own course: at least four earlier moments of thirteen months, by median and median
-- distance from it. Sums of the year are compared by what they add in a month; amounts by ratio, rates by points.
-- when: select 1 where exists (from sought where role = 'before'::roles) and (select count(*) from kept where role = 'before'::roles) <= 50000
with wanted as (
    select s.* from slices s
    where s.measure in ('level', 'yoy') and s.year > 0 and s.slice in (select slice from sought where role = 'before'::roles)
), past as (
    select w.slice, w.span, f.unit, f.other, f.year, f.last_month, f.value::double as value
    from facts f
    join visible_batches(null, with_demo := getvariable('with_demo')) b using (batch)
    semi join owners o on o.unit = f.unit and o.other = f.other
    join wanted w on f.grain = w.grain and f.indicator = w.indicator and f.scope = w.scope
     and f.measure = w.measure and f.span = w.span and (f.span <> 'ytd' or f.first_month = 1)
     and f.last_month - f.first_month = case when f.span = 'ytd' then f.last_month - 1 else w.last_month - w.first_month end
     and f.year::integer * 12 + f.last_month
         between w.year::integer * 12 + w.last_month - 13 and w.year::integer * 12 + w.last_month - 1
    where f.year between (select min(year) - 2 from wanted) and (select max(year) from wanted)
    qualify row_number() over (
        partition by w.slice, f.unit, f.other, f.year, f.last_month order by b.ordinal desc) = 1
), course_of as (
    select slice, unit, other, year, last_month, value, false as new, span, measure
    from past join (select slice, measure from wanted) using (slice)
    where value is not null
    union all
    select i.slice, i.unit, i.other, i.year, i.last_month, i.value, true, w.span, w.measure
    from incoming i join wanted w using (slice)
    where i.value is not null
), paced as (
    select *, case when span = 'ytd' and measure = 'level'
        then (value - coalesce(lag(value) over course, 0)) / (last_month - coalesce(lag(last_month) over course, 0))
        else value end as pace
    from course_of
    window course as (partition by slice, unit, other, year order by last_month)
), scaled as (
    select *, case when measure = 'yoy' then pace when pace > 0 then ln(pace) end as spot from paced
), usual as (
    select slice, unit, other, median(spot) as middle, mad(spot) as spread, median(pace) as pace, count(spot) as many
    from scaled where not new
    group by slice, unit, other
    having count(spot) >= 4 and count(spot) = count(*)
)
select 'jump' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    u.pace / coalesce(i.value / nullif(i.reported, 0), 1) as old,
    s.pace / coalesce(i.value / nullif(i.reported, 0), 1) as now, u.many as compared
from scaled s
join usual u using (slice, unit, other)
join incoming i using (slice, unit, other)
join indicators using (indicator)
where s.new and (indicators.kind <> 'ratio' or s.measure = 'yoy')
  and abs(s.spot - u.middle) > greatest(case when s.measure = 'yoy' then 20 else ln(4) end, 6 * 1.4826 * u.spread)
