-- Half a unit of the last digit of a kept figure; where it was printed in the unit of the figure
-- beside it, no coarser than that one: tables keep their decimals from month to month.
create temp macro half_unit(reported, value, uom, beside_uom, beside_half) as
    least(
        case when uom = beside_uom then beside_half else 'infinity'::double end,
        case when reported is null or reported = 0 or value is null then 1.0
             else abs(value / reported) end
        * 0.5 * case
            when abs(reported - round(reported, 0)) < 1e-9 * greatest(1, abs(reported)) then 1.0
            when abs(reported - round(reported, 1)) < 1e-9 * greatest(1, abs(reported)) then 0.1
            when abs(reported - round(reported, 2)) < 1e-9 * greatest(1, abs(reported)) then 0.01
            when abs(reported - round(reported, 3)) < 1e-9 * greatest(1, abs(reported)) then 0.001
            else 0.0001
        end
    )
