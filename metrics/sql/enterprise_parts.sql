-- One row is the current level of an enterprise of a unit ($unit '*': of any unit of the kind) at a moment, with its 同期数 and 同比.
with belonging as (
    select m.enterprise, m.kind, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind in ($kind, $other_kind)
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise, m.kind)
),
those as (
    select distinct enterprise from belonging where kind = $kind and ($unit = '*' or unit = $unit)
    except
    select enterprise from belonging
    where $other <> '' and enterprise not in (
        select enterprise from belonging where kind = $other_kind and unit = $other)
)
select
    f.unit,
    arg_max_null(f.value, b.ordinal) filter (f.measure = 'level')::double as level,
    arg_max_null(f.value, b.ordinal) filter (f.measure = 'base')::double as base,
    arg_max_null(f.value, b.ordinal) filter (f.measure = 'yoy')::double as yoy
from facts f
join visible_batches($asof) b using (batch)
where f.grain = 'enterprise'
  and f.measure in ('level', 'base', 'yoy')
  and f.indicator in $indicators
  and f.scope = $scope
  and f.year = $year
  and f.last_month = $month
  and f.span = $span
  and f.unit in (select enterprise from those)
group by f.unit
having level is not null
order by abs(level) desc, f.unit
