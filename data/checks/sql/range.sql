-- One row is a figure of a kind that cannot be: a place that is no whole number from 1, a negative share, half an enterprise.
with watched as (
    select slice,
        case when measure in ('rank', 'growth_rank') then 'rank'
            when measure in ('share', 'completion') and not may_fall then 'share'
            when measure in ('level', 'base') and kind <> 'ratio' and not may_fall then 'negative'
        end as sort,
        counts and measure in ('level', 'base') as counts
    from slices join indicators using (indicator)
)
select 'out_of_range' as code, i.slice, unit, other, sheet, row, col, reported as value, uom,
    case when i.value < 0 and sort = 'negative' or sort in ('rank', 'share') then sort else 'whole' end as must
from incoming i join watched using (slice)
where sort = 'rank' and (i.value < 1 or i.value <> floor(i.value))
   or sort in ('share', 'negative') and i.value < 0
   or watched.counts and i.value <> floor(i.value) and i.reported = i.value
