from datetime import date
from decimal import Decimal

import pytest

from conftest import NOW
from lientich.core.ids import new_id
from lientich.indicators import actions
from lientich.indicators.arithmetic import Period
from lientich.indicators.models import Indicator

MAY = Period.of(2026, 5)  # the month before that of the cast
MORE = Indicator.Over


@pytest.fixture(autouse=True)
def _on_the_day_of_the_cast(monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)


def make(by, world, owners=None, **given):
    return actions.make_set(
        by=by,
        name="Môi trường",
        field=world.environment,
        owners=owners or [world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
        **{"token": new_id()} | given,
    )


@pytest.fixture
def of(world, lan):
    """Of both sides: water raised, water treated, the share of it; both units report from 2025."""
    made = make(lan, world)
    raised = actions.add_indicator(made, by=lan, name="Phát sinh", measure="m³", most=Decimal(900))
    treated = actions.add_indicator(made, by=lan, name="Đã xử lý", measure="m³")
    actions.add_indicator(
        made,
        by=lan,
        name="Tỷ lệ",
        measure="%",
        made=Indicator.Made.RATIO,
        first=treated,
        second=raised,
        scale=Decimal(100),
        over_units=MORE.NONE,
        over_time=MORE.NONE,
        decimals=1,
    )
    actions.ask_units(made, by=lan, units=[world.suoi_nga, world.doi_sim], since=date(2025, 1, 1))
    return made


@pytest.fixture
def raised(of):
    return of.indicators.get(name="Phát sinh")


@pytest.fixture
def treated(of):
    return of.indicators.get(name="Đã xử lý")


@pytest.fixture
def draft(of, world, minh):
    return enter(of, minh, world.suoi_nga)


@pytest.fixture
def submitted(draft, minh):
    return actions.submit_sheet(draft, by=minh)


def enter(of, by, unit, period=MAY, raised="200", treated="150", word=""):
    keys = dict(of.indicators.values_list("name", "pk"))
    values = {
        keys[name]: (None if value is None else Decimal(value), word)
        for name, value in (("Phát sinh", raised), ("Đã xử lý", treated))
    }
    return actions.enter_figures(of, by=by, unit=unit, period=period, values=values)
