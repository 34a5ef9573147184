-- One row is a sought moment, now or before, that speaks of units the workbook does not name.
with counted as (
    select slice, sum(many) as many from sought where role = 'before'::roles group by slice
), here as (
    select slice, count(*) as many from kept where role = 'before'::roles group by slice
), short as (
    select slice from counted left join here using (slice)
    where counted.many > coalesce(here.many, 0)
)
select sought.* from sought semi join short using (slice)
where role in ('before'::roles, 'now'::roles)
