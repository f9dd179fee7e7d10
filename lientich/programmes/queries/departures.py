"""Which units left those who gave them work, and the parts that somebody is asked about."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lientich.core.actor import SPECIALIST, Actor
from lientich.organisations.models import Affiliation, Organisation

from ..models import FINISHED, Assignment, Departure, Task

LOOKED_BACK = timedelta(days=60)  # a worker that was away for longer is told by hand


def left_on(unit: Organisation, today: date) -> date | None:
    """The last day on which a place of the unit ended, or it itself did."""
    ended = Affiliation.objects.filter(child=unit, until__lte=today)
    days = list(ended.order_by("-until").values_list("until", flat=True)[:1])
    if unit.until and unit.until <= today:
        days.append(unit.until)
    return max((day for day in days if day), default=None)


def departing(today: date) -> QuerySet[Organisation]:
    """The units with unfinished parts that left somebody lately."""
    lately = {"until__lte": today, "until__gt": today - LOOKED_BACK}
    left = Affiliation.objects.filter(child=OuterRef("pk"), **lately)
    at_it = Assignment.objects.filter(unit=OuterRef("pk")).exclude(state__in=FINISHED)
    return Organisation.objects.filter(Q(**lately) | Exists(left), Exists(at_it)).order_by("pk")


def unsettled(assignment: Assignment) -> QuerySet[Departure]:
    return Departure.objects.filter(assignment=assignment.pk, settled_at=None)


def asked(by: Actor, programme: UUID, most: int = 50) -> list[Assignment]:
    """The parts of a programme that the actor is asked about, the oldest departure first."""
    mine = Task.owners.through._default_manager.filter(organisation=by.organisation_id)
    found = (
        Assignment.objects.readable_by(by)
        .filter(
            departures__settled_at=None,
            departures__isnull=False,
            task__programme=programme,
            task__in=mine.values("task"),
        )
        .exclude(state__in=FINISHED)
        .select_related("unit", "task")
        .order_by("departures__since", "pk")
    )
    if by.role == SPECIALIST and by.hat is not None:
        found = found.filter(task__field__in=by.hat.fields)
    return list(found.distinct()[:most])
