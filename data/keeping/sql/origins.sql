-- One row is one time a figure asked for was published by a moment, standing or taken back since, the latest first.
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
    f.grain, f.unit, f.other, f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span, f.measure,
    f.value::double, f.state, f.operator, f.upper::double, f.reported, f.uom, f.typed, f.sheet, f.row, f.col,
    b.batch::varchar, b.ordinal, b.file, b.sender, b.account, b.stage, b.demo, b.published_at,
    case when b.withdrawn_at <= coalesce($asof::timestamp, timestamp 'infinity') then b.withdrawn_at end,
    b.withdrawn_by, b.withdrawn_reason
from facts f
join wanted using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
join batches b using (batch)
where b.published_at <= coalesce($asof::timestamp, timestamp 'infinity')
  and not (b.demo and b.withdrawn_at is not null)
order by b.ordinal desc
