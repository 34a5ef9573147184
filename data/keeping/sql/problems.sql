-- One row is a promise of the schema that does not hold: code, batch, what is said, how many.
select 'key_twice' as code, batch::varchar as batch, '' as said, count(*) as many
from (
    select batch
    from facts
    group by batch, grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
    having count(*) > 1
)
group by batch
union all
select 'count_differs', b.batch::varchar, b.facts::varchar, coalesce(f.many, 0)
from batches b left join (select batch, count(*) as many from facts group by batch) f using (batch)
where b.facts <> coalesce(f.many, 0)
union all
select 'ordinal_twice', '', ordinal::varchar, count(*) from batches group by ordinal having count(*) > 1
union all
select 'order_differs', batch::varchar, '', 1
from (select batch, published_at, lag(published_at) over (order by ordinal) as earlier from batches)
where earlier >= published_at
union all
select 'withdrawn_early', batch::varchar, '', 1 from batches where withdrawn_at < published_at
union all
select 'no_batch', any_value(batch)::varchar, said, count(*)
from (
    select batch, 'facts' as said from facts
    union all select batch, 'units' from units
    union all select batch, 'aliases' from aliases
    union all select batch, 'memberships' from memberships
    union all select batch, 'events' from events
)
where batch not in (select batch from batches)
group by said
union all
select 'neither', batch::varchar, '', count(*)
from facts where value is null and state is null
group by batch
union all
select 'demo_beside_real', '', '', count(*) filter (where demo)
from visible_batches(null)
having bool_or(demo) and bool_or(not demo)
order by code, batch, said
