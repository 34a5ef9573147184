-- One row is a remark on a figure of one year and last month with the batch it came with, latest first.
with said as (
    select r.*, b.ordinal, b.file, b.published_at
    from remarks r join visible_batches($asof) b using (batch)
    where r.year = $year and r.last_month = $month
), standing as (
    select f.grain, f.unit, f.other, f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span,
        f.measure, arg_max(f.batch, b.ordinal) as latest
    from facts f join visible_batches($asof) b using (batch)
    semi join said
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    where f.year = $year and f.last_month = $month
    group by all
)
select said.* exclude (ordinal) replace (said.batch::varchar as batch),
    coalesce(said.batch = standing.latest, false) as standing
from said left join standing
  using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
order by said.ordinal desc, said.grain, said.unit, said.other, said.indicator, said.measure, said.kind, said.code, said.text
