-- One row is a level that the moment before had and this one has not.
-- when: select 1 from missing
select 'missing_now' as code, m.slice, m.unit, m.other, coalesce(i.sheet, '') as sheet, i.row, i.col,
    m.old as value, m.uom, b.moment as before_moment
from missing m
join slices s on s.slice = m.slice and s.measure = 'level'
join before b on b.slice = m.slice
left join incoming i on i.slice = m.slice and i.unit = m.unit and i.other = m.other
