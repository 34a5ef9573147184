-- One row: when the first figure of a report was received, and when the first of anything.
select
    (
        select min(b.received_at)
        from batches b
        join visible_batches($asof) v using (batch)
        where b.batch in (
            select distinct f.batch
            from facts f
            where f.grain = $grain
              and f.other = ''
              and f.indicator in $indicators
              and f.year > 0
              and f.span <> 'month'
              and (f.measure in $figures or ($targets and f.measure like 'target%'))
        )
    ),
    (select min(b.received_at) from batches b join visible_batches($asof) v using (batch))
