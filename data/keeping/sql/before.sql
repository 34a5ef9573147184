-- One row is a slice of the workbook and the latest moment before it (year × 100 + month) at which the same figure is kept.
with kept as (
    select distinct f.grain, f.indicator, f.scope, f.span, f.measure,
        f.year::integer * 100 + f.last_month as moment
    from facts f join visible_batches(null, with_demo := getvariable('with_demo')) using (batch)
    where f.year between (select min(year) - 1 from slices where year > 0)
                     and (select max(year) from slices)
      and f.grain in (select grain from slices)
      and f.indicator in (select indicator from slices)
)
select s.slice, max(kept.moment) as moment
from slices s join kept
  on kept.grain = s.grain and kept.indicator = s.indicator and kept.scope = s.scope
 and kept.span = s.span and kept.measure = s.measure
 and kept.moment < s.year::integer * 100 + s.last_month
 and kept.moment >= (s.year::integer - 1) * 100 + s.last_month
where s.year > 0 and s.measure not like 'target%'
group by s.slice
