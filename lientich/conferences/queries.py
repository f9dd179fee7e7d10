from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lientich.core.actor import OFFICE, Actor
from lientich.core.compiled import compiled
from lientich.documents.models import Document
from lientich.journal.models import Event
from lientich.organisations.models import Appointment, Person
from lientich.programmes.models import Programme, Side, State, Task
from lientich.programmes.queries import lists, tallies
from lientich.programmes.timeliness import Timeliness

from .models import Chair, Conclusion, Conference, Paper

# Conclusions of which no task came, or came and was discarded, and none was said to be needless.
LOOSE = Q(task=None, no_task_on=None)
LATEST = 50
AWAITED = 365  # days after its period
MOST_OFFERED = 200


def conferences(by: Actor) -> list[Conference]:
    """The conferences that `by` sees, the latest first."""
    found = Conference.objects.visible_to(by).select_related("programme")
    return list(found.prefetch_related("chairing__person", "programme__side_set")[:LATEST])


def conference(by: Actor, key: UUID) -> Conference | None:
    found = Conference.objects.visible_to(by).filter(pk=key).select_related("programme")
    return found.prefetch_related("chairing__person", "programme__side_set__organisation").first()


def unheld(by: Actor) -> QuerySet[Conference]:
    """Those still to be held that `by` sees, the next first, those without a day last; one that
    nobody gave a day within a year of its period is none that waits."""
    undated = Q(held_on=None, until__gte=by.today - timedelta(days=AWAITED))
    waiting = Conference.objects.visible_to(by).filter(undated | Q(held_on__gte=by.today))
    return waiting.order_by(F("held_on").asc(nulls_last=True), "until", "id")


def held(by: Actor) -> QuerySet[Conference]:
    """Those that were held before today, the latest first."""
    past = Conference.objects.visible_to(by).filter(held_on__lt=by.today)
    return past.order_by("-held_on", "-until", "-id")


def latest_held(conferences: Iterable[Conference], today: date) -> Conference | None:
    """The last of these that was held, whatever period it looked back on."""
    past = [(one.held_on, one) for one in conferences if one.held_on and one.held_on < today]
    return max(past, key=lambda pair: pair[0])[1] if past else None


def of_sides(sides: Iterable[UUID]) -> Q:
    """The conferences of these sides together and of no other."""
    keys = list(sides)
    of = Side.objects.filter(programme=OuterRef("programme"))
    together = [Q(Exists(of.filter(organisation=key))) for key in keys]
    return reduce(and_, together, Q(~Exists(of.exclude(organisation__in=keys))))


@compiled
def of_programme(by: Actor, programme_id: UUID) -> QuerySet:
    return Conference.objects.visible_to(by).filter(programme=programme_id)


def in_calendar(by: Actor, programme: Programme | None, since: date, until: date) -> QuerySet[Any]:
    """The conferences held between these days: of a programme, or those that `by` chairs or their
    office prepares. `changed`, `changes`: when acts last changed them, and how many did."""
    found = Conference.objects.visible_to(by).filter(held_on__gte=since, held_on__lte=until)
    if programme:
        found = found.filter(programme=programme)
    else:
        chaired = Chair.objects.filter(person=by.person_id)
        offices = [hat.organisation_id for hat in by.hats if hat.role == OFFICE]
        prepared = Side.objects.filter(organisation__in=offices)
        theirs = Q(pk__in=chaired.values("conference"))
        found = found.filter(theirs | Q(programme__in=prepared.values("programme")))
    acts = Event.objects.filter(
        subject_type="conferences.conference", subject_id=OuterRef("pk")
    ).order_by()
    of_each = acts.values("subject_id")
    return found.select_related("programme").annotate(
        changed=Subquery(of_each.values_list(Max("at"))),
        changes=Coalesce(Subquery(of_each.values_list(Count("pk"))), 0),
    )


def before(by: Actor, conference: Conference) -> Conference | None:
    """The conference of the same sides that looked back on the period before."""
    sides = {side.organisation_id for side in conference.programme.side_set.all()}
    earlier = (
        Conference.objects.visible_to(by)
        .filter(until__lt=conference.until, programme__side_set__organisation__in=sides)
        .select_related("programme")
        .prefetch_related("programme__side_set")
        .order_by("-until", "-id")
        .distinct()
    )
    return next(
        (
            one
            for one in earlier
            if {s.organisation_id for s in one.programme.side_set.all()} == sides
        ),
        None,
    )


