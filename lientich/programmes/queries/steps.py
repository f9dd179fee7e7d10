"""A unit's steps towards its part, for its page and for the form of its report."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lientich.accounts.models import Mandate
from lientich.core.actor import Actor
from lientich.organisations.models import Person

from ..models import RUNNING, Assignment, Step
from ..rules import REPORTERS
from ..timeliness import SOON, Timeliness, timeliness
from . import lists
from .assigning import mandates_of


@dataclass(frozen=True)
class Steps:
    """As far as the reader sees them."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(row["done"] for row in self.rows)

    @property
    def words(self) -> str:
        return _("%(done)s / %(total)s bước đã xong") % {
            "done": self.done,
            "total": len(self.rows),
        }

    @property
    def percent(self) -> int:
        return 100 * self.done // len(self.rows) if self.rows else 0


def of_assignment(by: Actor, assignment: Assignment) -> Steps:
    """In their order."""
    seen = Step.objects.readable_by(by).filter(assignment=assignment)
    found = seen.select_related("person", "done_by__person").order_by("place", "pk")
    return Steps([_row(one, by, first=number == 0) for number, one in enumerate(found)])


def people_of(assignment: Assignment, by: Actor, named: Person | None = None) -> QuerySet[Person]:
    """Who may be named for a step: whoever acts for the unit, or holds a post there; and who is
    `named` already, wherever they went."""
    holding = Q(appointments__post__body__organisation=assignment.unit_id)
    holding &= Q(appointments__until=None) | Q(appointments__until__gt=by.today)
    acting = Q(mandates__in=mandates_of({assignment.unit_id}, by.today))
    there = Q(pk=named.pk) if named else Q()
    return Person.objects.filter(acting | holding | there).distinct()


def pressing(by: Actor) -> QuerySet[Step]:
    """Steps of one's unit that are late or due soon: for whom each names or, where that is nobody
    who acts for the unit, for all who do."""
    acting = Mandate.objects.valid(by.today).filter(
        organisation=by.organisation_id, role__in=REPORTERS
    )
    mine = Q(person=by.person_id) | ~Q(person__in=acting.values("person"))
    rows = Step.objects.visible_to(by).filter(
        mine,
        assignment__unit=by.organisation_id,
        assignment__state__in=RUNNING,
        done_on=None,
        due__lte=by.today + timedelta(days=SOON),
    )
    return rows.order_by("due", "id")


def _row(one: Step, by: Actor, *, first: bool) -> dict[str, Any]:
    stands = timeliness(one.state, one.due, None, one.done_on, by.today)
    late = stands in (Timeliness.OVERDUE, Timeliness.DUE_SOON)
    return {
        "key": one.pk,
        "title": one.title,
        "who": one.responsible,
        "due": one.due,
        "done": one.done_on is not None,
        "done_on": one.done_on,
        "done_by": str(one.done_by.person) if one.done_by else "",
        "stands": stands.value,
        "stands_words": lists.said_of(stands, one.due, one.done_on, by) if late else "",
        "first": first,
    }
