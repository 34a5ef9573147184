-- One row is what the latest published 名录 says of a unit of one kind, beyond its name.
select u.unit, u.attributes::varchar
from units u join visible_batches($asof) b using (batch)
where u.kind = $kind
qualify row_number() over (partition by u.unit order by b.ordinal desc) = 1
