-- One row is a kept fact of the moments in a table like `sought`, whoever it is about.
create temp macro beside(moments_of) as table
    select s.slice, s.role, s.about, s.ordinal, s.crowded, f.unit, f.other,
        f.value, f.state::word as state, f.operator::word as operator, f.upper, f.reported,
        f.uom::word as uom, f.sheet::word as sheet
    from facts f join query_table(moments_of) s
      on s.batch = f.batch
     and s.grain = f.grain and s.indicator = f.indicator and s.scope = f.scope
     and s.span = f.span and s.measure = f.measure and s.year = f.year
     and s.first_month = f.first_month and s.last_month = f.last_month
    where f.year between getvariable('first_year') and getvariable('last_year');
