"""From a file to what came of it: read, tried row by row, and, once confirmed, carried out."""

from datetime import timedelta
from math import inf
from time import monotonic

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.work import step
from lientich.documents import storage
from lientich.organisations.models import Body
from lientich.programmes.models import Programme

from . import actions, cells, columns, kinds, queries, reading
from .columns import Cells, named
from .faults import fault
from .models import Import, Row
from .plans import Kind, Plan

AT_ONCE = 100  # rows that are looked at, or carried out, while a person waits
BATCH = 200
SECONDS = 5.0  # of a sheet at one call; other work of the worker has its turn between
KEPT = timedelta(days=30)
SLIPS_KEPT = timedelta(days=7)
REFUSED = (ValidationError, PermissionDenied, DataError, IntegrityError)  # of one row alone

File = tuple[str, bytes]


class Refusal(Exception):
    """A row of a whole sheet could not be done: all that was done with it is undone."""

    def __init__(self, row: Row, error: Exception) -> None:
        super().__init__(row.line)
        self.row, self.error = row, error


class TimeUp(Exception):
    """A whole sheet takes longer than a person waits: what was done of it is undone, and it waits
    for the worker."""


def bring(*, by: Actor, kind: str, file: File) -> Import:
    """A file becomes a sheet whose rows are tried: at once where they are few, else by the
    worker."""
    name, data = file
    of = kinds.KINDS[kind]
    rows = reading.rows_of(data, name)
    with override(settings.LANGUAGE_CODE):  # as the sheets are written
        head = columns.find_head(rows, of.columns, of.least)
    if of.mapped:
        head = _mapped(head or columns.guess_head(rows), queries.mapped(by, kind))
    if head is None or not (of.mapped or set(of.needed) <= set(head.keys)):
        raise ValidationError(_no_head(of), code="no_head")
    sheet = actions.bring_sheet(
        by=by,
        kind=kind,
        name=storage.safe_name(name) or str(new_id()),
        table=columns.table(rows, head, grouped=of.grouped),
        of=of,
    )
    return sheet if of.mapped else _look_at_once(sheet, by)


def map_columns(
    sheet: Import,
    *,
    by: Actor,
    keys: list[str],
    programme: Programme,
    assigns: bool = False,
    lead: Body | None = None,
) -> Import:
    """A person says what the columns of their own sheet mean, and what becomes of its rows; then
    these are tried."""
    sheet = actions.map_columns(
        sheet,
        by=by,
        keys=keys,
        programme=programme,
        of=kinds.of(sheet),
        assigns=assigns,
        lead=lead,
    )
    return _look_at_once(sheet, by)


def _look_at_once(sheet: Import, by: Actor) -> Import:
    return look(sheet, by=by) if sheet.rows.count() <= AT_ONCE else sheet


def _mapped(head: columns.Head | None, said: dict[str, str]) -> columns.Head | None:
    """With what the organisation said of columns of these names before."""
    if head is None:
        return None
    keys: list[str] = []
    for name, guess in zip(head.cells, head.keys, strict=True):
        key = said.get(cells.name_key(name), guess)
        keys.append("" if key in keys else key)
    return columns.Head(head.place, head.cells, keys)


def look(sheet: Import, *, by: Actor, until: float = inf) -> Import:
    """What would become of its rows; those left when the time is up wait for another call."""
    with override(settings.LANGUAGE_CODE):  # as the sheets are written
        while rows := queries.unseen(sheet, BATCH):
            if monotonic() > until:
                return sheet
            actions.keep_plans(_planned(sheet, by, rows))
    return actions.finish_plan(sheet)


def confirm(sheet: Import, *, by: Actor, whole: bool) -> Import:
    """A person says so: a few rows are carried out at once, many by the worker."""
    sheet = actions.confirm_sheet(sheet, by=by, whole=whole, of=kinds.of(sheet))
    if sheet.state != Import.State.CONFIRMED or len(queries.waiting(sheet, AT_ONCE + 1)) > AT_ONCE:
        return sheet
    return run(sheet, by=by, until=monotonic() + SECONDS)


def run(sheet: Import, *, by: Actor, until: float = inf) -> Import:
    """Each right row by itself, or all of them together; what was refused is said beside it."""
    with override(settings.LANGUAGE_CODE):
        if sheet.whole:
            try:
                _run_whole(sheet, by, until)
            except TimeUp:
                return sheet
        else:
            while rows := queries.waiting(sheet, BATCH):
                if _run_some(sheet, by, rows, until):
                    return sheet
        return actions.finish_sheet(sheet, by=by)


