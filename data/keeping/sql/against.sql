-- One row is a line of the workbook that changes the current fact of its key, or adds one.
select i.line, 'changed' as change, k.value as old, k.state as old_state
from kept k join incoming i using (line)
where k.role = 'now'::roles
  and (try_cast(i.value as decimal(18, 6)) is distinct from k.value
    or i.state is distinct from k.state
    or i.operator is distinct from k.operator
    or try_cast(i.upper as decimal(18, 6)) is distinct from k.upper)
union all
select line, 'added', null, null
from incoming anti join (select line from kept where role = 'now'::roles and line is not null) using (line)
