-- One row is a slice of the workbook, a kept figure it is compared with, by role (now, before, year_ago, whole, part, target,
-- sum, sum_before, month), and one batch that states it; `crowded` where several do: the latest of each unit counts.
with wanted as (
    select slice, 'now' as role, grain, indicator, scope, span, measure, year, first_month, last_month
    from slices
    union all
    select slice, 'before', grain, indicator, scope, span, measure, (moment // 100)::smallint,
        case when span = 'ytd' then 1 else moment % 100 - (last_month - first_month) end::tinyint,
        (moment % 100)::tinyint
    from slices join before using (slice)
    union all
    -- 同期数 is compared with the level a year ago, a level too: that is what 同比 is computed from.
    select slice, 'year_ago', grain, indicator, scope, span, 'level', (year - 1)::smallint,
        first_month, last_month
    from slices
    where year > 0 and measure in ('level', 'base')
    union all
    -- The other half of a rule "part does not exceed whole" where this workbook does not state it.
    select slice, 'whole', grain, pairs.whole, scope, span, 'level', year, first_month, last_month
    from slices join pairs on pairs.part = slices.indicator
    where measure = 'level' and year > 0
      and (grain, pairs.whole, scope, span, measure, year, first_month, last_month) not in (
        select (grain, indicator, scope, span, measure, year, first_month, last_month) from slices)
    union all
    select slice, 'part', grain, pairs.part, scope, span, 'level', year, first_month, last_month
    from slices join pairs on pairs.whole = slices.indicator
    where measure = 'level' and year > 0
      and (grain, pairs.part, scope, span, measure, year, first_month, last_month) not in (
        select (grain, indicator, scope, span, measure, year, first_month, last_month) from slices)
    union all
    -- What a printed 完成率 is measured against.
    select slice, 'target', grain, indicator, scope, 'ytd', 'target_level', year, 1, 12
    from slices
    where measure = 'completion' and year > 0
    union all
    -- 当月 = 累计 − 上月止累计: the two sums beside a single month, the single month beside a sum.
    select slice, role, grain, indicator, scope, 'ytd', measure, year, 1::tinyint,
        case role when 'sum' then last_month else last_month - 1 end::tinyint
    from slices, (values ('sum'), ('sum_before')) as sums(role)
    where measure = 'level' and span = 'month' and year > 0 and first_month = last_month and last_month > 2
    union all
    select slice, 'month', grain, indicator, scope, 'month', measure, year, last_month, last_month
    from slices
    where measure = 'level' and span = 'ytd' and year > 0 and last_month > 2
)
select w.slice, w.role::roles as role, w.indicator::word as about, m.*,
    count(*) over (partition by w.slice, w.role, w.indicator) > 1 as crowded
from wanted w join moments m
  using (grain, indicator, scope, span, measure, year, first_month, last_month)
