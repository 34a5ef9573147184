-- One row is a part that exceeds its whole: 税收 more than 营业收入.
with ruled as (
    select s.slice as part_slice, t.slice as whole_slice, pairs.whole
    from pairs
    join slices s on s.indicator = pairs.part and s.measure = 'level'
    join slices t on t.indicator = pairs.whole and t.measure = 'level'
     and (t.grain, t.scope, t.span, t.year, t.first_month, t.last_month)
       = (s.grain, s.scope, s.span, s.year, s.first_month, s.last_month)
), wholes as (
    select ruled.part_slice, ruled.whole, i.who, i.value, i.reported, i.uom, i.half
    from incoming i join ruled on ruled.whole_slice = i.slice
    where i.measure = 'level'
), both_here as (
    select a.slice, a.unit, a.other, a.sheet, a.row, a.col, a.reported, a.value, a.uom,
        a.half, b.whole, b.value as limit_value, b.reported as limit_reported, b.uom as limit_uom,
        b.half as limit_half
    from incoming a join wholes b on b.part_slice = a.slice and b.who = a.who
    where a.measure = 'level' and a.value > b.value
), whole_kept as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom,
        i.half, k.about as whole, k.value::double as limit_value, k.reported as limit_reported,
        k.uom as limit_uom,
        half_unit(k.reported, k.value::double, k.uom, i.uom, i.half) as limit_half
    from incoming i join kept k
      on k.role = 'whole' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
), part_kept as (
    select i.slice, i.unit, i.other, i.sheet, i.row, i.col, i.reported, i.value, i.uom,
        i.half, k.about as part, k.value::double as part_value, k.reported as part_reported,
        k.uom as part_uom,
        half_unit(k.reported, k.value::double, k.uom, i.uom, i.half) as part_half
    from incoming i join kept k
      on k.role = 'part' and k.slice = i.slice and k.unit = i.unit and k.other = i.other
)
select 'part_exceeds_whole' as code, slice, unit, other, sheet, row, col, reported as value, uom,
    found.whole as other_indicator, limit_reported as other_value, limit_uom as other_uom, rules.forced
from (from both_here union all from whole_kept) as found
join slices using (slice)
join pair_rules rules on rules.part = slices.indicator and rules.whole = found.whole
where value > limit_value + half + limit_half
union all
select 'whole_below_part', slice, unit, other, sheet, row, col, reported, uom,
    found.part, part_reported, part_uom, rules.forced
from part_kept as found
join slices using (slice)
join pair_rules rules on rules.part = found.part and rules.whole = slices.indicator
where value < part_value - half - part_half
