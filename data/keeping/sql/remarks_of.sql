-- One row is a remark on one figure with the batch it came with, latest first.
with standing as (
    select f.batch
    from facts f join visible_batches($asof) b using (batch)
    where f.grain = $grain and f.unit = $unit and f.other = $other and f.indicator = $indicator
      and f.scope = $scope and f.year = $year and f.first_month = $first_month
      and f.last_month = $last_month and f.span = $span and f.measure = $measure
    order by b.ordinal desc limit 1
)
select r.* replace (r.batch::varchar as batch), b.file, b.published_at,
    coalesce(r.batch = (select batch from standing), false) as standing
from remarks r join visible_batches($asof) b using (batch)
where r.grain = $grain and r.unit = $unit and r.other = $other and r.indicator = $indicator
  and r.scope = $scope and r.year = $year and r.first_month = $first_month
  and r.last_month = $last_month and r.span = $span and r.measure = $measure
order by b.ordinal desc, r.kind, r.code, r.text
