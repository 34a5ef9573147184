-- One row is a unit as the latest published 名录 has it, in official order.
select u.kind, u.unit, u.name, u.ordinal, u.attributes::varchar, u.valid_from, u.valid_to
from units u join visible_batches($asof, with_demo := $with_demo) b using (batch)
qualify row_number() over (partition by u.kind, u.unit order by b.ordinal desc) = 1
order by u.kind, u.ordinal, u.unit
