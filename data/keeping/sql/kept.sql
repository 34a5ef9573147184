-- One row is a current fact of a unit of the workbook that a slice of it is compared with, by role (see sought): with the
-- line that states the slice of that unit and what it states (given, half, beside_uom, cell), null where none does: most checks
-- need nothing else, and no join of millions.
with latest as (
    select b.* exclude (crowded, unit, other), o.who
    from beside('sought') b join owners o on o.unit = b.unit and o.other = b.other
    where not crowded
    union all
    -- Choosing the latest costs more than all else, and a moment mostly came with one batch.
    select b.* exclude (crowded, unit, other), o.who
    from beside('sought') b join owners o on o.unit = b.unit and o.other = b.other
    where crowded
    qualify row_number() over (partition by slice, role, about, who order by ordinal desc) = 1
)
select k.*, i.line, i.value as given, i.half, i.uom as beside_uom, i.sheet as beside_sheet, i.row, i.col
from latest k left join figures i on i.slice = k.slice and i.who = k.who
