-- One row is one published, not withdrawn fact of a grain in a range of years, targets included; older batches first.
select
    f.unit, f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span, f.measure,
    f.value::double, f.state, f.operator, f.upper::double, f.reported, f.uom
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.other = ''
  and f.indicator in $indicators
  and f.year between $first_year and $last_year
  and f.measure in ('level', 'yoy', 'base', 'completion', 'rank', 'growth_rank',
                    'target_level', 'target_range', 'target_growth', 'target_cap', 'target_share')
order by b.ordinal
