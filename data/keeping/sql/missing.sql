-- One row is a figure that the moment before had and this one has not, of tables this workbook continues (上期有本期缺).
with continued as (
    -- A bureau that sends one chain continues its own table, not the other bureaus'.
    select distinct slice, ordinal, sheet
    from kept where role = 'before'::roles and value is not null and line is not null
), own as (
    select p.slice, o.unit, o.other, p.reported as old, p.uom
    from kept p
    semi join continued using (slice, ordinal, sheet)
    -- Sent earlier in another workbook, and this one does not speak of it.
    anti join (
        select slice, who from kept
        where role = 'now'::roles and value is not null and (line is null or given is not null)
    ) n using (slice, who)
    join owners o using (who)
    where p.role = 'before'::roles and p.value is not null and p.given is null
), strange as (
    -- Of units this workbook does not name at all.
    select slice, ordinal, crowded, sheet, unit, other, value, reported, uom
    from beside('elsewhere') b anti join owners using (unit, other)
    where role = 'before'::roles
      and (crowded and slice in (select slice from continued)
        or (slice, ordinal, sheet) in (from continued) and value is not null)
), others as (
    select slice, unit, other, reported as old, uom
    from (
        from strange
        qualify not crowded
            or row_number() over (partition by slice, unit, other order by ordinal desc) = 1)
    semi join continued using (slice, ordinal, sheet)
    where value is not null
), sent as (
    select slice, unit, other
    from beside('elsewhere') semi join others using (slice, unit, other)
    where role = 'now'::roles
    group by all
    having max_by(value is not null, ordinal)
)
select * replace (uom::varchar as uom)
from (from own union all (from others anti join sent using (slice, unit, other)))
