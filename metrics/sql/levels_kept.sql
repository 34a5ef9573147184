-- One row is the current level of a unit (of chain_park: a chain, and a park as other) and an indicator at a moment of some years.
select
    f.grain, f.year, f.unit, f.other, f.indicator, f.scope, f.last_month, f.span,
    arg_max_null(f.value, b.ordinal)::double
from facts f
join visible_batches($asof) b using (batch)
where f.grain in ('chain', 'park', 'county', 'chain_park')
  and (f.grain = 'chain_park') = $crossed
  and f.year between $first_year and $last_year
  and f.measure = 'level'
group by f.grain, f.year, f.unit, f.other, f.indicator, f.scope, f.last_month, f.span
order by all
