-- One row is a period that is locked, newest first; a lock taken of sample data ends with them.
select year, month, acted_at, name, account, reason
from locks
where acted_at <= coalesce($asof::timestamp, timestamp 'infinity')
  and (not demo or exists (select 1 from visible_batches($asof) where demo))
qualify row_number() over (partition by year, month order by acted_at desc) = 1 and locked
order by year desc, month desc
