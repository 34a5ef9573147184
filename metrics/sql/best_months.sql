-- One row is the highest 当月 level a unit of a grain has reported in the years asked.
select unit, indicator, scope, max(level)
from (
    select f.unit, f.indicator, f.scope, arg_max(f.value, b.ordinal)::double as level
    from facts f
    join visible_batches($asof) b using (batch)
    where f.grain = $grain
      and f.other = ''
      and f.span = 'month'
      and f.measure = 'level'
      and f.first_month = f.last_month
      and f.indicator in $indicators
      and f.year between $first_year and $last_year
      and f.year::integer * 100 + f.last_month <= $moment
    group by f.unit, f.indicator, f.scope, f.year, f.last_month
)
group by unit, indicator, scope
