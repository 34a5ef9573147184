-- One row is how many enterprises an indicator of a unit rests on at a moment of some years, the share of the largest, and their sum; unit '*' is all of them.
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
latest as (
    select distinct m.enterprise, m.kind, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind in ('chain', 'park', 'county')
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise, m.kind)
),
belonging as (
    select enterprise, kind, unit from latest
    union all
    select distinct enterprise, kind, '*' from latest
)
select
    kind, year, unit, indicator, scope, last_month, span, count(*),
    case when sum(abs(level)) > 0 then max(abs(level)) / sum(abs(level)) else 0 end, sum(level)
from figures
join belonging using (enterprise)
where level is not null
group by kind, year, unit, indicator, scope, last_month, span
order by all
