"""The same arithmetic once more, from the rules as they are worded, in fractions, row by row.

Nothing here is shared with the module it judges but the plain records of its input.
"""

from datetime import date
from fractions import Fraction

MAX = date.max


def under(standings, top, day):
    """Whoever climbs to `top` by way of those that hold on the day."""
    over = {one.unit: one.over for one in standings if one.since <= day < (one.until or MAX)}
    units = {top}
    for start in over:
        seen, unit = set(), start
        while unit in over and unit not in seen:
            seen.add(unit)
            unit = over[unit]
            if unit == top:
                units.add(start)
    return units


def parts_of(catalogue, key):
    """Every reported indicator that an indicator needs."""
    one = catalogue[key]
    if one.formula:
        return parts_of(catalogue, one.formula.first) | parts_of(catalogue, one.formula.second)
    return {key} | ({one.weight} if one.weight is not None else set())


def value(catalogue, values, key, members):
    """The value of a cell, or None."""
    parts = parts_of(catalogue, key)
    rows = [
        (month, unit, weight)
        for month, weights in members.items()
        if (month + 1) % catalogue[key].every == 0
        for unit, weight in weights.items()
    ]
    stock = all(catalogue[part].over_time == "last" for part in parts)
    told = [row for row in rows if all((part, *row[:2]) in values for part in parts)]
    if not told:
        return None
    looked_at = [row for row in rows if row[0] == max(told)[0]] if stock else rows
    if any(weight is None for _month, _unit, weight in looked_at):
        return None
    told = [(month, unit, Fraction(weight or 1)) for month, unit, weight in told]
    return _of(catalogue, values, key, told)


def coverage(catalogue, values, key, members):
    parts = parts_of(catalogue, key)
    stock = all(catalogue[part].over_time == "last" for part in parts)
    asked = {
        (month, unit)
        for month, weights in members.items()
        if (month + 1) % catalogue[key].every == 0
        for unit in weights
    }
    told = {row for row in asked if all((part, *row) in values for part in parts)}
    if stock and (told or asked):
        latest = (
            max(month for month, _unit in told) if told else max(months_of(members, catalogue[key]))
        )
        asked = {row for row in asked if row[0] == latest}
    units = {unit for _month, unit in asked}
    lacking = {unit for month, unit in asked if (month, unit) not in told}
    return len(units - lacking), len(units)


def months_of(members, one):
    return [month for month in members if (month + 1) % one.every == 0]


def _of(catalogue, values, key, rows):
    one = catalogue[key]
    if not one.formula:
        return _Reported(catalogue[key], values, rows).over_time()
    first = _of(catalogue, values, one.formula.first, rows)
    second = _of(catalogue, values, one.formula.second, rows)
    if first is None or second is None:
        return None
    if one.formula.made == "ratio":
        return first * Fraction(one.formula.scale) / second if second else None
    return first + second if one.formula.made == "sum" else first - second


class _Reported:
    def __init__(self, one, values, rows):
        self.one, self.rows = one, rows
        self.months = sorted({month for month, _unit, _share in rows})
        self.values = {row: Fraction(values[one.key, row[0], row[1]]) for row in rows}
        self.heavy = {
            row: row[2]
            * (1 if one.weight is None else Fraction(values[one.weight, row[0], row[1]]))
            for row in rows
        }

    def mean(self, rows):
        total = sum(self.heavy[row] for row in rows)
        return sum(self.heavy[row] * self.values[row] for row in rows) / total if total else None

    def of_month(self, month):
        rows = [row for row in self.rows if row[0] == month]
        if self.one.over_units == "sum":
            return sum(row[2] * self.values[row] for row in rows)
        if self.one.over_units == "mean":
            return self.mean(rows)
        if any(share != 1 for _month, _unit, share in rows):
            return None
        if self.one.over_units == "max" or len(rows) == 1:
            return max(self.values[row] for row in rows)
        return None

    def over_time(self):
        how, months = self.one.over_time, self.months
        if how == "mean" and self.one.over_units == "mean":
            return self.mean(self.rows)
        if how == "last":
            return self.of_month(months[-1])
        each = [self.of_month(month) for month in months]
        if None in each:
            return None
        if how == "mean":
            return self._mean_of(each)
        if how == "sum":
            return sum(each)
        return max(each) if how == "max" or len(each) == 1 else None

    def _mean_of(self, each):
        if self.one.weight is None:
            return sum(each) / len(each)
        heavy = [
            sum(self.heavy[row] for row in self.rows if row[0] == month) for month in self.months
        ]
        if not sum(heavy):
            return None
        return sum(a * b for a, b in zip(each, heavy, strict=True)) / sum(heavy)
