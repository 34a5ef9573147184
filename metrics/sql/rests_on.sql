-- One row is how many enterprises an indicator of a unit rests on at a moment of a year, the share of the largest, and their sum; unit '*' is all of them.
with figures as (
    select
        f.unit as enterprise, f.indicator, f.scope, f.last_month, f.span,
        arg_max_null(f.value, b.ordinal)::double as level
    from facts f
    join visible_batches($asof) b using (batch)
    where f.grain = 'enterprise'
      and f.measure = 'level'
      and f.year = $year
    group by all
),
latest as (
    select distinct m.enterprise, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind = $kind
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise)
),
belonging as (
    select enterprise, unit from latest
    union all
    select distinct enterprise, '*' from latest
)
select
    unit, indicator, scope, last_month, span, count(*),
    case when sum(abs(level)) > 0 then max(abs(level)) / sum(abs(level)) else 0 end, sum(level)
from figures
join belonging using (enterprise)
where level is not null
group by unit, indicator, scope, last_month, span
order by all
