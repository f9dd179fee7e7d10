"""What becomes of unfinished parts when units move to another superior or are dissolved.

Nothing is taken from a unit by itself: its part stays with it, and its date runs on. Whoever owns
the task is asked, and keeps the part with the unit or hands it to another.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import queries, rules
from ..models import FINISHED, Assignment, Decision, Departure, Task
from ..queries import departures
from .assignments import decide, locked, stated


@transaction.atomic
def notice_departure(unit: Organisation, *, by: Actor) -> int:
    """Ask about the unfinished parts that the unit has of those it stands under no more; returns
    how many. Done again, it asks about nothing twice."""
    since = departures.left_on(unit, by.today)
    if since is None:
        return 0
    noticed = 0
    within: dict[tuple, set[UUID]] = {}
    open_parts = Assignment.objects.filter(unit=unit).exclude(state__in=FINISHED)
    for part in open_parts.select_related("task__programme").order_by("pk"):
        if unit.exists_on(by.today) and unit.pk in _within(part.task, by, within):
            continue
        _asked, new = Departure.objects.get_or_create(
            assignment=part, since=since, defaults={"noticed_at": by.now}
        )
        if new:
            noticed += 1
            record("programmes.departure_noticed", part, by=by, since=since)
    return noticed


@transaction.atomic
def keep_part(assignment: Assignment, *, by: Actor, reason: str) -> Assignment:
    """The owner leaves the part with the unit that has moved, and says why."""
    assignment = locked(assignment)
    allow(rules.can_manage(by, assignment.task), rules.OWNER)
    if not departures.unsettled(assignment.pk).exists():
        raise ValidationError(_("Phần việc này không chờ trả lời về việc đơn vị đã chuyển."))
    decide(assignment, by, Decision.Kind.LEFT, stated(reason))
    departures.unsettled(assignment.pk).update(settled_at=by.now)
    record("programmes.part_kept", assignment, by=by)
    return assignment


def _within(task: Task, by: Actor, known: dict[tuple, set[UUID]]) -> set[UUID]:
    """Tasks of the same owners in one programme are asked about once."""
    key = (task.programme_id, task.shared, frozenset(rules.owners_of(task)))
    if key not in known:
        known[key] = queries.within_reach(task, by.today)
    return known[key]
