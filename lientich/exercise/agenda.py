"""The two sides' calendars of this week and the next, beside conferences and dates."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from lientich.agenda import actions
from lientich.core.ids import new_id
from lientich.programmes.models import Programme

if TYPE_CHECKING:
    from .build import Stage

# Who wrote it, days after this Monday, from when till when, whether it is joint; what, where, who
# chairs, attends and prepares.
PLANNED: list[Any] = [
    ("ha", 0, "08:00", "09:30", False, "Giao ban Thường trực Đảng ủy", "Phòng họp số 1"),
    ("ha", 2, "14:00", "16:00", True, "Thống nhất mẫu báo cáo quý của hai bên", "Bắc Sơn"),
    ("ha", 3, "", "", False, "Kiểm tra vận hành trạm xử lý nước thải", "Than Suối Ngà"),
    ("ha", 8, "08:30", "11:00", True, "Rà soát nhiệm vụ quá hạn của chương trình", "Trực tuyến"),
    ("chau", 1, "08:00", "10:00", False, "Họp Ban Thường vụ Đảng ủy", "Hội trường tầng 2"),
    ("chau", 4, "14:00", "", True, "Đối thoại với cán bộ, đảng viên hai bên", "Vịnh Xanh"),
]
TOLD = {
    "ha": ("Bí thư Đảng ủy Bắc Sơn", "Thường trực; trưởng các ban", "Văn phòng Bắc Sơn"),
    "chau": ("Bí thư Đảng ủy Vịnh Xanh", "Ban Thường vụ; trưởng các ban", "Văn phòng Vịnh Xanh"),
}


def plan(stage: Stage, programme: Programme) -> None:
    monday = stage.today - timedelta(days=stage.today.weekday())
    for number, (who, later, *hours, joint, title, place) in enumerate(PLANNED):
        day = monday + timedelta(days=later)
        act = partial(add, stage, who, day, hours, title, place, programme if joint else None)
        stage.plan(monday - timedelta(days=3), f"16:{10 + number}", act)


def add(
    stage: Stage,
    who: str,
    day: date,
    hours: list[str],
    title: str,
    place: str,
    programme: Programme | None,
) -> None:
    at, until = (time.fromisoformat(one) if one else None for one in hours)
    chair, attends, prepares = TOLD[who]
    actions.add_entry(
        by=stage.actor(who, day - timedelta(days=day.weekday() + 3), "16:10"),
        day=day,
        at=at,
        until=until,
        title=title,
        place=place,
        chair=chair,
        attends=attends,
        prepares=prepares,
        programme=programme,
        token=new_id(),
    )
