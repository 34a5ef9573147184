"""Places, the whole, targets and parts computed a second time, on top of `recomputed`."""

from fractions import Fraction

from tests.metrics.recomputed import LOWER, RATIOS, SIZES, Recomputed, rounded


class Oracle(Recomputed):
    """Every column of every unit."""

    # ---- places --------------------------------------------------------------------------

    def places(self, code: str, year: int, month: int, see) -> dict[str, int]:
        """1 + how many of the group are strictly better."""
        if code == "land_mu":
            return {}
        found = {}
        units = self.units(year, month)
        for unit in units:
            own = see(unit["unit"], code, year, month)
            if own is None:
                continue
            peers = [u["unit"] for u in units if u["group"] == unit["group"]]
            others = [see(peer, code, year, month) for peer in peers]
            others = [other for other in others if other is not None]
            better = [o for o in others if (o < own if code in LOWER else o > own)]
            found[unit["unit"]] = 1 + len(better)
        return found

    # ---- the whole -----------------------------------------------------------------------

    def reporters(self, code: str, year: int, month: int) -> list[str]:
        return [
            u["unit"]
            for u in self.units(year, month)
            if self.value(u["unit"], code, year, month) is not None
        ]

    def whole(self, code: str, year: int, month: int) -> dict:
        """The figure of the whole: value, base, yoy, state, basis."""
        units = [u["unit"] for u in self.units(year, month)]
        units_before = [u["unit"] for u in self.units(year - 1, month)]
        now, then = self.reporters(code, year, month), self.reporters(code, year - 1, month)
        comparable = set(units) == set(units_before) and set(now) == set(then)
        if code in RATIOS and not self.level("*", code, year, month):
            return self._ratio(code, year, month, units, units_before)
        figure = self.figure("*", code, year, month)
        basis, yoy = "reported", figure["yoy"]
        value = figure["value"]
        if value is None and code not in RATIOS and now:
            value = sum(self.value(u, code, year, month) for u in now)
            figure, basis, yoy = {"yoy": None, "yoy_basis": None, "state": None}, "sum", None
        elif value is None:
            return figure | {"basis": basis}
        elif figure["base_basis"] in ("reported", "implied"):
            if figure["base_basis"] == "implied" and not comparable:
                figure["yoy_computed"] = None
            return figure | {"basis": basis}
        bases = [self.figure(u, code, year, month)["base"] for u in now]
        uom, decimals = self.scale(code, year, month)
        room = Fraction(len(now) + 1, 2) * Fraction(SIZES[uom], 10**decimals)
        parts = sum((self.value(u, code, year, month) for u in now), Fraction(0))
        base = base_basis = None
        if now and None not in bases and (basis == "sum" or abs(value - parts) <= room):
            base, base_basis = sum(bases), "parts"
        elif comparable:
            base = self.value("*", code, year - 1, month)
            base_basis = None if base is None else "last_year"
        out = {
            "value": value,
            "base": base,
            "base_basis": base_basis,
            "basis": basis,
            "yoy_computed": None,
        }
        if figure["yoy_basis"] == "reported":
            return out | {"yoy": yoy, "yoy_basis": "reported", "state": figure["state"]}
        computed, word = self.growth(code, value, base)
        return out | {
            "yoy": computed,
            "yoy_basis": None if computed is None else "computed",
            "state": word,
        }

    def _ratio(self, code: str, year: int, month: int, units: list, units_before: list) -> dict:
        value, complete = self._sums(code, year, month, units)
        before, complete_before = self._sums(code, year - 1, month, units_before)
        out = {
            "value": value,
            "base": None,
            "base_basis": None,
            "yoy": None,
            "yoy_basis": None,
            "yoy_computed": None,
            "state": None,
            "basis": "ratio",
        }
        if value is None:
            return out | {"state": "未报"}
        if complete != complete_before or before is None:
            return out
        yoy, word = self.growth(code, value, before)
        return out | {
            "base": before,
            "base_basis": "last_year",
            "yoy": yoy,
            "state": word,
            "yoy_basis": None if yoy is None else "computed",
        }

    def _sums(self, code: str, year: int, month: int, units: list):
        above, below, times = RATIOS[code]
        complete = [
            u
            for u in units
            if self.value(u, above, year, month) is not None
            and self.value(u, below, year, month) is not None
        ]
        totals = []
        for operand in (above, below):
            row = self.value("*", operand, year, month)
            total = sum((self.value(u, operand, year, month) for u in complete), Fraction(0))
            if not complete or (len(complete) == len(units) and row is not None):
                total = row
            totals.append(total)
        part, whole = totals
        value = None if part is None or not whole else part / whole * times
        return value, set(complete)

    # ---- targets -------------------------------------------------------------------------

    def target(self, unit: str, code: str, year: int, month: int) -> dict:
        """The first target of a unit and where it stands."""
        figure = self.figure(unit, code, year, month)
        said = self.get(unit, code, self.when(code, year, month), "completion")
        said = said["value"] if said else None
        out = {
            "target_type": None,
            "target": None,
            "completion": None,
            "completion_reported": said,
            "time_progress": None,
            "gap_pp": None,
            "required_monthly": None,
            "light": None,
        }
        promised = {
            kind: self.get(unit, code, (year, 1, 12, "ytd"), f"target_{kind}")
            for kind in ("level", "range", "cap", "growth")
        }
        level = promised["level"]
        if level and (level["operator"] == "<=" or (code in LOWER and level["operator"] != ">=")):
            promised["cap"], promised["level"] = promised["cap"] or level, None
        kind = next((k for k, fact in promised.items() if fact), None)
        goal = promised[kind]["value"] if kind else None
        out |= {"target_type": kind, "target": goal}
        if kind == "growth":
            gap = None if figure["yoy"] is None else figure["yoy"] - goal
            operator = promised[kind]["operator"]
            if gap is not None and (operator == "<=" or (code in LOWER and operator != ">=")):
                gap = -gap
            return out | {"gap_pp": gap, "light": self._light(gap, -2)}
        if kind == "cap":
            known = figure["value"] is not None
            light = "灰" if not known else "绿" if figure["value"] <= goal else "红"
            return out | {"light": light}
        completion = said
        if kind and figure["value"] is not None and goal > 0:
            completion = figure["value"] / goal * 100
        if kind is None and completion is None:
            return out | {"light": "灰" if figure["state"] == "未报" else None}
        time = Fraction(month, 12) * 100
        gap = None if completion is None else completion - time
        if kind and figure["value"] is not None and month < 12 and code not in RATIOS:
            out["required_monthly"] = (goal - figure["value"]) / (12 - month)
        return out | {
            "completion": completion,
            "time_progress": time,
            "gap_pp": gap,
            "light": self._light(gap, -10),
        }

    def _light(self, gap: Fraction | None, yellow: int) -> str:
        if gap is None:
            return "灰"
        gap = rounded(gap, 1)
        return "绿" if gap >= 0 else "黄" if gap >= yellow else "红"

    # ---- rows ----------------------------------------------------------------------------

    def rows(self, code: str, year: int, month: int) -> dict[str, dict]:
        """Every column of every unit."""
        earlier = (year, month - 1) if month > 2 else (year - 1, 12)
        rank, growth_rank = (
            self.places(code, year, month, see) for see in (self.seen, self.seen_growth)
        )
        rank_then, growth_then = (
            self.places(code, *earlier, see) for see in (self.seen, self.seen_growth)
        )
        uom, _ = self.scale(code, year, month)
        size, whole = SIZES[uom], self.whole(code, year, month)
        found = {}
        for unit in (u["unit"] for u in self.units(year, month)):
            row = self.figure(unit, code, year, month) | self.target(unit, code, year, month)
            row |= self._part(code, row, whole)
            row["rank"], row["growth_rank"] = rank.get(unit), growth_rank.get(unit)
            row["rank_change"] = self._moved(rank_then.get(unit), rank.get(unit))
            row["growth_rank_change"] = self._moved(growth_then.get(unit), growth_rank.get(unit))
            for key in ("value", "base", "required_monthly"):
                row[key] = None if row[key] is None else row[key] / size
            if row["target_type"] in ("level", "range", "cap"):
                row["target"] /= size
            row["uom"] = uom
            found[unit] = row
        return found

    def _moved(self, then: int | None, now: int | None) -> int | None:
        return None if then is None or now is None else then - now

    def _part(self, code: str, row: dict, whole: dict) -> dict:
        out = {"share": None, "contribution": None, "pull": None}
        if code in RATIOS or row["value"] is None or whole["value"] is None:
            return out
        if whole["value"] > 0:
            out["share"] = row["value"] / whole["value"] * 100
        if row["base"] is None or whole["base"] is None or whole["base"] <= 0:
            return out
        increment, all_of_it = row["value"] - row["base"], whole["value"] - whole["base"]
        out["pull"] = increment / whole["base"] * 100
        if rounded(all_of_it / whole["base"] * 100, 1) > 0:
            out["contribution"] = increment / all_of_it * 100
        return out
