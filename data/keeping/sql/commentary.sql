-- One row is what was said of a page (and unit) in a period at some time, newest first; words about sample data end with them.
select commentary::varchar, page, unit, year, month, text, name, account, written_at
from commentary
where page = $page
  and unit = $unit
  and written_at <= coalesce($asof::timestamp, timestamp 'infinity')
  and (not demo or exists (select 1 from visible_batches($asof) where demo))
order by written_at desc, commentary desc
