-- One row is a year and a last month in which figures (not targets alone) are kept, newest first.
select distinct f.year, f.last_month
from facts f
join visible_batches($asof) b using (batch)
where f.year > 0
  and f.grain <> 'enterprise'
  and not starts_with(f.measure, 'target_')
order by f.year desc, f.last_month desc
