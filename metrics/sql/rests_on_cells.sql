-- One row is how many enterprises an indicator of what a chain and a park share rests on at a moment of some years, the share of the largest, and their sum.
with figures as (
    select
        f.year, f.unit as enterprise, f.indicator, f.scope, f.last_month, f.span,
        arg_max_null(f.value, b.ordinal)::double as level
    from facts f
    join visible_batches($asof) b using (batch)
    where f.grain = 'enterprise'
      and f.measure = 'level'
      and f.year between $first_year and $last_year
    group by all
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
    where c.kind = 'chain'
)
select
    year, chain, park, indicator, scope, last_month, span, count(*),
    case when sum(abs(level)) > 0 then max(abs(level)) / sum(abs(level)) else 0 end, sum(level)
from figures
join cells using (enterprise)
where level is not null
group by year, chain, park, indicator, scope, last_month, span
order by all
