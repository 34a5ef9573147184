insert into units by name
-- One row is a unit of the workbook with what is known of it already laid beneath what is said now.
with known as (
    select u.kind, u.unit, u.attributes, u.valid_from, u.valid_to
    from units u join visible_batches(null) b using (batch)
    qualify row_number() over (partition by u.kind, u.unit order by b.ordinal desc) = 1
)
select r.kind, r.unit, r.name, r.ordinal,
    case when known.attributes is null then r.attributes::json
         else json_merge_patch(known.attributes, r.attributes) end as attributes,
    coalesce(r.valid_from, known.valid_from) as valid_from,
    coalesce(r.valid_to, known.valid_to) as valid_to,
    $batch::uuid as batch
from registered r left join known on known.kind = r.kind and known.unit = r.unit
