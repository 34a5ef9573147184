-- One row is a figure that is another at one moment than at an earlier one, up to a period (its year's targets and what stands too): what it was, what it is, and the last publication or withdrawal that made it so.
with before as (
    select batch, ordinal from visible_batches($then)
), after as (
    select batch, ordinal from visible_batches($now)
), changed as (
    select batch, case when b.withdrawn_at <= coalesce($now::timestamp, timestamp 'infinity')
        then b.withdrawn_at end as gone
    from batches b
    where (batch in (select batch from before)) <> (batch in (select batch from after))
), asked as (
    select f.* from facts f
    where f.grain in ('region', 'county', 'chain', 'park', 'chain_park')
      and f.year <= $year
      and (f.year < $year or f.last_month <= $month or starts_with(f.measure, 'target'))
), touched as (
    select grain, unit, other, indicator, scope, year, first_month, last_month, span, measure,
        max_by(asked.batch, coalesce(changed.gone, b.published_at)) as event
    from asked join changed using (batch) join batches b using (batch)
    group by all
), old as (
    select asked.*, before.ordinal
    from asked join before using (batch) semi join touched
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    qualify row_number() over (
        partition by grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
        order by before.ordinal desc) = 1
), new as (
    select asked.*, after.ordinal
    from asked join after using (batch) semi join touched
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    qualify row_number() over (
        partition by grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
        order by after.ordinal desc) = 1
)
select
    t.grain, t.unit, t.other, t.indicator, t.scope, t.year, t.first_month, t.last_month, t.span, t.measure,
    o.batch is not null, o.value::double, o.state, o.reported, o.uom, o.upper::double, o.operator,
    n.batch is not null, n.value::double, n.state, n.reported, n.uom, n.upper::double, n.operator,
    e.file, coalesce(c.gone, e.published_at) as at,
    case when c.gone is null then e.sender else e.withdrawn_by end,
    case when c.gone is null then r.text else e.withdrawn_reason end,
    e.batch::varchar
from touched t
left join old o using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
left join new n using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
join batches e on e.batch = t.event
join changed c on c.batch = t.event
left join remarks r on r.batch = t.event and r.kind = '修改原因' and r.grain = t.grain
    and r.unit = t.unit and r.other = t.other and r.indicator = t.indicator and r.scope = t.scope
    and r.year = t.year and r.first_month = t.first_month and r.last_month = t.last_month
    and r.span = t.span and r.measure = t.measure
where (o.batch is null) <> (n.batch is null)
   or o.value is distinct from n.value or o.state is distinct from n.state
   or o.upper is distinct from n.upper or o.operator is distinct from n.operator
order by t.year desc, t.last_month desc, t.grain, t.unit, t.indicator, t.measure
