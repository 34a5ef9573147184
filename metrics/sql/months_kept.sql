-- One row is a 当月 level a unit has reported in the years asked, the highest first.
select f.year, f.last_month, arg_max_null(f.value, b.ordinal)::double as level
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.other = ''
  and f.unit = $unit
  and f.span = 'month'
  and f.measure = 'level'
  and f.first_month = f.last_month
  and f.indicator in $indicators
  and f.scope = $scope
  and f.year between $first_year and $last_year
  and f.year::integer * 100 + f.last_month <= $moment
group by f.year, f.last_month
having level is not null
order by level desc, f.year desc, f.last_month desc
