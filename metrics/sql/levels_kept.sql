-- One row is the current level of a unit (of chain_park: a chain, and a park as other) and an indicator at a moment of a year.
select
    f.unit, f.other, f.indicator, f.scope, f.last_month, f.span,
    arg_max_null(f.value, b.ordinal)::double
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.year = $year
  and f.measure = 'level'
group by f.unit, f.other, f.indicator, f.scope, f.last_month, f.span
order by all
