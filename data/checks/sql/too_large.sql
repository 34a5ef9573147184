-- One row is a figure the store cannot hold: the unit of measure is surely wrong.
select 'figure_too_large' as code, line, row, col, reported as value
from incoming
where abs(value) >= 1e12 or abs(upper) >= 1e12
