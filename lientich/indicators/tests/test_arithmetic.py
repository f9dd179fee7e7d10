"""What any cell is: each rule by an example, all of them against a naive reference."""

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.indicators.arithmetic import (
    Base,
    Better,
    Book,
    Cell,
    Formula,
    Indicator,
    Line,
    Over,
    Period,
    Reshaping,
    Share,
    Standing,
    Verdict,
    agrees,
    as_it_is,
    as_it_was,
    base_of,
    cell,
    comparable,
    growth,
    joint,
    named,
    percent_of,
    plan_cell,
    plan_for,
    recast,
    refuse_impossible,
    rounded,
    spread,
    units_of,
    verdict,
)
from lientich.indicators.arithmetic.cells import Why
from lientich.indicators.arithmetic.kinds import Impossible, Made

from . import naive

D = Decimal
JAN = Period.of(2025, 1).first
ONE = D(1)


def book(catalogue, values):
    shaped = defaultdict(lambda: defaultdict(dict))
    for (key, month, unit), value in values.items():
        shaped[key][month][unit] = value
    return Book({one.key: one for one in catalogue}, shaped)


# Periods


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("2026", Period.of(2026, 1, 12)),
        ("2026-H2", Period.of(2026, 7, 6)),
        ("2026-9M", Period.of(2026, 1, 9)),
        ("2026-Q4", Period.of(2026, 10, 3)),
        ("2026-02", Period.of(2026, 2, 1)),
        ("2026-C07", Period.of(2026, 1, 7)),
    ],
)
def test_a_period_is_named_and_found_by_its_name(name, period):
    assert (period.name, named(name)) == (name, period)


@pytest.mark.parametrize(
    "name", ["2026-13", "2026-Q5", "2026-C00", "26", "2026-", "٢٠٢٦", "2026-1"]
)
def test_what_names_no_period_is_none(name):
    assert named(name) is None


def test_a_period_knows_its_days_and_the_year_before():
    quarter = Period.of(2024, 1, 3)
    assert (quarter.first_day, quarter.last_day) == (date(2024, 1, 1), date(2024, 3, 31))
    assert base_of(quarter, Base.SAME_MONTHS) == Period.of(2023, 1, 3)
    assert base_of(quarter, Base.WHOLE_YEAR) == Period.of(2023, 1, 12)
    assert quarter.up_to(quarter.first + 1) == Period.of(2024, 1, 2)
    assert list(quarter.up_to(quarter.first - 1)) == []


# Cells, against the reference

KEYS = ("coal", "heads", "stock", "wage", "worst", "own", "mean")
KINDS = [
    Indicator("coal"),
    Indicator("heads", over_time=Over.LAST),
    Indicator("stock", over_time=Over.LAST),
    Indicator("wage", over_units=Over.MEAN, over_time=Over.MEAN, weight="heads"),
    Indicator("worst", over_units=Over.MAX, over_time=Over.MAX),
    Indicator("own", over_units=Over.NONE, over_time=Over.NONE),
    Indicator("mean", over_units=Over.SUM, over_time=Over.MEAN, weight="heads"),
    Indicator("plain", over_units=Over.MEAN, over_time=Over.MEAN),
    Indicator("peak", over_units=Over.SUM, over_time=Over.MAX),
    Indicator("each", "", Over.NONE, Over.NONE, formula=Formula(Made.RATIO, "coal", "heads", D(9))),
    Indicator("left", formula=Formula(Made.DIFFERENCE, "coal", "stock")),
    Indicator("both", formula=Formula(Made.SUM, "coal", "left")),
    Indicator("turn", "", Over.NONE, Over.NONE, formula=Formula(Made.RATIO, "heads", "stock")),
]
CATALOGUE = {one.key: one for one in KINDS}
REPORTED = [one.key for one in KINDS if one.formula is None]
WEIGHTS = [ONE, ONE, ONE, ONE, ONE, D("0.25"), None]
figures = st.integers(-300, 300).map(lambda n: D(n) / 8)
# Thousands of arrangements are dealt from one number: what hypothesis draws one by one costs more
# than the cell it is for.
seeds = st.integers(0, 2**32).map(random.Random)


def deal(chance):
    """Units of each month with their weights, and what was reported; much of it is not."""
    months = range(JAN, JAN + chance.randint(1, 3))
    members = {
        month: {unit: chance.choice(WEIGHTS) for unit in "abc" if chance.random() < 0.8}
        for month in months
    }
    values = {
        (part, month, unit): D(chance.randint(-300, 300)) / 8
        for part in REPORTED
        for month in months
        for unit in "abc"
        if chance.random() < 0.8
    }
    return members, values


