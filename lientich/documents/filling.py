"""From a file of lines to a book: read, looked at by a person, entered line by line."""

from collections.abc import Iterable
from datetime import timedelta
from math import inf
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError
from django.utils.translation import gettext as _
from django.utils.translation import override

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.work import step
from lientich.reader.sandbox import rows_in_child
from lientich.reader.unreadable import REASONS, Unreadable

from . import actions, queries, scans, sheets, storage
from .models import Series, Sheet

AT_ONCE = 100  # lines that are entered while a person waits, where no scan is among them
KEPT = timedelta(days=30)  # a sheet, for whoever comes back to it
SECONDS = 5.0  # of a sheet at one call; other work of the worker has its turn between

File = tuple[str, bytes]


def bring(*, by: Actor, series: Series | None, sheet: File, files: Iterable[File] = ()) -> Sheet:
    """The lines of a sheet, and the scans beside it, wait for a person's eye."""
    name, data = sheet
    which = "outgoing" if series else "incoming"
    names = sheets.OUTGOING if series else sheets.INCOMING
    try:
        rows = rows_in_child(data, name)
        found = scans.named(scans.unpacked(files))
    except Unreadable as error:
        raise ValidationError(_(str(error)), code=error.reason) from error
    brought = actions.bring_sheet(
        by=by,
        series=series,
        name=storage.safe_name(name) or str(new_id()),
        lines=sheets.lines(rows, names, sheets.NEEDED[which]),
        scans={key: name for key, (name, _data) in found.items()},
    )
    for key, (_name, data) in found.items():
        scans.put(brought.pk, key, data)
    return brought


def enter(sheet: Sheet, *, by: Actor) -> Sheet:
    """Enter its lines: a few at once, many by the worker."""
    waits = len(sheet.lines) > AT_ONCE or bool(sheet.scans)
    sheet = actions.enter_sheet(sheet, by=by, waits=waits)
    if sheet.state == Sheet.State.WAITING:  # it is the worker's alone
        return sheet
    return fill(sheet, by=by)


def fill(sheet: Sheet, *, by: Actor, until: float = inf) -> Sheet:
    """Every line that is new, each by itself; what was refused is said beside it.

    What is not entered when the time is up waits for another call.
    """
    left = [
        one
        for one in queries.checked(sheet, by)
        if one.standing == "new" and str(one.line) not in sheet.results
    ]
    results: dict[str, dict[str, Any]] = {}
    for done, one in enumerate(sorted(left, key=queries.entering_order)):
        if done and monotonic() > until:
            return actions.keep_results(sheet, results=results)
        results[str(one.line)] = _entered(sheet, one, by)
    finished = actions.finish_sheet(sheet, by=by, results=results)
    scans.drop(sheet.pk)
    return finished


@step
def fill_waiting() -> int:
    """Fill the book for a few seconds from the sheet that waits longest. A worker that dies here
    leaves it waiting; the next one meets what was entered already, and goes on."""
    sheet = Sheet.objects.filter(state=Sheet.State.WAITING).order_by("at").first()
    if sheet is None:
        return 0
    now = clock.now()
    user = User.objects.filter(person__mandates__in=[sheet.mandate_id]).first()
    by = actor_of(user, now, sheet.mandate_id) if user else Actor(now=now)
    if by.mandate_id != sheet.mandate_id:  # it ended: nobody's other hat fills this book
        by = Actor(now=now)
    try:
        with override(settings.LANGUAGE_CODE):
            fill(sheet, by=by, until=monotonic() + SECONDS)
    except Exception:  # else it would hold up every other sheet
        actions.finish_sheet(sheet, by=by, results={})
        raise
    return 1


@step
def sweep_sheets() -> int:
    now = clock.now()
    gone = actions.discard_sheets(by=Actor(now=now), before=now - KEPT)
    for sheet in gone:
        scans.drop(sheet)
    return len(gone)


@step
def sweep_scans() -> int:
    return scans.drop_left()


def _entered(sheet: Sheet, one: queries.Checked, by: Actor) -> dict[str, Any]:
    """What became of a line. Its scan is looked at before, outside any transaction."""
    try:
        scan, words = _scan(sheet, one)
        if sheet.series:
            actions.enter_outgoing(sheet.series, one.entry, by=by, scan=scan)
        else:
            key = f"{sheet.pk}:{one.line}"
            actions.enter_incoming(one.entry, by=by, key=key, scan=scan)
    except ValidationError as error:
        return {"entered": False, "words": " ".join(error.messages)}
    except PermissionDenied as error:
        return {"entered": False, "words": str(error) or _("Không được phép.")}
    except DataError:  # whatever a column does not hold, and no check has said yet
        return {"entered": False, "words": _("Có ô mà sổ không ghi được.")}
    return {"entered": True, "words": words}


def _scan(sheet: Sheet, one: queries.Checked) -> tuple[actions.Scan, str]:
    """The file of a line with what it says, or why there is none. Raises ValidationError where it
    bears a mark of secrecy: then nothing of its line comes in."""
    if not one.scan:
        return actions.Scan(), ""
    name, data = sheet.scans[one.scan], scans.get(sheet.pk, one.scan)
    if data is None:
        return actions.Scan(), _("bản quét không còn, hãy gắn lại: %(name)s") % {"name": name}
    refused, text = scans.read(data, name)
    if refused == "secret":
        raise ValidationError(_(REASONS["secret"]), code="secret")
    if refused:
        return actions.Scan(), f"{name}: {_(REASONS[refused])}"
    file = storage.keep(data, media_type=scans.media_type(data))
    return actions.Scan(file, name, text), ""
