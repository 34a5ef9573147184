-- One row is a figure of a kind that cannot be: a place that is no whole number from 1, a negative share, half an enterprise.
with watched as (
    select slice,
        case when measure in ('rank', 'growth_rank') then 'rank'
            when measure in ('share', 'completion') and not may_fall then 'share'
            when measure in ('level', 'base') and kind <> 'ratio' and not may_fall then 'negative'
        end as sort,
        counts and measure in ('level', 'base') as counts
    from slices join indicators using (indicator)
), odd as materialized (
    -- By numbers first: few are below zero, and few columns are of places or of whole things.
    select line, row, col, slice, value, reported from figures where value < 0
    union all
    select line, row, col, slice, value, reported from figures
    where value >= 0 and (value < 1 or value <> floor(value))
      and slice in (select slice from watched where sort = 'rank' or counts)
)
select 'out_of_range' as code, line, row, col,
    case when value < 0 and sort = 'negative' or sort in ('rank', 'share') then sort else 'whole' end as must
from odd join watched using (slice)
where sort = 'rank' and (value < 1 or value <> floor(value))
   or sort in ('share', 'negative') and value < 0
   or watched.counts and value <> floor(value) and reported = value