@settings(max_examples=200)
@given(seeds)
def test_no_arrangement_of_units_months_and_missing_values_differs_from_the_reference(chance):
    members, values = deal(chance)
    known = book(KINDS, values)
    for key in CATALOGUE:
        found = cell(known, key, members)
        expected = naive.value(CATALOGUE, values, key, members)
        assert (found.reported, found.expected) == naive.coverage(CATALOGUE, values, key, members)
        if expected is None:
            assert found.value is None
            assert found.why
        else:
            assert rounded(found.value, 6) == _half_up(expected, 6)


def _half_up(value: Fraction, decimals: int) -> D:
    """Rounded in whole numbers."""
    whole, rest = divmod(abs(value) * 10**decimals, 1)
    made = D(int(whole) + (rest >= Fraction(1, 2))).scaleb(-decimals)
    return -made if value < 0 else made


def test_a_missing_value_is_not_zero():
    values = {("own", JAN, "a"): D(4), ("plain", JAN, "a"): D(4)}
    members = {JAN: {"a": ONE, "b": ONE}}
    assert cell(book(KINDS, values), "plain", members) == Cell(D(4), 1, 2)
    assert cell(book(KINDS, {}), "coal", members) == Cell(None, 0, 2, Why.MISSING)


def test_a_stock_is_that_of_the_last_month_anyone_told():
    values = {("stock", JAN, "a"): D(4), ("stock", JAN, "b"): D(5), ("stock", JAN + 1, "a"): D(3)}
    members = dict.fromkeys(range(JAN, JAN + 3), {"a": ONE, "b": ONE})
    assert cell(book(KINDS, values), "stock", members) == Cell(D(3), 1, 2, as_of=JAN + 1)


def test_a_mean_weighs_and_is_rounded_once_at_the_end():
    values = {}
    for unit, wage, heads in (("a", "10.1", 2), ("b", "10.2", 1), ("c", "10.4", 4)):
        values |= {("wage", JAN, unit): D(wage), ("heads", JAN, unit): D(heads)}
    found = cell(book(KINDS, values), "wage", {JAN: dict.fromkeys("abc", ONE)})
    assert rounded(found.value, 1) == D("10.3")  # 72.0 / 7 = 10.2857…
    assert units_of(book(KINDS, values), "wage", {JAN: {"a": ONE}}) == {"a": Cell(D("10.1"), 1, 1)}


# Lines, moves, mergers and divisions

DAYS = [date(2025, month, day) for month in range(1, 6) for day in (1, 15)]


def moving(chance):
    """Units that each stand under at most one other at a time, and move about."""
    rows = []
    for unit in "abcde":
        turns = sorted(chance.sample(DAYS, chance.randint(0, 3)))
        for since, until in zip(turns, [*turns[1:], None][: len(turns)], strict=True):
            over = chance.choice("ABabc")
            if over != unit:
                rows.append(Standing(unit, over, since, until))
    return rows


@settings(max_examples=150)
@given(seeds)
def test_whoever_climbs_to_the_top_is_under_it(chance):
    standings, top, day = moving(chance), chance.choice("Aab"), chance.choice(DAYS)
    assert Line(standings).under(top, day) == naive.under(standings, top, day)
    was = as_it_was(Line(standings).of(top), Period(JAN, 4))
    for month in range(4):
        after = date(2025, month + 2, 1)
        assert set(was[JAN + month]) == naive.under(standings, top, after - timedelta(days=1))


NINE = [f"mine {n}" for n in range(9)]
MOVED = date(2023, 7, 13)


def moved():
    """Nine mines and two that stayed, of one committee; on the day the nine go to the group's."""
    long_ago = date(2015, 1, 1)
    rows = [Standing(mine, "TQN", long_ago, MOVED) for mine in NINE]
    rows += [Standing(mine, "TKV", MOVED) for mine in NINE]
    return Line([*rows, *(Standing(one, "TQN", long_ago) for one in ("Hà Tu", "Núi Béo"))])


