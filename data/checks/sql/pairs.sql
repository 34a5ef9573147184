-- One row is a part that exceeds its whole: 税收 more than 营业收入.
with ruled as (
    select s.slice as part_slice, t.slice as whole_slice, pairs.whole
    from pairs
    join slices s on s.indicator = pairs.part and s.measure = 'level'
    join slices t on t.indicator = pairs.whole and t.measure = 'level'
     and (t.grain, t.scope, t.span, t.year, t.first_month, t.last_month)
       = (s.grain, s.scope, s.span, s.year, s.first_month, s.last_month)
), wholes as materialized (
    select ruled.part_slice, ruled.whole, f.who, f.value, f.half, f.reported, f.uom
    from figures f join ruled on ruled.whole_slice = f.slice
), exceeding as materialized (
    select a.line, a.row, a.col, a.slice, b.whole, b.reported as limit_reported, b.uom as limit_uom
    from figures a join wholes b on b.part_slice = a.slice and b.who = a.who
    where a.value > b.value and a.value > b.value + a.half + b.half
    union all
    select k.line, k.row, k.col, k.slice, k.about, k.reported, k.uom
    from kept k
    where k.role = 'whole'::roles and k.given > k.value::double
      and k.given > k.value::double + k.half
        + half_unit(k.reported, k.value::double, k.uom, k.beside_uom, k.half)
), part_kept as materialized (
    select k.line, k.row, k.col, k.slice, k.about as part, k.reported as part_reported, k.uom as part_uom
    from kept k
    where k.role = 'part'::roles and k.given < k.value::double
      and k.given < k.value::double - k.half
        - half_unit(k.reported, k.value::double, k.uom, k.beside_uom, k.half)
)
select 'part_exceeds_whole' as code, line, row, col, found.whole as other_indicator,
    limit_reported as other_value, limit_uom as other_uom, rules.forced
from exceeding as found
join slices using (slice)
join pair_rules rules on rules.part = slices.indicator and rules.whole = found.whole
union all
select 'whole_below_part', line, row, col, found.part, part_reported, part_uom, rules.forced
from part_kept as found
join slices using (slice)
join pair_rules rules on rules.part = found.part and rules.whole = slices.indicator
