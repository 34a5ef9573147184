-- One row is a sought moment that several batches speak of, so that the latest of each unit must be chosen.
select sought.slice, sought.role, sought.indicator as about
from facts f
join visible_batches(null, with_demo := getvariable('with_demo')) using (batch)
join sought
  on sought.grain = f.grain and sought.indicator = f.indicator and sought.scope = f.scope
 and sought.span = f.span and sought.measure = f.measure and sought.year = f.year
 and sought.first_month = f.first_month and sought.last_month = f.last_month
where f.year between (select min(year) from sought) and (select max(year) from sought)
group by sought.slice, sought.role, sought.indicator
having min(f.batch) <> max(f.batch)
