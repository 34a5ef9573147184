-- One row is a figure of a kind that cannot be: a place that is no whole number from 1, a negative share, half an enterprise.
select 'out_of_range' as code, slice, unit, other, sheet, row, col, reported as value, uom,
    case when measure in ('rank', 'growth_rank') then 'rank'
        when measure in ('share', 'completion') then 'share'
        when i.value < 0 then 'negative' else 'whole' end as must
from incoming i join indicators using (indicator)
where measure in ('rank', 'growth_rank') and (i.value < 1 or i.value <> floor(i.value))
   or measure in ('share', 'completion') and i.value < 0 and not may_fall
   or measure in ('level', 'base') and i.value < 0 and kind <> 'ratio' and not may_fall
   or measure in ('level', 'base') and counts and i.value <> floor(i.value) and i.reported = i.value
