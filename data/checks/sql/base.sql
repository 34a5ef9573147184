-- One row is a 同期数 that is not the figure kept of last year: an adjusted base, a doubt from 1 % up.
-- when: select 1 from slices where measure = 'base' and exists (from kept where role = 'year_ago'::roles)
select
    case when abs(given - value) > abs(value) * 0.01 then 'base_revised' else 'base_adjusted' end as code,
    line, row, col, reported as kept, uom as kept_uom,
    (given - value::double) / nullif(abs(value::double), 0) * 100 as percent
from kept semi join (select slice from slices where measure = 'base') bases using (slice)
where role = 'year_ago'::roles and given <> value::double
  and abs(given - value) > half + half_unit(reported, value::double, uom, beside_uom, half)
