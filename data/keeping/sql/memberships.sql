-- One row is an enterprise in a chain, park or county, as the latest batch that speaks of that enterprise and kind has it.
select m.enterprise, m.kind, m.unit
from memberships m join visible_batches($asof) b using (batch)
qualify rank() over (partition by m.enterprise, m.kind order by b.ordinal desc) = 1
order by m.enterprise, m.kind, m.unit
