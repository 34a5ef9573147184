-- One row is a figure that the moment before had and this one has not, of tables this workbook continues (上期有本期缺).
with previous as (
    select * from kept where role = 'before' and value is not null
), continued as (
    -- A bureau that sends one chain continues its own table, not the other bureaus'.
    select distinct p.slice, p.batch, p.sheet
    from previous p join incoming i using (slice, unit, other)
)
select p.slice, p.unit, p.other, p.reported as old, p.uom
from previous p
semi join continued c using (slice, batch, sheet)
anti join (select slice, unit, other from incoming where value is not null) i
    using (slice, unit, other)
-- Sent earlier in another workbook, and this one does not speak of it.
anti join (
    select slice, unit, other from kept where role = 'now' and value is not null
    except select slice, unit, other from incoming where value is null
) n using (slice, unit, other)
