-- One row is how many enterprises of the directory belong to a unit of a kind in a year.
with belonging as (
    select distinct m.enterprise, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind = $kind
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise)
),
registered as (
    select u.unit as enterprise, u.valid_from, u.valid_to
    from units u
    join visible_batches($asof) b using (batch)
    where u.kind = 'enterprise'
    qualify row_number() over (partition by u.unit order by b.ordinal desc) = 1
)
select belonging.unit, count(*)
from belonging
left join registered using (enterprise)
where coalesce(year(valid_from), 0) <= $year and coalesce(year(valid_to), 9999) >= $year
group by belonging.unit
order by all