def _run_some(sheet: Import, by: Actor, rows: list[Row], until: float) -> bool:
    """Whether the time was up before all of these were done."""
    desk = kinds.of(sheet).desk(sheet, by, _given(sheet, rows))
    for done, row in enumerate(rows):
        if done and monotonic() > until:
            return True
        try:
            actions.carry_out(row, by=by, desk=desk)
        except REFUSED as error:
            actions.refuse_row(row, why=actions.why_refused(error))
    return monotonic() > until


def _run_whole(sheet: Import, by: Actor, until: float) -> None:
    rows = queries.waiting(sheet, kinds.of(sheet).most_whole)
    desk = kinds.of(sheet).desk(sheet, by, _given(sheet, rows))
    try:
        with transaction.atomic():
            actions.locked(sheet)  # against whoever else is at it
            if queries.refused(sheet):
                return  # whoever ran it was killed before it was finished
            for row in rows:
                if monotonic() > until:
                    raise TimeUp
                _or_refusal(row, by, desk)
    except Refusal as refusal:
        actions.refuse_row(refusal.row, why=actions.why_refused(refusal.error))


def _or_refusal(row: Row, by: Actor, desk) -> None:
    try:
        actions.carry_out(row, by=by, desk=desk)
    except REFUSED as error:
        raise Refusal(row, error) from error


def renew_slips(sheet: Import, *, by: Actor, lines: list[str]) -> tuple[int, int]:
    """Other slips for those of these rows who have none: how many there are now, and how many it
    took too long for. Making the hash of a password takes its time."""
    until, wanted = monotonic() + SECONDS, set(lines)
    left = [one for one in queries.without_slip(sheet, by) if str(one[0].line) in wanted]
    done = 0
    for row, user in left:
        if done and monotonic() > until:
            break
        actions.renew_slip(row, user, by=by)
        done += 1
    return done, len(left) - done


@step
def go_on() -> int:
    """A few seconds of the sheet that waits longest. A worker that dies here leaves each row done
    or not done; the next one goes on."""
    sheet = queries.next_waiting()
    if sheet is None:
        return 0
    by = _whoever_brought(sheet)
    until = inf if sheet.whole else monotonic() + SECONDS
    go = look if sheet.state == Import.State.READ else run
    try:
        go(sheet, by=by, until=until)
    except OperationalError:
        raise  # the database is not to be had: the sheet waits
    except Exception:  # else it would hold up every other sheet
        actions.give_up(sheet, by=by)
        raise
    return 1


@step
def sweep() -> int:
    now = clock.now()
    forgotten = actions.forget_slips(before=now - SLIPS_KEPT)
    return forgotten + actions.discard_old(by=Actor(now=now), before=now - KEPT)


def _whoever_brought(sheet: Import) -> Actor:
    """Under the same mandate, as far as it still holds: nobody's other hat does this."""
    now = clock.now()
    users = User.objects.filter(person__mandates__in=[sheet.mandate_id], is_active=True)
    user = users.first()
    by = actor_of(user, now, sheet.mandate_id) if user else Actor(now=now)
    return by if by.mandate_id == sheet.mandate_id else Actor(now=now)


def _planned(sheet: Import, by: Actor, rows: list[Row]) -> list[tuple[Row, Plan]]:
    desk, found = kinds.of(sheet).desk(sheet, by, _given(sheet, rows)), []
    for row, given in _given(sheet, rows):
        plan = desk.plan(row, given)
        if row.twin:
            plan.faults = [fault("", "twice", line=row.twin)]
            plan.changes = []
            plan = plan.settled(new=False)
        found.append((row, plan))
    return found


def _given(sheet: Import, rows: list[Row]) -> list[tuple[Row, Cells]]:
    return [(row, named(row.cells, sheet.keys)) for row in rows]


def _no_head(of: Kind) -> str:
    names = ", ".join(f"“{one.label}”" for one in of.columns if one.key in of.needed)
    return _(
        "Không thấy hàng tiêu đề. Bảng cần một hàng mang tên các cột, ít nhất có %(names)s; tải "
        "bảng mẫu để xem đủ các cột."
    ) % {"names": names}
