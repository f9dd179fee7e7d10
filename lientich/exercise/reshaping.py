"""What the offices change of work that is under way: its order, who does it, what is split."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.programmes import actions as programmes
from lientich.programmes.actions import Piece
from lientich.programmes.models import RUNNING, Programme, Task

from . import works

if TYPE_CHECKING:
    from .build import Stage

OFFICE = "ha"
SHEDS = "Lắp mái che kho than lộ thiên tại các kho cảng"
SOURCES = "Kiểm kê nguồn thải và lập hồ sơ môi trường từng đơn vị"
AIR_AND_LIGHT = "Cải tạo hệ thống thông gió và chiếu sáng trong lò"
AIR, LIGHT = "Cải tạo hệ thống thông gió trong lò", "Cải tạo hệ thống chiếu sáng trong lò"
TO = "moi_truong"
WHY = "Đơn vị đang tập trung khắc phục sạt lở bãi thải, chưa bố trí được người kiểm kê."
OWN = ["Rõ nguồn kinh phí"]


def plan(stage: Stage, programme: Programme) -> None:
    """Within the last two weeks, when what they are about has been given out."""
    for days, clock, act in (
        (12, "09:05", _keep_a_list),
        (8, "09:20", _put_in_order),
        (6, "10:05", _split),
        (5, "10:40", _hand_on),
    ):
        day = stage.today - timedelta(days=days)
        stage.plan(day, clock, partial(act, stage, programme, day, clock))


def _task(programme: Programme, title: str) -> Task:
    return Task.objects.get(programme=programme, title=title)


def _keep_a_list(stage: Stage, programme: Programme, day: date, clock: str) -> None:
    by = stage.actor(OFFICE, day, clock)
    asked = ["person", "work", "time", "product", "duty", "authority"]
    programmes.set_checklist(by=by, clear=asked, own=OWN)
    programmes.tick(_task(programme, SHEDS), by=by, number=0, done=True)


def _put_in_order(stage: Stage, programme: Programme, day: date, clock: str) -> None:
    """The sheds are due before the count of sources that they wait for: the page says so."""
    task, other = _task(programme, SHEDS), _task(programme, SOURCES)
    programmes.add_dependency(task, by=stage.actor(OFFICE, day, clock), waits_for=other)


def _split(stage: Stage, programme: Programme, day: date, clock: str) -> None:
    task = _task(programme, AIR_AND_LIGHT)
    parts = task.assignments.filter(state__in=RUNNING).select_related("unit")
    units = [part.unit for part in parts]
    pieces = [Piece(AIR, units), Piece(LIGHT, units[:2])]
    made = programmes.split_task(task, by=stage.actor(OFFICE, day, clock), pieces=pieces)
    keys = {one.pk: key for key, one in stage.organisations.items()}
    for part in made[0].assignments.all():
        works.tell(stage, part, keys[part.unit_id], day + timedelta(days=3), 30, works.NOTES[1])


def _hand_on(stage: Stage, programme: Programme, day: date, clock: str) -> None:
    parts = _task(programme, SOURCES).assignments.filter(state__in=RUNNING)
    programmes.reassign(
        parts.order_by("unit__name_key")[0],
        by=stage.actor(OFFICE, day, clock),
        unit=stage.organisations[TO],
        reason=WHY,
    )
