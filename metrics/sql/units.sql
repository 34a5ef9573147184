-- One row is one registered version of a unit of a kind; older batches first, so the last of a unit is current.
select
    u.unit, u.name, u.ordinal, u.attributes ->> 'level', u.attributes ->> 'short', u.valid_from, u.valid_to
from units u
join visible_batches($asof) b using (batch)
where u.kind = $kind
order by b.ordinal
