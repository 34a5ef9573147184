-- One row is how many enterprises of the directory belong to a unit of a kind in each of some years.
with belonging as (
    select distinct m.enterprise, m.kind, m.unit
    from memberships m
    join visible_batches($asof) b using (batch)
    where m.kind in ('chain', 'park', 'county')
    qualify b.ordinal = max(b.ordinal) over (partition by m.enterprise, m.kind)
),
registered as (
    select u.unit as enterprise, u.valid_from, u.valid_to
    from units u
    join visible_batches($asof) b using (batch)
    where u.kind = 'enterprise'
    qualify row_number() over (partition by u.unit order by b.ordinal desc) = 1
)
select belonging.kind, years.year, belonging.unit, count(*)
from belonging
left join registered using (enterprise)
join (select unnest(range($first_year, $last_year + 1)) as year) years
  on coalesce(year(valid_from), 0) <= years.year and coalesce(year(valid_to), 9999) >= years.year
group by belonging.kind, years.year, belonging.unit
order by all
