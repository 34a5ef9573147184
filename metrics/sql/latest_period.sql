-- One row is the latest year and month in which a grain has figures of some indicators.
select f.year, f.last_month
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.indicator in $indicators
  and f.year > 0
  and f.measure in ('level', 'yoy')
order by f.year desc, f.last_month desc
limit 1
