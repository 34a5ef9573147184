-- One row is a slice of the workbook and the latest moment before it (year × 100 + month) at which the same figure is kept.
select s.slice, max(m.year::integer * 100 + m.last_month) as moment
from slices s join moments m using (grain, indicator, scope, span, measure)
where s.year > 0 and s.measure not like 'target%'
  and m.year::integer * 100 + m.last_month < s.year::integer * 100 + s.last_month
  and m.year::integer * 100 + m.last_month >= (s.year::integer - 1) * 100 + s.last_month
group by s.slice