def test_the_move_of_nine_mines_leaves_every_earlier_total_as_it_was():
    year = Period.of(2023, 1, 12)
    values = {
        ("coal", month, unit): D(10) for month in year for unit in [*NINE, "Hà Tu", "Núi Béo"]
    }
    line, known = moved(), book(KINDS, values)
    half, rest = Period.of(2023, 1, 6), Period.of(2023, 7, 6)

    def total(top, period):
        return cell(known, "coal", as_it_was(line.of(top), period)).value

    assert (total("TQN", half), total("TKV", half)) == (D(660), None)
    assert (total("TQN", rest), total("TKV", rest)) == (D(120), D(540))
    now = date(2024, 1, 1)
    recast_half = [
        cell(known, "coal", as_it_is(line.of(top), half, now)).value for top in ("TQN", "TKV")
    ]
    assert recast_half == [D(120), D(540)]
    later, before = (as_it_was(line.of("TQN"), Period.of(year, 8)) for year in (2023, 2022))
    assert not comparable(known, "coal", later, before, [])
    earlier, before = (as_it_was(line.of("TQN"), Period.of(year, 6)) for year in (2023, 2022))
    assert comparable(known, "coal", earlier, before, [])


def test_units_that_merged_are_comparable_with_what_became_of_them():
    merged = Reshaping(date(2025, 3, 1), (Share("a", "c"), Share("b", "c")))
    at_the_end = Reshaping(date(2025, 1, 31), merged.shares)
    assert recast({"c": ONE}, JAN + 2, JAN, [merged]) == {"a": ONE, "b": ONE}
    assert recast({"c": ONE}, JAN + 2, JAN, [at_the_end]) == {"c": ONE}
    known = book(KINDS, {})
    now, then = {JAN + 12: {"c": ONE}}, {JAN: {"a": ONE, "b": ONE}}
    assert comparable(known, "coal", now, then, [merged])
    assert not comparable(known, "coal", now, {JAN: {"a": ONE}}, [merged])
    assert not comparable(known, "coal", {JAN + 12: {"c": ONE, "new": ONE}}, then, [merged])


def test_of_a_unit_that_was_divided_each_part_has_the_share_that_was_stated():
    parts = (Share("a", "b", D("0.7")), Share("a", "c", D("0.3")))
    divided = Reshaping(date(2025, 2, 10), parts)
    values = {("coal", JAN, "a"): D(10), ("worst", JAN, "a"): D(10)}
    of = {unit: as_it_is(lambda day, u=unit: frozenset(u), [JAN], date(2025, 6, 1), [divided])
          for unit in ("b", "c", "bc")}  # fmt: skip
    known = book(KINDS, values)
    assert [cell(known, "coal", of[unit]).value for unit in of] == [D(7), D(3), D(10)]
    assert cell(known, "worst", of["b"]).why == Why.NO_RULE
    unsaid = Reshaping(date(2025, 2, 10), (Share("a", "b", None), Share("a", "c", None)))
    assert recast({"b": ONE}, JAN + 2, JAN, [unsaid]) == {"a": None}
    assert recast({"b": ONE, "c": ONE}, JAN + 2, JAN, [unsaid]) == {"a": ONE}


@st.composite
def histories(draw):
    """Units of the first day, what merged and was divided since, and those of the last day."""
    living, acts = ["a", "b", "c"], []
    for step in range(draw(st.integers(0, 3))):
        day = date(2025, 2 + step, 10)
        if draw(st.booleans()) and len(living) > 1:
            gone, living = living[:2], [*living[2:], f"merged {step}"]
            shares = tuple(Share(one, f"merged {step}") for one in gone)
        else:
            part = D(draw(st.integers(0, 10))) / 10
            one, living = living[0], [*living[1:], f"left {step}", f"right {step}"]
            shares = (Share(one, f"left {step}", part), Share(one, f"right {step}", 1 - part))
        acts.append(Reshaping(day, shares))
    return living, acts


@settings(max_examples=60)
@given(histories(), st.data())
def test_the_recast_series_adds_up_to_the_same_whole_however_units_are_told_apart(history, data):
    living, acts = history
    side = {unit: data.draw(st.sampled_from(["A", "B", "AB"])) for unit in living}
    known = book(KINDS, {("coal", JAN, unit): data.draw(figures) for unit in "abc"})

    def cut(units):
        return as_it_is(units, [JAN], date(2025, 12, 1), acts)

    def of(name):
        return lambda day: frozenset(unit for unit in living if name in side[unit])

    told = joint(known, "coal", of("A"), of("B"), cut)
    values = [one.value or D(0) for one in (told.first, told.second, told.shared, told.joint)]
    assert values[0] + values[1] - values[2] == values[3]
    assert values[3] == sum(known.values["coal"][JAN].values())


# Plans and comparisons


