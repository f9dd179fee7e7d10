"""Which units left those who gave them work, and the parts that somebody is asked about."""

from datetime import date, timedelta
from operator import attrgetter
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from lientich.core.actor import Actor
from lientich.core.together import Found, of, told
from lientich.organisations.models import Affiliation, Organisation

from ..models import FINISHED, Assignment, Departure
from .judging import in_field, owned

LEFT = "left"  # the key of a part
LOOKED_BACK = timedelta(days=60)  # a worker that was away for longer is told by hand

OPEN = Departure.objects.filter(settled_at=None)
# The first day of those that one is asked about.
DEPARTED = Subquery(OPEN.filter(assignment=OuterRef("pk")).order_by("since").values("since")[:1])


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


def parts(_by: Actor, part: UUID) -> list[QuerySet]:
    """Of a union: the departures that somebody is asked about."""
    return [told(LEFT, unsettled(part), since="since")]


def departed(found: Found) -> Departure | None:
    """The first of them."""
    known = [of(Departure, one, "", ("since",)) for one in found[LEFT]]
    return min(known, key=attrgetter("since"), default=None)


def unsettled(part: UUID) -> QuerySet[Departure]:
    return OPEN.filter(assignment=part)


def waiting(by: Actor) -> QuerySet[Assignment]:
    """The parts that the actor is asked about (rules.can_manage), the oldest departure first."""
    found = (
        Assignment.objects.readable_by(by)
        .filter(owned(by), pk__in=OPEN.values("assignment"))
        .exclude(state__in=FINISHED)
        .alias(departed=DEPARTED)
        .order_by("departed", "id")
    )
    return in_field(found, by, "task__field")


def asked(by: Actor, programme: UUID, most: int = 50) -> list[Assignment]:
    """Those of a programme."""
    found = waiting(by).filter(task__programme=programme).select_related("unit", "task")
    return list(found[:most])
