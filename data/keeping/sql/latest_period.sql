-- One row: year and month of the newest published figure that is neither a target nor a forecast.
select f.year, f.last_month
from facts f join visible_batches(null) using (batch)
where f.year > 0 and f.span <> 'month'
  and f.measure not like 'target%' and f.measure <> 'forecast'
order by f.year desc, f.last_month desc
limit 1
