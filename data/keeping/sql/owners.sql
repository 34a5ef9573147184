-- One row is a unit of the workbook by its number.
select who, i.unit, i.other
from (select who, min(line) as line from figures group by who) join incoming i using (line, who)
