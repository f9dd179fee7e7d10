"""Sheets that Bắc Sơn's office brought in: they wait, with a few faults to see."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import override

from lientich.exchange import actions, columns, kinds, queries, running
from lientich.exchange.kinds import tasks
from lientich.exchange.models import Import
from lientich.programmes.models import Task

if TYPE_CHECKING:
    from .build import Stage

ROWS = 8


def plan(stage: Stage) -> None:
    day = stage.today - timedelta(days=1)
    stage.plan(day, "15:10", partial(bring, stage, day))
    stage.plan(day, "16:20", partial(bring_what_runs, stage, day))


def bring(stage: Stage, day: date) -> None:
    by = stage.actor("ha", day, "15:10")
    own = Task.objects.filter(owners=by.organisation_id, draft=False).order_by("due", "pk")
    keys = own.values_list("pk", flat=True)[:ROWS]
    with override("vi"):
        head = [str(one.label) for one in tasks.COLUMNS]
        rows = [list(map(_cell, row)) for row in tasks.exported(by, keys)]
    edits = (
        ("product", "Báo cáo kết quả, kèm ảnh hiện trường"),
        ("follower", "nguyen thu ha"),
        ("lead", "Ban Kỹ thuật"),
        ("due", f"31/12/{stage.year}"),
        ("title", ""),
    )
    for row, (column, cell) in zip(rows, edits, strict=False):
        row[[one.key for one in tasks.COLUMNS].index(column)] = cell
    found = [[*head, "Ý kiến phòng"], *([*row, ""] for row in rows)]
    of = kinds.KINDS[Import.Kind.TASKS]
    top = columns.find_head(found, of.columns, of.least)
    assert top
    sheet = actions.bring_sheet(
        by=by,
        kind=Import.Kind.TASKS,
        name="nhiem-vu-sua-thang-nay.xlsx",
        table=columns.table(found, top),
        of=of,
    )
    running.look(sheet, by=by)


def bring_what_runs(stage: Stage, day: date) -> None:
    """The table in which a department kept its tasks until now: one name is misspelt, one task was
    completed nobody knows when."""
    by, of = stage.actor("ha", day, "16:20"), kinds.KINDS[Import.Kind.TRACKING]
    late, soon = day - timedelta(days=12), day + timedelta(days=40)
    found = [
        ["BẢNG THEO DÕI NHIỆM VỤ"],
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Trạng thái", "Tiến độ", "Ghi chú"],
        ["1", "Lắp đồng hồ đo nước thải ở cửa xả", "Than Khe Lim", "Văn phòng Bắc Sơn",
         late.isoformat(), "Đang thực hiện", "70%", "Chờ thiết bị"],
        ["2", "Kiểm kê nhà ở công nhân đã xuống cấp", "Than Đông Vọng; Than Vân Đài", "",
         f"Quý IV/{stage.year + 1}", "Chưa bắt đầu", "", ""],
        ["3", "Che phủ băng tải ngoài trời", "Than Suối Nghà", "", soon.isoformat(),
         "Đang thực hiện", "30%", ""],
        ["4", "Trồng cây dọc đường vận chuyển", "Than Đồi Sim", "", late.isoformat(), "Đã xong",
         "100%", "Đã nghiệm thu"],
    ]  # fmt: skip
    top = columns.find_head(found, of.columns, of.least)
    assert top
    sheet = actions.bring_sheet(
        by=by,
        kind=Import.Kind.TRACKING,
        name="theo-doi-nhiem-vu.xlsx",
        table=columns.table(found, top, grouped=of.grouped),
        of=of,
    )
    running.map_columns(
        sheet,
        by=by,
        keys=top.keys,
        programme=queries.programmes(by)[0],
        assigns=True,
        lead=stage.bodies["Văn phòng Bắc Sơn"],
    )


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
