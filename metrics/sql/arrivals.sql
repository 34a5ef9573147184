-- One row is a unit and a last month of a year: which wanted columns ($places, as bits) it has figures of, and when the last of them first came.
with wanted as (
    select unnest($places) as place, unnest($indicators) as indicator, unnest($scopes) as scope,
           unnest($figures) as figure
),
-- Figures of one key: the latest word counts, a figure taken back by 未报 is none.
keys as (
    select f.unit, f.last_month, w.place,
           arg_max(f.value is not null or coalesce(f.state, '未报') <> '未报', v.ordinal) as stands,
           min(b.received_at) filter (f.value is not null or coalesce(f.state, '未报') <> '未报') as came
    from facts f
    join wanted w
      on w.indicator = f.indicator
     and (w.scope is null or w.scope = f.scope)
     and w.figure = case when f.measure like 'target%' then 'target' else f.measure end
    join visible_batches($asof) v using (batch)
    join batches b using (batch)
    where f.grain = $grain
      and f.other = ''
      and f.unit <> '*'
      and f.indicator in $indicators
      and f.year = $year
      and f.last_month in $months
      and f.span <> 'month'
      and (f.measure in ('level', 'yoy') or f.measure like 'target%')
    group by f.unit, f.last_month, w.place, f.indicator, f.scope, f.measure, f.span
),
columns as (
    select unit, last_month, place, min(came) as came
    from keys
    where stands
    group by unit, last_month, place
)
select unit, last_month, bit_or(1::bigint << place)::bigint, max(came)
from columns
group by unit, last_month
