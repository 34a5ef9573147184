-- One row is a current fact that a slice of the workbook is compared with, by unit and role (see sought).
with found as (
    select sought.slice, sought.role, sought.indicator as about, f.unit, f.other, f.value, f.state, f.operator, f.upper,
        f.reported, f.uom, f.sheet, f.batch, b.ordinal
    from facts f
    join visible_batches(null, with_demo := getvariable('with_demo')) b using (batch)
    join sought
      on sought.grain = f.grain and sought.indicator = f.indicator and sought.scope = f.scope
     and sought.span = f.span and sought.measure = f.measure and sought.year = f.year
     and sought.first_month = f.first_month and sought.last_month = f.last_month
    where f.year between (select min(year) from sought) and (select max(year) from sought)
)
-- Choosing the latest costs more than all else, and a moment mostly came with one batch.
select * exclude ordinal from found anti join crowded using (slice, role, about)
union all
select * exclude ordinal from (
    select * from found semi join crowded using (slice, role, about)
    qualify row_number() over (partition by slice, role, about, unit, other order by ordinal desc) = 1
)
