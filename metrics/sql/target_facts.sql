-- One row is an indicator and a scope of which targets of a year are kept for a grain.
select distinct f.indicator, f.scope
from facts f
join visible_batches($asof) b using (batch)
where f.grain = $grain
  and f.year = $year
  and f.last_month = 12
  and f.measure in ('target_level', 'target_growth', 'target_share', 'target_rank', 'target_cap',
                    'target_milestone', 'target_veto', 'target_range')
order by f.indicator, f.scope
