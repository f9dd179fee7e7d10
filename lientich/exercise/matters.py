"""What hinders the work of the exercise, and what some of its units found to do better."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.programmes import actions
from lientich.programmes.models import Programme

if TYPE_CHECKING:
    from .build import Stage

# Who, days ago, words, field; who is to resolve it, and how it was.
OBSTACLES = [
    (
        "suoi_nga",
        48,
        "Hai tuyến yêu cầu hai mẫu báo cáo khác nhau cho cùng một nội dung.",
        "coordination",
        "Văn phòng Vịnh Xanh",
        "Hai Văn phòng đã thống nhất một mẫu chung.",
    ),
    (
        "van_dai",
        22,
        "Thiếu xe tưới nước dập bụi trong các đợt nắng kéo dài.",
        "environment",
        "Ban Môi trường Bắc Sơn",
        "",
    ),
    (
        "doi_sim",
        9,
        "Chi bộ phân xưởng sáp nhập chưa có hướng dẫn về sinh hoạt ghép.",
        "organisation",
        "",
        "",
    ),
]
NEW_WAYS = [
    (
        "binh_minh",
        40,
        "Giao ca kết hợp “5 phút an toàn” do đảng viên trong tổ chủ trì.",
        "Ba tháng liền không để xảy ra sự cố ở các tổ đã làm.",
        "safety",
        ("suoi_nga", "khe_lim"),
    ),
    (
        "tin_hoc",
        26,
        "Nhập sổ theo dõi nguồn thải bằng điện thoại tại chỗ.",
        "Bỏ được bảng tổng hợp bằng tay cuối tháng.",
        "environment",
        (),
    ),
]


def plan(stage: Stage, programme: Programme) -> None:
    for who, ago, text, field, owner, resolution in OBSTACLES:
        day = stage.today - timedelta(days=ago)
        act = partial(hinder, stage, programme, who, day, text, field, owner, resolution)
        stage.plan(day, "10:05", act)
    for who, ago, text, result, field, others in NEW_WAYS:
        day = stage.today - timedelta(days=ago)
        act = partial(better, stage, programme, who, day, text, result, field, others)
        stage.plan(day, "10:15", act)


def hinder(
    stage: Stage,
    programme: Programme,
    who: str,
    day: date,
    text: str,
    field: str,
    owner: str,
    resolution: str,
) -> None:
    obstacle = actions.raise_obstacle(
        programme,
        by=stage.actor(f"reporter:{who}", day, "10:05"),
        text=text,
        field=stage.fields[field],
    )
    if owner:
        office = stage.actor("chau", day + timedelta(days=1), "09:30")
        actions.own_obstacle(obstacle, by=office, owner=stage.bodies[owner])
    if resolution:
        office = stage.actor("chau", day + timedelta(days=15), "15:00")
        actions.resolve_obstacle(obstacle, by=office, resolution=resolution)


def better(
    stage: Stage,
    programme: Programme,
    who: str,
    day: date,
    text: str,
    result: str,
    field: str,
    others: tuple[str, ...],
) -> None:
    new_way = actions.tell_new_way(
        programme,
        by=stage.actor(f"reporter:{who}", day, "10:15"),
        text=text,
        result=result,
        field=stage.fields[field],
    )
    for other in others:
        later = day + timedelta(days=6)
        actions.take_up(new_way, by=stage.actor(f"reporter:{other}", later, "14:20"))
