-- One row is a promise of the schema that does not hold: code, batch, what is said, how many.
select 'key_twice' as code, batch::varchar as batch, '' as said, count(*) as many
from (
    select batch
    from facts
    group by batch, grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
    having count(*) > 1
)
group by batch
union all
select 'count_differs', b.batch::varchar, b.facts::varchar, coalesce(f.many, 0)
from batches b left join (select batch, count(*) as many from facts group by batch) f using (batch)
where b.facts <> coalesce(f.many, 0)
union all
select 'ordinal_twice', '', ordinal::varchar, count(*) from batches group by ordinal having count(*) > 1
union all
select 'order_differs', batch::varchar, '', 1
from (select batch, published_at, lag(published_at) over (order by ordinal) as earlier from batches)
where earlier >= published_at
union all
select 'withdrawn_early', batch::varchar, '', 1 from batches where withdrawn_at < published_at
union all
select 'no_batch', any_value(batch)::varchar, said, count(*)
from (
    select batch, 'facts' as said from facts
    union all select batch, 'units' from units
    union all select batch, 'aliases' from aliases
    union all select batch, 'memberships' from memberships
    union all select batch, 'events' from events
    union all select batch, 'remarks' from remarks
)
where batch not in (select batch from batches)
group by said
union all
select 'neither', batch::varchar, '', count(*)
from facts where value is null and state is null
group by batch
union all
select 'demo_beside_real', '', '', count(*) filter (where demo)
from visible_batches(null)
having bool_or(demo) and bool_or(not demo)
union all
select 'unknown_stage', batch::varchar, stage, 1
from batches where stage not in ('', '快报数', '初步数', '核定数')
union all
select 'unknown_remark', any_value(batch)::varchar, kind, count(*)
from remarks where kind not in ('核实说明', '修改原因', '未采用')
group by kind
union all
-- A line that was not taken is not among the facts of its batch.
select 'refused_kept', r.batch::varchar, '', count(*)
from remarks r join facts f
  using (batch, grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
where r.kind = '未采用'
group by r.batch
union all
select 'withdrawn_untimed', batch::varchar, withdrawn_by, 1
from batches where withdrawn_at is null and (withdrawn_by <> '' or withdrawn_reason <> '')
union all
-- Locked and reopened in turn, beginning with locked.
select 'lock_out_of_turn', '', year || '-' || lpad(month::varchar, 2, '0'), count(*)
from (
    select year, month, locked, lag(locked, 1, false) over (partition by year, month, demo order by acted_at) as was
    from locks
)
where locked = was
group by year, month
union all
-- Nothing of a period goes while it is locked.
select 'withdrawn_while_locked', b.batch::varchar, l.year || '-' || lpad(l.month::varchar, 2, '0'), 1
from (
    select year, month, acted_at, locked,
        lead(acted_at, 1, timestamp 'infinity') over (partition by year, month order by acted_at) as until
    from locks
    where not demo
) l
join batches b on b.withdrawn_at > l.acted_at and b.withdrawn_at < l.until
where l.locked and exists (
    select 1 from facts f
    where f.batch = b.batch and f.year = l.year and f.last_month = l.month
)
order by code, batch, said
