-- One row is a remark with the figure it is about, found by its key or by its cell, what was kept of
-- that figure before this batch, and what the workbook does to it (change; null: it does not state it).
with found as (
    select r.number, f.* exclude (line, slice, who, half)
    from remarked r join incoming f
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    where r.grain <> ''
    union all by name
    (select r.number, f.* exclude (line, slice, who, half)
    from remarked r join incoming f on f.sheet = r.sheet and f.row = r.row and f.col = r.col
    where r.grain = '' and r.row >= 0
    qualify row_number() over (partition by r.number order by f.measure <> 'level', f.indicator) = 1)
), about as (
    select r.number, r.kind, r.code, r.asked, r.text, r.cell,
        coalesce(f.grain, r.grain) as grain, coalesce(f.unit, r.unit) as unit,
        coalesce(f.other, r.other) as other, coalesce(f.indicator, r.indicator) as indicator,
        coalesce(f.scope, r.scope) as scope, coalesce(f.year, r.year)::smallint as year,
        coalesce(f.first_month, r.first_month)::tinyint as first_month,
        coalesce(f.last_month, r.last_month)::tinyint as last_month,
        coalesce(f.span, r.span) as span, coalesce(f.measure, r.measure) as measure,
        coalesce(f.sheet, r.sheet) as sheet, f.row, f.col,
        f.number is not null as is_stated,
        f.value, f.state, f.operator, f.upper, f.reported, f.uom
    from remarked r left join found f using (number)
), before as (
    select a.number, k.value, k.state, k.operator, k.upper, k.reported, k.uom
    from about a
    join facts k
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    join visible_batches(null) b using (batch)
    where a.grain <> ''
    qualify row_number() over (partition by a.number order by b.ordinal desc) = 1
)
select a.* exclude (number, is_stated, value, state, operator, upper, reported, uom),
    case when a.value <> 0 and a.reported is not null and b.value is not null
         then b.value::double * a.reported / a.value
         else coalesce(b.reported, b.value::double) end as old,
    b.state as old_state,
    coalesce(a.reported, a.value) as new,
    a.state as new_state,
    coalesce(a.uom, b.uom) as uom,
    case when not a.is_stated then null
         when b.number is null then 'added'
         when try_cast(a.value as decimal(18, 6)) is not distinct from b.value
             and a.state is not distinct from b.state
             and a.operator is not distinct from b.operator
             and try_cast(a.upper as decimal(18, 6)) is not distinct from b.upper then 'same'
         else 'changed' end as change
from about a left join before b using (number)
order by a.number
