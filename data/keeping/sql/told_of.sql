-- One row is a sentence kept with a figure asked for, with the batch it came with, whatever became of that batch.
with wanted as (
    select
        unnest($grains::varchar[]) as grain, unnest($units::varchar[]) as unit,
        unnest($others::varchar[]) as other, unnest($indicators::varchar[]) as indicator,
        unnest($scopes::varchar[]) as scope, unnest($years::smallint[]) as year,
        unnest($first_months::tinyint[]) as first_month,
        unnest($last_months::tinyint[]) as last_month, unnest($spans::varchar[]) as span,
        unnest($measures::varchar[]) as measure
)
select
    r.grain, r.unit, r.other, r.indicator, r.scope, r.year, r.first_month, r.last_month, r.span, r.measure,
    r.kind, r.asked, r.text, r.sheet, r.cell, r.new, r.new_state, r.uom,
    b.batch::varchar, b.ordinal, b.file, b.sender, b.account, b.stage, b.published_at
from remarks r
join wanted using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
join batches b using (batch)
where b.published_at <= coalesce($asof::timestamp, timestamp 'infinity')
order by b.ordinal desc, r.kind, r.code, r.text
