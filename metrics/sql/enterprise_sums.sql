-- One row is the sum of the current levels of the enterprises of a unit at one moment; unit '*' is the whole, each enterprise once.
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
belonging as (
    select m.enterprise, m.unit, count(*) over (partition by m.enterprise) as times
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind = $kind
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise)
)
select
    coalesce(unit, '*'), indicator, scope, year, first_month, last_month, span,
    if(grouping(unit) = 1, sum(level / times), sum(level)),
    case when count(before) = count(*) then if(grouping(unit) = 1, sum(before / times), sum(before)) end,
    count(*)
from (
    select
        *, coalesce(base, if(level <> 0 and yoy > -100, level / (1 + yoy / 100), null)) as before
    from figures
    join belonging using (enterprise)
    where level is not null
)
group by grouping sets (
    (unit, indicator, scope, year, first_month, last_month, span),
    (indicator, scope, year, first_month, last_month, span)
)
