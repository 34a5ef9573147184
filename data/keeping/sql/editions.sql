-- One row is an edition as it was frozen, newest first, and whether it is still on the lists; one frozen over sample data leaves them with those.
select
    edition::varchar,
    first(code order by frozen_at),
    first(name order by frozen_at),
    first(year order by frozen_at),
    first(month order by frozen_at),
    first(as_of order by frozen_at),
    min(frozen_at) as frozen,
    first(name_of order by frozen_at),
    first(account order by frozen_at),
    first(note order by frozen_at),
    first(demo order by frozen_at),
    not last(dropped order by frozen_at) and (
        not first(demo order by frozen_at)
        or exists (select 1 from visible_batches(null) where demo)
    ) as listed
from editions
group by edition
order by frozen desc, edition desc
