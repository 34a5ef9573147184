-- One row is a 合计 that its parts do not add up to, beyond half a printed unit each.
-- when: select 1 from incoming where unit = '*'
with total as (
    select slice, sheet, row, col, value, reported, half, uom, other
    from incoming join indicators using (indicator)
    where unit = '*' and other = '' and value is not null and indicators.additive
      and measure in ('level', 'base', 'target_level')
), parts as (
    select slice, sum(value) as added, sum(half) as slack,
        count(value) as counted, count(*) - count(value) as absent
    from incoming semi join total using (slice)
    where unit <> '*' and other = ''
    group by slice
)
select 'total_differs' as code, slice, '*' as unit, total.other, sheet, row, col,
    reported as value, uom, added / coalesce(value / nullif(reported, 0), 1) as added,
    (value - added) / coalesce(value / nullif(reported, 0), 1) as apart, counted, absent
from total join parts using (slice)
where counted >= 2 and abs(value - added) > slack + half + 1e-6
