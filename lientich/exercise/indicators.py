"""The indicators of the joint resolution on the environment: two years of what units reported.

All values are invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from lientich.core.ids import new_id
from lientich.indicators import actions
from lientich.indicators.actions import Figure
from lientich.indicators.arithmetic import Period
from lientich.indicators.models import Indicator, IndicatorSet

from . import cast

if TYPE_CHECKING:
    from .build import Stage

NAME = "Chỉ tiêu môi trường theo Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX"
UNITS = [*cast.MINES, "tuyen_dong", "tuyen_tay", "kho_van", "cang"]
LATE = ("khe_lim", "thanh_khe", "nui_tho", "cang")  # have not reported the last month
BEGUN = "suoi_nga"  # has its figures of that month in a draft
TOLD_WHY = ("dong_vong", "Trạm xử lý dừng chín ngày để thay màng lọc, nước đưa về hồ dự phòng.")
SOURCE = "Sổ theo dõi môi trường của hai Văn phòng"
RAIN = [60, 60, 70, 80, 120, 150, 160, 165, 130, 90, 65, 60]  # of a hundred, by month
PLANTING = [0, 2, 10, 14, 12, 10, 10, 14, 16, 8, 4, 0]
EVEN = [1] * 12
LAST, MEAN, NONE = Indicator.Over.LAST, Indicator.Over.MEAN, Indicator.Over.NONE
LOWER = Indicator.Better.LOWER

# key, name, measure, how it is counted; what it is made of or weighed by is named by its key.
INDICATORS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("raised", "Nước thải mỏ phát sinh", "nghìn m³", {"better": LOWER, "least": 0, "most": 900}),
    ("treated", "Nước thải mỏ đã xử lý đạt quy chuẩn", "nghìn m³", {"least": 0, "most": 900}),
    (
        "share",
        "Tỷ lệ nước thải mỏ đạt quy chuẩn",
        "%",
        {
            "made": Indicator.Made.RATIO,
            "first": "treated",
            "second": "raised",
            "scale": 100,
            "over_units": NONE,
            "over_time": NONE,
            "decimals": 1,
        },
    ),
    (
        "stations",
        "Trạm xử lý nước thải vận hành",
        "trạm",
        {"over_time": LAST, "least": 0, "most": 9},
    ),
    ("green", "Diện tích bãi thải phủ xanh", "ha", {"decimals": 1, "least": 0, "most": 30}),
    ("points", "Điểm quan trắc bụi", "điểm", {"over_time": LAST, "least": 0, "most": 40}),
    (
        "dust",
        "Nồng độ bụi bình quân",
        "mg/m³",
        {
            "over_units": MEAN,
            "over_time": MEAN,
            "weight": "points",
            "better": LOWER,
            "decimals": 2,
            "least": 0,
            "most": 1,
        },
    ),
    ("watering", "Lượt tưới đường dập bụi", "lượt", {"least": 0, "most": 3000}),
    ("incidents", "Sự cố môi trường", "vụ", {"better": LOWER, "least": 0, "most": 5}),
]
PLANNED = {"treated": RAIN, "green": PLANTING, "watering": EVEN, "incidents": EVEN}


@dataclass
class Play:
    """The set with its indicators by key, and what each unit is like."""

    of: IndicatorSet
    indicators: dict[str, Indicator] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(1804))


def plan(stage: Stage) -> None:
    day = Period.of(stage.year - 1, 1).first_day + timedelta(days=11)
    stage.plan(day, "08:20", partial(ask, stage))


def ask(stage: Stage) -> None:
    """The offices ask for the figures, plan both years, and bring in what their books hold."""
    begun = Period.of(stage.year - 1, 1)
    day = begun.first_day + timedelta(days=11)
    by = stage.actor("ha", day, "08:20")
    owners = [stage.organisations[key] for key in ("bac_son", "vinh_xanh")]
    of = actions.make_set(
        by=by,
        name=NAME,
        field=stage.fields["environment"],
        owners=owners,
        lines=["party", "management"],
        token=new_id(),
    )
    play = Play(of)
    for key, name, measure, given in INDICATORS:
        kind: dict[str, Any] = {
            how: play.indicators[value] if how in ("first", "second", "weight") else value
            for how, value in given.items()
        }
        play.indicators[key] = actions.add_indicator(of, by=by, name=name, measure=measure, **kind)
    units = [stage.organisations[key] for key in UNITS]
    actions.ask_units(of, by=by, units=units, since=begun.first_day)
    play.size = {key: play.chance.randint(40, 220) for key in UNITS}
    last = Period.begun(stage.today, 1).first - 1
    for year in (stage.year - 1, stage.year):
        then = Period.of(year, 1).first_day + timedelta(days=12)
        stage.plan(then, "09:00", partial(plan_year, stage, play, year))
    known = Period(begun.first, last - 1 - begun.first)
    then = Period(last - 1, 1).first_day + timedelta(days=4)
    stage.plan(then, "09:30", partial(bring, stage, play, known))
    for month in (last - 1, last):
        for place, key in enumerate(UNITS):
            if month < last or key not in LATE:
                then = Period(month + 1, 1).first_day + timedelta(days=place % 3)
                clock = f"{8 + place // 10:02}:{10 + place:02}"
                act = partial(report, stage, play, key, Period(month, 1), then, month == last)
                stage.plan(then, clock, act)


def plan_year(stage: Stage, play: Play, year: int) -> None:
    by = stage.actor("ha", Period.of(year, 1).first_day + timedelta(days=12), "09:00")
    decided_by = f"Kế hoạch môi trường năm {year} của hai Đảng ủy"
    yearly = {
        "treated": lambda size: size * 12 * 95 // 100,
        "green": lambda size: size // 30,
        "watering": lambda size: size * 30,
        "incidents": lambda size: 0,
        "share": lambda size: 95,
    }
    for key, planned in yearly.items():
        actions.plan_year(
            play.indicators[key],
            by=by,
            year=year,
            values={
                stage.organisations[unit].pk: Decimal(planned(size))
                for unit, size in play.size.items()
            },
            weights=[Decimal(one) for one in PLANNED.get(key, [])],
            decided_by=decided_by,
        )


def bring(stage: Stage, play: Play, known: Period) -> None:
    figures = [
        Figure(stage.organisations[key].pk, play.indicators[name].pk, Period(month, 1), value)
        for key in UNITS
        for month in known
        for name, value in values(stage, play, key, month).items()
    ]
    by = stage.actor("ha", Period(known.end, 1).first_day + timedelta(days=4), "09:30")
    actions.bring_figures(play.of, by=by, figures=figures, source=SOURCE)


def values(stage: Stage, play: Play, key: str, month: int) -> dict[str, Decimal]:
    """What a unit reports of a month: more rain, more water; from year to year a little better."""
    size, chance, place = play.size[key], play.chance, month % 12
    later = month // 12 - (stage.year - 1)
    raised = size * RAIN[place] * chance.randint(92, 108) // 10_000
    bad = key == TOLD_WHY[0] and later and place >= 8
    share = chance.randint(70, 76) if bad else chance.randint(925, 985) / 10 + 2 * later
    green = size * PLANTING[place] * chance.randint(80, 130 + 20 * later) / 300_000
    treated = int(raised * min(share, 99.5) / 100)
    trips = size * chance.randint(22, 30) // 10
    return {
        "raised": Decimal(raised),
        "treated": Decimal(treated),
        "stations": Decimal(1 + size // 90),
        "green": Decimal(round(green, 1)).quantize(Decimal("0.1")),
        "points": Decimal(3 + size // 40),
        "dust": Decimal(chance.randint(14, 30) - 2 * later) / 100,
        "watering": Decimal(trips if trips not in (raised, treated) else trips + 1),
        "incidents": Decimal(chance.random() < 0.012),
    }


def report(stage: Stage, play: Play, key: str, period: Period, day: date, last: bool) -> None:
    """A unit hands in its month; an office has looked at those of the month before."""
    by = stage.actor(f"reporter:{key}", day, "10:00")
    word = TOLD_WHY[1] if key == TOLD_WHY[0] else ""
    told = values(stage, play, key, period.first)
    sheet = actions.enter_figures(
        play.of,
        by=by,
        unit=stage.organisations[key],
        period=period,
        values={
            play.indicators[name].pk: (value, word if name == "treated" else "")
            for name, value in told.items()
        },
    )
    if last and key == BEGUN:
        return
    actions.submit_sheet(sheet, by=by)
    office = stage.actor("ha", day + timedelta(days=3), "15:00")
    if not last or key in cast.OPEN_PIT:
        actions.verify_sheet(sheet, by=office)
    if not last and key in cast.UNDERGROUND:
        actions.lock_sheet(sheet, by=office)
