-- The few words of the figures compared and their roles as numbers: a byte or two in place of sixteen.
create temp type roles as enum (
    'now', 'before', 'year_ago', 'whole', 'part', 'target', 'sum', 'sum_before', 'month');
create temp type word as enum (
    select distinct said
    from (
        select unnest([indicator, uom, sheet, state, operator, '']) as said
        from (
            select distinct indicator, uom, sheet, state, operator
            from facts
            where exists (from moments)
              and year between getvariable('first_year') and getvariable('last_year')
            union all select distinct null, uom, sheet, null, null from incoming
            union all select '', '', '', '', ''
        )
    )
    where said is not null
);
