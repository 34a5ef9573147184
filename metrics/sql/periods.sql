-- One row is a year and a last month with cumulative figures (not targets alone) of anything above enterprises, newest first.
select distinct f.year, f.last_month
from facts f
join visible_batches($asof) b using (batch)
where f.grain in ('region', 'county', 'chain', 'park', 'chain_park')
  and f.year > 0
  and f.measure in ('level', 'yoy')
  and f.span = 'ytd'
order by f.year desc, f.last_month desc
