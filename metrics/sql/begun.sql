-- One row is when the first batch was received that has figures of a report (true), or none of it (false).
select
    b.batch in (
        select distinct f.batch
        from facts f
        where f.grain = $grain
          and f.other = ''
          and f.indicator in $indicators
          and f.year > 0
          and f.span <> 'month'
          and f.indicator || ' ' || case when f.measure like 'target%' then 'target' else f.measure end
              in $figures
    ) as own,
    min(b.received_at)
from batches b
join visible_batches($asof) v using (batch)
group by own