def told_in(by: Actor, conference: Conference) -> Document | None:
    """The document that it was read from, where `by` may see that."""
    seen = Document.objects.visible_to(by).filter(pk=conference.told_in_id)
    return seen.defer("text").first() if conference.told_in_id else None


def papers(by: Actor, conference: Conference) -> QuerySet[Paper]:
    """Its documents that `by` may see."""
    seen = Document.objects.visible_to(by)
    found = Paper.objects.filter(conference=conference, document__in=seen)
    latest = F("document__date").desc(nulls_last=True)
    return found.select_related("document").defer("document__text").order_by(latest, "pk")


def tasks_of(conferences: Conference | QuerySet[Conference]) -> QuerySet[Task]:
    """The tasks that came of one: from its documents' clauses, or from its conclusions."""
    some = [conferences] if isinstance(conferences, Conference) else conferences
    came = Q(source__conferences__in=some) | Q(conclusions__conference__in=some)
    return Task.objects.filter(came).distinct()


@dataclass(frozen=True)
class Followed:
    """What became of what a conference concluded."""

    rows: list[dict[str, Any]]
    tally: tallies.Tally


def followed(by: Actor, conference: Conference) -> Followed:
    """The tasks that came of a conference, as far as `by` sees them, with where they stand."""
    keys = tasks_of(conference).order_by().values("pk")
    rows = [
        row
        for walk in lists.walked(by)
        for row in walk.filter(of__in=keys).select_related("of__field", "of__lead")
    ]
    prepared = lists.prepared(by, list({row.of_id: row for row in rows}.values()))
    given = [row for row in prepared if not row["draft"]]
    return Followed(prepared, _tally(given))


def _tally(rows: list[dict[str, Any]]) -> tallies.Tally:
    def how_many(*values: str) -> int:
        return sum(row.get("timeliness") in values for row in rows)

    return tallies.Tally(
        total=len(rows),
        completed=sum(row["state"] == State.COMPLETED for row in rows),
        soon=how_many(Timeliness.DUE_SOON),
        overdue=how_many(Timeliness.OVERDUE),
    )


def conclusions(by: Actor, conference: Conference) -> QuerySet[Conclusion]:
    found = Conclusion.objects.readable_by(by).filter(conference=conference)
    return found.select_related("field", "task")


def chairs_offered(programme: Programme, day: Any) -> QuerySet[Person]:
    """Those who hold a post in a side's committee, by their post."""
    sides = [side.organisation_id for side in programme.side_set.all()]
    holding = Appointment.objects.on(day).filter(
        post__body__organisation__in=sides, post__body__kind__in=["committee", "standing"]
    )
    return Person.objects.filter(pk__in=holding.values("person"))


def next_programmes(by: Actor, conference: Conference) -> QuerySet[Programme]:
    """Where a direction may be carried out: programmes of today or later that `by` sees."""
    return Programme.objects.visible_to(by).filter(
        Q(until__gte=by.today) | Q(pk=conference.programme_id), sides=by.organisation_id
    )


def where_it_began(by: Actor, task: UUID) -> QuerySet:
    """The conferences that a task came of: a conclusion of theirs, or its document."""
    concluded = Conclusion.objects.filter(task=task).order_by()
    papers = Paper.objects.filter(document__tasks=task).order_by()
    came = Q(pk__in=concluded.values("conference")) | Q(pk__in=papers.values("conference"))
    return Conference.objects.visible_to(by).filter(came)


def reviewed_in(by: Actor, programme: Programme, since: date, until: date) -> Programme:
    """The programme of the same sides that covers the period; else the one given."""
    sides = {side.organisation_id for side in programme.side_set.all()}
    covering = Programme.objects.visible_to(by).filter(since__lte=since, until__gte=until)
    return next(
        (
            one
            for one in covering.prefetch_related("side_set").order_by("-since")
            if {side.organisation_id for side in one.side_set.all()} == sides
        ),
        programme,
    )
