-- One row is what one standing batch says of one figure at one moment, in the years a workbook is compared with: the key
-- without the unit, and of how many units. A few hundred rows stand for millions of facts.
select f.grain, f.indicator, f.scope, f.span, f.measure, f.year, f.first_month, f.last_month,
    f.batch, b.ordinal::integer as ordinal, count(*) as many
from facts f join visible_batches(null, with_demo := getvariable('with_demo')) b using (batch)
where f.year between getvariable('first_year') and getvariable('last_year')
  and f.grain in (select grain from slices)
  and f.indicator in (
    select indicator from slices union select part from pairs union select whole from pairs)
group by all