def test_a_plan_is_its_own_or_made_of_its_pieces():
    year = Period.of(2026, 1, 12)
    quarters = {Period.of(2026, month, 3): D(month) for month in (1, 4, 7, 10)}
    assert plan_for(year, quarters, Over.SUM) == D(22)
    assert plan_for(year, quarters | {year: D(30)}, Over.SUM) == D(30)
    assert plan_for(year, quarters, Over.LAST) == D(10)
    assert plan_for(year, quarters, Over.NONE) is None
    assert plan_for(Period.of(2026, 1, 9), {year: D(30)}, Over.SUM) is None
    assert plan_for(Period.of(2026, 1, 9), {year: D(95)}, Over.NONE) == D(95)
    assert plan_for(Period.of(2027, 1, 9), {year: D(95)}, Over.NONE) is None


def test_plans_of_units_add_up_only_as_far_as_they_were_made():
    months = dict.fromkeys(range(JAN, JAN + 12), {"a": ONE, "b": ONE})
    year = Period.of(2025, 1, 12)
    stated = {"a": {year: D(10)}, "b": {year: D(20)}}
    assert plan_cell(CATALOGUE["coal"], stated, months) == Cell(D(30), 2, 2)
    assert plan_cell(CATALOGUE["coal"], {"a": {year: D(10)}}, months) == Cell(D(10), 1, 2)
    assert plan_cell(CATALOGUE["wage"], stated, months).why == Why.NO_RULE
    gone = {month: {"a": ONE} if month < JAN + 6 else {} for month in months}
    assert plan_cell(CATALOGUE["coal"], stated, gone).why == Why.MISSING
    by_month = {"a": {Period(month, 1): D(2) for month in months}}
    assert plan_cell(CATALOGUE["coal"], by_month, gone) == Cell(D(12), 1, 1)


@given(st.integers(-(10**6), 10**6), st.lists(st.integers(1, 50), min_size=1, max_size=12))
def test_a_plan_that_is_spread_makes_the_whole_again(total, parts):
    made = spread(D(total) / 100, [D(one) for one in parts], 1)
    assert sum(made) == D(total) / 100
    assert len(made) == len(parts)


def test_percentages_differences_and_verdicts():
    assert percent_of(D(1), D(0)) is None
    assert growth(D(3), D(4)) == D(-25)
    assert verdict(D(96), D(100), Better.HIGHER) == Verdict.NEAR
    assert verdict(D(94), D(100), Better.HIGHER) == Verdict.MISSED
    assert verdict(D(1), D(0), Better.LOWER) == Verdict.MISSED
    assert verdict(D(0), D(0), Better.LOWER) == Verdict.MET
    assert verdict(D(-200), D(-100), Better.HIGHER) == Verdict.MISSED  # twice the loss
    assert growth(D(-50), D(-100)) is None
    assert (rounded(D("2.5"), 0), rounded(D("-2.5"), 0)) == (D(3), D(-3))


@pytest.mark.parametrize(
    ("actual", "plan", "reported", "same"),
    [
        ("22.82", "42", "54", True),  # coal sold, first half of 2019
        ("67735", "128000", "53", True),  # revenue, the same
        ("21.85", "40", "54", False),  # coal raised: 54.6, the source says 54
        ("37", "40", "92", True),  # coal raised in eleven months of 2019
        ("40.85", "42", "97", True),
        ("120158", "128000", "94", True),
    ],
)
def test_the_percentages_that_were_published(actual, plan, reported, same):
    assert agrees(D(reported), percent_of(D(actual), D(plan))) is same


# What an indicator cannot be


@pytest.mark.parametrize(
    ("why", "one"),
    [
        ("cycle", Indicator("x", formula=Formula(Made.SUM, "coal", "x"))),
        ("measures", Indicator("x", "m³", formula=Formula(Made.SUM, "coal", "stock"))),
        ("rhythms", Indicator("x", every=3, formula=Formula(Made.SUM, "coal", "stock"))),
        ("last of units", Indicator("x", over_units=Over.LAST)),
        ("weight", Indicator("x", over_units=Over.MEAN, weight="wage")),
        ("weight", Indicator("x", over_units=Over.MEAN, weight="left")),
        ("ratio", Indicator("x", formula=Formula(Made.RATIO, "coal", "heads"))),
    ],
)
def test_what_cannot_be_is_refused(why, one):
    with pytest.raises(Impossible) as refused:
        refuse_impossible(CATALOGUE | {"x": one}, "x")
    assert refused.value.why == why


def test_what_can_be_is_not_refused():
    for key in ("coal", "wage", "left", "both"):
        refuse_impossible(CATALOGUE, key)
