-- One row is a change of scope, once however many workbooks mention it.
select distinct e.kind, e.unit, e.happened_on, e.what, e.effect
from events e join visible_batches($asof) b using (batch)
order by e.happened_on, e.kind, e.unit, e.what
