-- One row is an indicator and a scope of which a grain has figures at a moment, or a level of a stock that stands until replaced.
select distinct f.indicator, f.scope, f.year = $year and f.last_month = $month as at_the_moment
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.other = ''
  and f.measure in ('level', 'yoy', 'completion', 'share')
  and ((f.year = $year and f.last_month = $month) or (f.span = 'point' and f.year <= $year))
