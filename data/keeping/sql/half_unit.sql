-- Half a unit of the last digit printed, in the unit facts are kept in: 46.59 亿元 gives 0.005 亿元 = 50 万元.
create temp macro half_unit(reported, value) as
    case when reported is null or reported = 0 or value is null then 1.0 else abs(value / reported) end
    * 0.5 * case
        when abs(reported - round(reported, 0)) < 1e-9 * greatest(1, abs(reported)) then 1.0
        when abs(reported - round(reported, 1)) < 1e-9 * greatest(1, abs(reported)) then 0.1
        when abs(reported - round(reported, 2)) < 1e-9 * greatest(1, abs(reported)) then 0.01
        when abs(reported - round(reported, 3)) < 1e-9 * greatest(1, abs(reported)) then 0.001
        else 0.0001
    end
