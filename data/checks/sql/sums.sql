-- One row is a whole that its named parts exceed, or where the rule says so do not add up to: 出口 + 进口 and 进出口.
-- when: select 1 from sum_rules join slices on slices.indicator = sum_rules.whole where slices.measure = 'level'
with ruled as (
    select r.rule, r.many, r.equal, r.forced, p.slice as part_slice, w.slice
    from sum_rules r
    join slices w on w.indicator = r.whole and w.measure = 'level'
    join slices p on p.indicator = r.part and p.measure = 'level'
     and (p.grain, p.scope, p.span, p.year, p.first_month, p.last_month)
       = (w.grain, w.scope, w.span, w.year, w.first_month, w.last_month)
), added as (
    select ruled.slice, ruled.rule, i.who, any_value(ruled.equal) as equal, any_value(ruled.forced) as forced,
        sum(i.value) as added, sum(i.half) as slack
    from incoming i join ruled on ruled.part_slice = i.slice
    where i.value is not null
    group by ruled.slice, ruled.rule, i.who
    having count(*) = any_value(ruled.many)
)
select 'sum_breaks' as code, i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported as value, i.uom,
    added.added / coalesce(i.value / nullif(i.reported, 0), 1) as added, added.rule, added.forced
from incoming i join added on added.slice = i.slice and added.who = i.who
where i.value < added.added - added.slack - i.half - 1e-6
   or added.equal and i.value > added.added + added.slack + i.half + 1e-6
