"""Sheets that go out: what may be edited, and one's own sheet back with what became of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from lientich.core.actor import Actor
from lientich.core.workbooks import workbook
from lientich.organisations.queries import in_exercise

from . import kinds
from .faults import Fault
from .kinds import organisations as structure
from .kinds import tasks
from .models import Import, Row

CHUNK = 500


def tasks_to_edit(by: Actor, keys: Iterable[UUID]) -> FileResponse:
    """Those of these tasks that `by` may edit, in their order."""
    return _filled("nhiem-vu-de-sua.xlsx", Import.Kind.TASKS, _tasks(by, keys), by)


def organisations(by: Actor) -> FileResponse:
    """All organisations of today with their places on the lines."""
    return _filled("to-chuc.xlsx", Import.Kind.ORGANISATIONS, structure.exported(by), by)


def blank(kind: str, name: str, by: Actor) -> FileResponse:
    """The columns alone, to be filled in."""
    return _filled(name, kind, [], by)


def _tasks(by: Actor, keys: Iterable[UUID]) -> Iterator[list[Any]]:
    left = iter(keys)
    while some := list(islice(left, CHUNK)):
        yield from tasks.exported(by, some)


def _filled(name: str, kind: str, rows: Iterable[list[Any]], by: Actor) -> FileResponse:
    """Always in Vietnamese: it is read in again by the names of its columns."""
    columns = kinds.KINDS[kind].columns
    with override(settings.LANGUAGE_CODE):
        return workbook(
            name,
            [str(one.label) for one in columns],
            rows,
            widths=[one.width for one in columns],
            hidden={place for place, one in enumerate(columns) if one.hidden},
            exercise=in_exercise(by),
        )


def report(sheet: Import, by: Actor) -> FileResponse:
    """The sheet as it came, with what became of each row beside it."""
    columns = {one.key: one for one in kinds.of(sheet).columns}
    known = [columns.get(key) for key in sheet.keys]
    extra = max((len(told) for _line, told in sheet.lines()), default=0) - len(sheet.head)
    return workbook(
        f"ket-qua-{sheet.name.rpartition('.')[0] or sheet.name}.xlsx",
        [_("Dòng"), _("Kết quả nhập"), _("Thay đổi, lỗi"), *sheet.head, *[""] * max(extra, 0)],
        (_reported(sheet, row) for row in sheet.rows.iterator(chunk_size=CHUNK)),
        widths=[8, 16, 60, *(one.width if one else 20 for one in known), *[20] * max(extra, 0)],
        hidden={place for place, one in enumerate(known, start=3) if one and one.hidden},
        exercise=in_exercise(by) or sheet.organisation.exercise,
    )


def _reported(sheet: Import, row: Row) -> list[Any]:
    labels = kinds.of(sheet).labels
    said = [
        f"{labels[column]}: {before or '–'} → {after or '–'}"
        for column, before, after in row.changes
    ]
    for column, code, told in row.faults:
        one = Fault(column, code, told)
        where = f"{labels[column]}: " if column in labels else ""
        said.append(f"{where}{one.words} {one.mend}".strip())
    how = row.get_outcome_display() if row.outcome else row.get_standing_display()
    return [row.line, how, "\n".join(said), *row.cells]
