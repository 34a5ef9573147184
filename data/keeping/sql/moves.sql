-- One row is a picked line, a figure a publication would change or add, as a person reads it: old and new in the unit
-- of the sheet; how far it moved in percent, a rate in points (个百分点), and `move`, what lines are
-- ordered by: no number beside a number comes before any, a rank moves by nothing.
with told as (
    select i.line, i.slice, i.unit, i.other, m.change, m.old_state, i.state as new_state, i.uom,
        i.sheet, i.row, i.col,
        case when i.value <> 0 and i.reported is not null then m.old * i.reported / i.value
             else m.old end as old,
        coalesce(i.reported, i.value) as new,
        m.old as kept, i.value as given,
        coalesce(i.uom, '') in ('%', '‰', '个百分点')
            or s.measure in ('yoy', 'share', 'completion', 'yoy_change', 'since_year_start',
                'month_on_month', 'target_growth', 'target_share') as rate,
        s.measure in ('rank', 'growth_rank', 'target_rank') as place
    from picked m
    join incoming i using (line)
    join slices s on s.slice = i.slice
)
select * exclude (kept, given, rate, place),
    case when not rate and not place and kept <> 0 then (given - kept) / abs(kept) * 100 end
        as percent,
    case when rate and not place then given - kept end as points,
    case when change = 'added' or place then 0.0
         when kept is null or given is null then 'infinity'::double
         when rate then abs(given - kept)
         when kept = 0 then case when given = 0 then 0.0 else 1e300 end
         else abs((given - kept) / kept) * 100 end as move
from told
