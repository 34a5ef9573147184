-- One row is a figure a batch added or changed when it was published, beside the one that counted then:
-- the latest of the batches before it that stood (sample data count only for sample data).
with own as (
    select ordinal, published_at, demo from batches where batch = $batch::uuid
), mine as materialized (
    select rowid as line, * from facts where batch = $batch::uuid
), standing as (
    select b.batch, b.ordinal
    from batches b join own on b.ordinal < own.ordinal
    where (b.withdrawn_at is null or b.withdrawn_at >= own.published_at) and (own.demo or not b.demo)
), kept as (
    select m.line, f.value, f.state, f.operator, f.upper
    from facts f
    join standing s using (batch)
    join mine m
      using (grain, unit, other, indicator, scope, year, first_month, last_month, span, measure)
    where f.year between (select min(year) from mine) and (select max(year) from mine)
    qualify row_number() over (partition by m.line order by s.ordinal desc) = 1
), picked as (
    select m.line, case when k.line is null then 'added' else 'changed' end as change,
        k.value::double as old, k.state as old_state
    from mine m left join kept k using (line)
    where k.line is null or m.value is distinct from k.value or m.state is distinct from k.state
       or m.operator is distinct from k.operator or m.upper is distinct from k.upper
), slices as (
    select line as slice, * exclude (line, unit, other, value, state, uom, sheet, row, col) from mine
), incoming as (
    select line, line as slice, unit, other, value::double as value, state, reported, uom, sheet, row, col
    from mine
)
