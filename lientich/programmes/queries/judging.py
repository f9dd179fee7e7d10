"""What units claim and ask for, as far as `by` may judge it (`rules.can_judge`)."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from lientich.core.actor import SPECIALIST, Actor
from lientich.core.models import Classification

from ..models import Assignment, Decision, ProgressReport, State, Task


def claims(by: Actor) -> QuerySet[Assignment]:
    """Claims of completion, the longest waiting first."""
    said = ProgressReport.objects.filter(assignment=OuterRef("pk"), claims=True)
    rows = _judged_by(by, said).filter(state=State.CLAIMED)
    return rows.order_by("claimed_on", "id")


def requests(by: Actor) -> QuerySet[Assignment]:
    """Requests for more time, what runs out first on top."""
    said = Decision.objects.filter(assignment=OuterRef("pk"), kind=Decision.Kind.ASKED)
    rows = _judged_by(by, said).filter(asked_until__isnull=False)
    return rows.order_by("due", "id")


def owned(by: Actor) -> Q:
    """Parts, of units or bodies, of tasks that the acting house owns."""
    return Q(Exists(_owners().filter(organisation=by.organisation_id)))


def coordinated(by: Actor) -> Q:
    """Parts of tasks that it owns or leads (`rules.can_coordinate`, but for the field)."""
    return owned(by) | Q(
        task__lead__organisation=by.organisation_id,
        task__classification=Classification.ORDINARY,
    )


def _owners() -> QuerySet:
    """Asked part by part: a house owns far more tasks than wait for it."""
    return Task.owners.through._default_manager.filter(task=OuterRef("task"))


def in_field(rows: QuerySet, by: Actor, path: str) -> QuerySet:
    """A specialist acts within the fields of their department."""
    if by.role != SPECIALIST or by.hat is None:
        return rows
    return rows.filter(**{f"{path}__in": by.hat.fields})


def _judged_by(by: Actor, said: QuerySet) -> QuerySet[Assignment]:
    """Units' parts of which `by` may judge what somebody last `said`."""
    mine = owned(by)
    shared = Q(Exists(_owners().exclude(organisation=by.organisation_id)))
    speaker = Subquery(said.order_by("-at", "-id").values("mandate__person")[:1])
    somebody_elses = ~Q(unit=by.organisation_id) & (
        Q(speaker__isnull=True) | ~Q(speaker=by.person_id)
    )
    given_to_itself = mine & Q(unit=by.organisation_id) & ~shared
    rows = (
        Assignment.objects.visible_to(by)
        .alias(speaker=speaker)
        .filter((coordinated(by) & somebody_elses) | given_to_itself)
    )
    return in_field(rows, by, "task__field")
