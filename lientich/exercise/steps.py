"""The steps that some units of the exercise break their parts down into; one shares them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lientich.programmes import actions as programmes
from lientich.programmes.models import Assignment

if TYPE_CHECKING:
    from .build import Stage

STEPS = [
    ("Lập kế hoạch, trình giám đốc duyệt", "Phòng Kế hoạch"),
    ("Phân công tổ thực hiện, phổ biến đến phân xưởng", "Tổ trưởng các phân xưởng"),
    ("Triển khai tại hiện trường", "Phó Giám đốc sản xuất"),
    ("Tự kiểm tra, lập biên bản", "Phòng An toàn"),
    ("Tổng hợp kết quả, gửi báo cáo", "Văn phòng Đảng ủy"),
]
BROKEN_DOWN = {"suoi_nga": False, "binh_minh": True}  # whether they share their steps
GOING = ("going", "behind", "asking", "extended")


def plan(stage: Stage, part: Assignment, key: str, begun: date, due: date, how: str) -> None:
    if key not in BROKEN_DOWN or how not in GOING:
        return
    day, clock = begun + timedelta(days=1), "09:20"
    most = 2 if how == "behind" else len(STEPS)
    stage.plan(day, clock, lambda: _break_down(stage, part, key, day, begun, due, most))


def _break_down(
    stage: Stage, part: Assignment, key: str, day: date, begun: date, due: date, most: int
) -> None:
    """Each is done two days before its date; who is behind does only the first `most`."""
    by = stage.actor(f"reporter:{key}", day, "09:20")
    for number, (title, who) in enumerate(STEPS, 1):
        until = begun + (due - begun) * number / len(STEPS)
        step = programmes.add_step(part, by=by, title=title, named=who, due=until)
        done = until - timedelta(days=2)
        if number <= most and done < stage.today:
            later = stage.actor(f"reporter:{key}", done, "16:30")
            programmes.tick_step(step, by=later)
    if BROKEN_DOWN[key]:
        programmes.share_steps(part, by=by, shared=True)
