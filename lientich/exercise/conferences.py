"""The review conferences of the exercise: last year's is held, this year's is in preparation."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.conferences import actions, periods
from lientich.conferences.models import Conference
from lientich.programmes.models import Programme, Task

from .works import give_out

if TYPE_CHECKING:
    from .build import Stage

SECRETARIES = ("bao", "dang")


def plan(stage: Stage, programmes: dict[int, Programme]) -> None:
    """The half of each year that has come so far, and each year; the office calls them ahead."""
    for year, programme in programmes.items():
        half, whole = date(year, 7, 18), date(year + 1, 2, 27)
        if half < stage.today:
            book(stage, programme, Conference.Kind.HALF_YEAR, year, half)
        book(stage, programme, Conference.Kind.YEARLY, year, whole if year < stage.year else None)


def book(stage: Stage, programme: Programme, kind: str, year: int, held_on: date | None) -> None:
    day = min(held_on or stage.today, stage.today) - timedelta(days=15)
    stage.plan(day, "08:40", partial(call, stage, programme, kind, year, held_on, day))


CONCLUSIONS = [
    (
        "Giao Ban Môi trường Bắc Sơn kiểm tra vận hành các trạm xử lý nước thải trong mùa mưa.",
        "environment",
        "Ban Môi trường Bắc Sơn",
        ["suoi_nga", "khe_lim", "thanh_khe"],
        "done",
    ),
    (
        "Giao Ban Tuyên giáo Vịnh Xanh tổng hợp dư luận người lao động về phương án sắp xếp "
        "phân xưởng.",
        "opinion",
        "Ban Tuyên giáo Vịnh Xanh",
        ["doi_sim", "suoi_nga"],
        "going",
    ),
    ("Hai Văn phòng thống nhất một mẫu báo cáo quý.", "coordination", "", [], ""),
    ("Biểu dương các đơn vị hoàn thành sớm trạm xử lý nước thải.", "emulation", "", [], "needless"),
]


def conclude(stage: Stage, conference: Conference, day: date) -> None:
    """What this year's half-year review came to; of two, tasks are given out, one needs none."""
    by = stage.actor("ha", day, "16:30")
    for text, field, lead, units, how in CONCLUSIONS:
        conclusion = actions.conclude(
            conference,
            by=by,
            text=text,
            directed_by="Hai Bí thư đồng chủ trì",
            field=stage.fields[field],
        )
        if how == "needless":
            actions.need_no_task(conclusion, by=by, reason="Lời biểu dương, không giao việc.")
        if lead:
            task = actions.draft_from(conclusion, by=by, programme=conference.programme)
            begun = day + timedelta(days=3)
            give = partial(assign, stage, task, lead, begun, units, how)
            stage.plan(begun, "08:20", give)


def assign(stage: Stage, task: Task, lead: str, begun: date, units: list[str], how: str) -> None:
    give_out(stage, task, stage.bodies[lead], begun, date(stage.year, 9, 30), units, how)


def call(
    stage: Stage, programme: Programme, kind: str, year: int, held_on: date | None, day: date
) -> None:
    since, until = periods.of(kind, year)
    conference = actions.call_conference(
        programme,
        by=stage.actor("ha", day, "08:40"),
        kind=kind,
        since=since,
        until=until,
        held_on=held_on,
        place="Vịnh Xanh" if kind == Conference.Kind.HALF_YEAR else "Bắc Sơn",
        chairs=[stage.people[name] for name in SECRETARIES],
    )
    if kind == Conference.Kind.HALF_YEAR and year == stage.year and held_on:
        stage.plan(held_on, "16:30", partial(conclude, stage, conference, held_on))
