-- One row is a proposed fact beside the current fact of its key: added (nothing kept), changed or same.
select
    i.line, i.slice, i.unit, i.other, i.value, i.state, i.reported, i.uom, i.sheet, i.row, i.col,
    k.value as old, k.state as old_state,
    case
        when k.slice is null then 'added'
        when try_cast(i.value as decimal(18, 6)) is not distinct from k.value
            and i.state is not distinct from k.state
            and i.operator is not distinct from k.operator
            and try_cast(i.upper as decimal(18, 6)) is not distinct from k.upper then 'same'
        else 'changed'
    end as change
from incoming i left join kept k
  on k.role = 'now' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
