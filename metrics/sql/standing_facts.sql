-- One row is one published, not withdrawn level of a stock that stands until replaced; older batches first, so the last of a key is current.
select
    f.unit, f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span, f.measure,
    f.value::double, f.state, f.operator, f.upper::double, f.reported, f.uom
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.other = ''
  and f.span = 'point'
  and f.measure = 'level'
  and f.indicator in $indicators
  and f.year <= $year
order by b.ordinal
