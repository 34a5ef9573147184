-- What is current: the one place that says which of several facts with one key counts.
--
--   select unit, value from current_facts($asof)          -- $asof: a UTC timestamp, or null for now
--   where grain = 'chain' and indicator = 'output_value' and year = 2026 and last_month = 6
--
-- Write conditions on columns of the key (grain, unit, indicator, scope, year, months, span, measure)
-- as plain comparisons in that `where`: DuckDB pushes them below the window into the scan, where the
-- zone maps of the sorted batches skip the rest (10 million facts: 3–5 ms for one indicator and
-- period of a grain, 10 thousand: 2–3 ms). Conditions on value or state are applied after the latest
-- fact was chosen, as they must be. Ask for the columns you need: the others are not read.
-- `ordinal` (order of publication) comes with each row. Drafts are never in facts.
--
-- with_demo := false leaves the sample data out: what a real workbook is compared with.

create macro visible_batches(moment, with_demo := true) as table
    select batch, ordinal, file, demo, published_at
    from batches
    where published_at <= coalesce(moment::timestamp, timestamp 'infinity')
      and (withdrawn_at is null or withdrawn_at > coalesce(moment::timestamp, timestamp 'infinity'))
      and (with_demo or not demo);

create macro current_facts(moment, with_demo := true) as table
    select facts.*, visible.ordinal
    from facts join visible_batches(moment, with_demo := with_demo) as visible using (batch)
    qualify row_number() over (
        partition by grain, unit, other, indicator, scope, year, first_month, last_month, span, measure
        order by visible.ordinal desc
    ) = 1;
