-- One row is a locked period (in `locked`) and how many of its figures the workbook adds or changes.
select i.year, i.last_month, count(*) as many
from incoming i
join locked l on l.year = i.year and l.month = i.last_month and l.year > 0
anti join refused using (line)
left join (
    from current_facts(null, with_demo := $with_demo)
    where (year, last_month) in (select (year, month) from locked)
) k on k.grain = i.grain and k.unit = i.unit and k.other = i.other and k.indicator = i.indicator
   and k.scope = i.scope and k.year = i.year and k.first_month = i.first_month
   and k.last_month = i.last_month and k.span = i.span and k.measure = i.measure
where k.batch is null
   or try_cast(i.value as decimal(18, 6)) is distinct from k.value
   or i.state is distinct from k.state
   or i.operator is distinct from k.operator
   or try_cast(i.upper as decimal(18, 6)) is distinct from k.upper
group by i.year, i.last_month
