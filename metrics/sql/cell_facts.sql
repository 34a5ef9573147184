-- One row is one published, not withdrawn fact of a chain within a park, under the one of the two that varies; older batches first.
select
    case when $chain is null then f.unit else f.other end as unit,
    f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span, f.measure,
    f.value::double, f.state, f.operator, f.upper::double, f.reported, f.uom
from facts f
join visible_batches($asof) b using (batch)
where f.grain = 'chain_park'
  and (f.unit = $chain or f.other = $park)
  and f.indicator in $indicators
  and f.year between $first_year and $last_year
  and f.last_month in $months
  and f.year::integer * 100 + f.last_month in $moments
order by b.ordinal
