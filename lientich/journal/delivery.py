"""Hands events on to the reactions that asked for them: once, in order for each subject."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from lientich.core import clock
from lientich.core.ids import made_before, milliseconds
from lientich.core.work import kind_and_place, step

from .models import Delivery, Event, Failure, Mark

log = logging.getLogger(__name__)

Reaction = Callable[[Event], None]
REACTIONS: dict[str, tuple[Reaction, tuple[str, ...]]] = {}
BATCH = 100
SETTLED = timedelta(hours=1)  # no act takes as long to be committed
MARK_MOVES = timedelta(hours=1)  # at least: it is not written at each look
PATIENCE = timedelta(hours=1)  # the longest wait between two tries


def on(*verbs: str) -> Callable[[Reaction], Reaction]:
    """Have a function called with every event of these verbs, in a transaction of its own."""

    def register(reaction: Reaction) -> Reaction:
        REACTIONS[f"{reaction.__module__}.{reaction.__qualname__}"] = (reaction, verbs)
        return reaction

    return register


@step
def deliver(now: datetime | None = None) -> int:
    """Deliver what waits; returns how many reactions were had."""
    now = now or clock.now()
    return sum(_deliver_to(name, now) for name in REACTIONS)


def waiting(name: str, now: datetime, mark: UUID) -> QuerySet[Event]:
    """Events behind the mark that this reaction has not had and may have now, oldest first.

    An event waits behind an earlier one of its subject that failed; other subjects go on.
    """
    _, verbs = REACTIONS[name]
    failed = Failure.objects.filter(reaction=name, event__subject_id=OuterRef("subject_id"))
    return (
        Event.objects.filter(verb__in=verbs, id__gt=mark)
        .exclude(Exists(Delivery.objects.filter(reaction=name, event=OuterRef("pk"))))
        .exclude(Exists(failed.filter(event=OuterRef("pk"), again_at__gt=now)))
        .exclude(Exists(failed.filter(event__lt=OuterRef("pk"))))
        .order_by("id")
    )


def _deliver_to(name: str, now: datetime) -> int:
    done, blocked, mark = 0, set(), _mark(name)
    events = list(waiting(name, now, mark)[:BATCH])
    if not events:
        _pass(name, mark)
    for event in events:
        if event.subject_id in blocked:
            continue
        if _hand_over(name, event, now):
            done += 1
        else:
            blocked.add(event.subject_id)
    return done


def _pass(name: str, mark: UUID) -> None:
    """Nothing waits: an hour ago, or before the first that failed, is the mark from now on.

    Without it each look would go through all that ever happened. An event has its key before it
    is committed, so what is younger is looked for again.
    """
    settled, least = made_before(SETTLED), mark.int + milliseconds(MARK_MOVES)
    if settled.int < least:
        return
    failed = Failure.objects.filter(reaction=name).order_by("event").first()
    passed = min(settled, UUID(int=failed.event_id.int - 1)) if failed else settled
    if passed.int >= least:
        Mark.objects.update_or_create(reaction=name, defaults={"passed": passed})


def _mark(name: str) -> UUID:
    mark = Mark.objects.filter(reaction=name).first()
    return mark.passed if mark else UUID(int=0)


def _hand_over(name: str, event: Event, now: datetime) -> bool:
    reaction, _ = REACTIONS[name]
    try:
        with transaction.atomic():
            Delivery.objects.create(event=event, reaction=name, at=now)
            reaction(event)
            Failure.objects.filter(event=event, reaction=name).delete()
    except Exception as error:  # whatever a reaction raises, it is kept and tried again
        if isinstance(error, IntegrityError) and _had(name, event):
            return False  # another worker was first
        log.warning("%s failed on %s: %s", name, event.pk, kind_and_place(error))
        _keep_failure(name, event, error, now)
        return False
    return True


def _had(name: str, event: Event) -> bool:
    return Delivery.objects.filter(event=event, reaction=name).exists()


def _keep_failure(name: str, event: Event, error: Exception, now: datetime) -> None:
    failure, _ = Failure.objects.get_or_create(
        event=event, reaction=name, defaults={"error": "", "again_at": now}
    )
    failure.attempts += 1
    failure.error = type(error).__name__
    failure.again_at = now + min(timedelta(seconds=2**failure.attempts), PATIENCE)
    failure.save()
