"""The worker's part: files that were too many or too large to be read while a person waits."""

import time
from pathlib import Path

from django.conf import settings

from lientich.accounts.queries import actor_of
from lientich.core import clock, work
from lientich.core.actor import Actor
from lientich.core.work import step
from lientich.documents import storage
from lientich.journal.delivery import deliver
from lientich.reader.sandbox import drop_places
from lientich.reader.unreadable import refusal

from . import actions, waiting
from .models import Intake
from .recognising import read_in

LEFT_ALONE = 600  # seconds
MOST_TRIES = 3  # what then cannot be recorded is refused, and its person told so


@step
def read_waiting() -> int:
    """Read the file that waits longest; outside any transaction, so it may take its time.

    A worker that dies here leaves the file waiting as it was, and the next one reads it again.
    """
    waits = Intake.objects.filter(state=Intake.State.WAITING)
    intake = waits.order_by("tries", "at", "place").first()  # a failure holds up no other
    if intake is None:
        return 0
    began = time.monotonic()
    try:
        data = waiting.get(intake.pk)
    except FileNotFoundError:  # the disk lost it: say so, rather than try for ever
        reading, scan = refusal("failed"), None
    else:
        given_up = intake.tries >= MOST_TRIES
        name = intake.name
        reading, scan = (
            (refusal("failed"), None)
            if given_up
            # A scan takes minutes: what follows from other people's acts does not wait for it.
            else work.beside(lambda: read_in(data, name), deliver)
        )
    seconds = time.monotonic() - began
    try:
        actions.record_reading(
            intake, by=_bringer(intake), reading=reading, scan=scan, seconds=seconds
        )
    except Exception:
        actions.count_try(intake)
        raise
    return 1


@step
def sweep(now: float | None = None) -> int:
    """Take away what a killed process left on the disk: halves, files that no intake waits for,
    and what was being converted.

    A file is written before its intake is committed, so the youngest are left alone.
    """
    before = (now or time.time()) - LEFT_ALONE
    left = waiting.left_before(before)
    asked_for = Intake.objects.filter(pk__in=left, state=Intake.State.WAITING)
    abandoned = left - set(asked_for.values_list("pk", flat=True))
    for key in abandoned:
        waiting.drop(key)
    folders = Path(settings.FILES_DIR), waiting.folder()
    halves = sum(storage.drop_halves(one, before) for one in folders)
    return len(abandoned) + halves + drop_places(before)


def _bringer(intake: Intake) -> Actor:
    """Whoever brought it in is whose reading this is."""
    now = clock.now()
    user = getattr(intake.mandate.person, "user", None)
    return actor_of(user, now, intake.mandate_id) if user else Actor(now=now)
