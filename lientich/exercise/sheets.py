"""A sheet that Bắc Sơn's office edited and brought in: it waits, with a few faults to see."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import override

from lientich.exchange import actions, columns, kinds, running
from lientich.exchange.kinds import tasks
from lientich.exchange.models import Import
from lientich.programmes.models import Task

if TYPE_CHECKING:
    from .build import Stage

ROWS = 8


def plan(stage: Stage) -> None:
    day = stage.today - timedelta(days=1)
    stage.plan(day, "15:10", partial(bring, stage, day))


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


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
