-- One row is another spelling of a unit; a spelling given to another unit later is that one's.
select a.kind, a.unit, a.alias
from aliases a join visible_batches($asof, with_demo := $with_demo) b using (batch)
qualify row_number() over (partition by a.kind, a.alias order by b.ordinal desc) = 1
order by a.kind, a.unit, a.alias
