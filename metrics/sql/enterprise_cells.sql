-- One row is the sum of the current levels of the enterprises a chain and a park share, under the one of the two that varies.
with figures as (
    select
        f.unit as enterprise, f.indicator, f.scope, f.year, f.first_month, f.last_month, f.span,
        arg_max_null(f.value, b.ordinal) filter (f.measure = 'level')::double as level,
        arg_max_null(f.value, b.ordinal) filter (f.measure = 'base')::double as base,
        arg_max_null(f.value, b.ordinal) filter (f.measure = 'yoy')::double as yoy
    from facts f
    join visible_batches($asof) b using (batch)
    where f.grain = 'enterprise'
      and f.measure in ('level', 'base', 'yoy')
      and f.span in ('ytd', 'point')
      and f.indicator in $indicators
      and f.year between $first_year and $last_year
      and f.last_month in $months
      and f.year::integer * 100 + f.last_month in $moments
    group by all
),
comparable as (
    select
        *, coalesce(base, case when level <> 0 and yoy > -100 then level / (1 + yoy / 100) end) as before
    from figures
    where level is not null
),
belonging as (
    select distinct m.enterprise, m.kind, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind in ('chain', 'park')
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise, m.kind)
),
cells as (
    select c.enterprise, c.unit as chain, p.unit as park
    from belonging c
    join belonging p on p.enterprise = c.enterprise and p.kind = 'park'
    where c.kind = 'chain' and (c.unit = $chain or p.unit = $park)
)
select
    case when $chain is null then cells.chain else cells.park end as unit,
    indicator, scope, year, first_month, last_month, span,
    sum(level), case when count(before) = count(*) then sum(before) end, count(*)
from comparable
join cells using (enterprise)
group by all
order by all
