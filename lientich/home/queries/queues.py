"""What waits for somebody, by kind, in the order in which it presses.

Each follows the rules of its room: what stands here is what this mandate may do next.
"""

from datetime import timedelta

from django.db.models import F, Q, QuerySet

from lientich.accounts.models import Mandate
from lientich.conferences.models import Conclusion
from lientich.conferences.queries import LOOSE, unheld
from lientich.core.actor import OFFICE, Actor
from lientich.documents.queries import awaiting_word, held_numbers
from lientich.drafting.queries import (
    awaiting,
    certificates_to_confirm,
    opinions_due,
    overdue_consultations,
)
from lientich.intake.models import Intake
from lientich.programmes.models import Assignment, Obstacle, Side, State, Task
from lientich.programmes.queries.comments import waiting
from lientich.programmes.queries.cooperations import running
from lientich.programmes.queries.judging import in_field
from lientich.programmes.queries.matters import awaited, unowned
from lientich.programmes.queries.questionnaires import unanswered
from lientich.programmes.queries.sources import changed
from lientich.programmes.timeliness import SOON

REMEMBERED = 365  # days; a conclusion of which no task came by then is none that waits


def duties(by: Actor) -> QuerySet:
    """What one's unit has to report on now: returned, not begun, due soon or late."""
    pressing = Q(state__in=[State.RETURNED, State.NOT_STARTED])
    pressing |= Q(state=State.IN_PROGRESS, due__lte=by.today + timedelta(days=SOON))
    rows = Assignment.objects.visible_to(by).filter(pressing, unit=by.organisation_id)
    return rows.order_by(F("due").asc(nulls_last=True), "id")


def mentions(by: Actor) -> QuerySet:
    """Where one is mentioned and has not looked yet, the longest waiting first."""
    return waiting(by).order_by("comment__at", "id")


def answers(by: Actor) -> QuerySet:
    """Forms that one's unit has not answered yet, what is due first."""
    return unanswered(by).order_by(F("due").asc(nulls_last=True), "id")


def cooperations(by: Actor) -> QuerySet:
    """Parts of one's bodies to report on now: nothing said yet, asked again, due soon or late."""
    pressing = Q(said_at=None) | Q(reminded_at__isnull=False) | ~Q(reason="")
    pressing |= Q(runs_until__lte=by.today + timedelta(days=SOON))
    mine = running(by).filter(pressing, body__organisation=by.organisation_id)
    return mine.order_by(F("runs_until").asc(nulls_last=True), "id")


def opinions(by: Actor) -> QuerySet:
    """What one's house is asked to say of a draft, what is due first."""
    return opinions_due(by).order_by("consultation__due", "id")


def silent(by: Actor) -> QuerySet:
    """Past their day: the askings of one's house that somebody has not answered."""
    return overdue_consultations(by).order_by("due", "id")


def drafts(by: Actor) -> QuerySet:
    """Tasks that wait for a lead and a date before anyone has to do them."""
    rows = Task.objects.visible_to(by).filter(draft=True, owners=by.organisation_id)
    return in_field(rows, by, "field").order_by(F("due").asc(nulls_last=True), "id")


def sources(by: Actor) -> QuerySet:
    """What changed the clauses that one's tasks come from, and nobody here has looked at."""
    return changed(by).order_by("noted_at", "id")


def agreements(by: Actor) -> QuerySet:
    """What another owner says of a document that is one's own too, and waits for one's word."""
    return awaiting_word(by).order_by("noted_at", "id")


def intakes(by: Actor) -> QuerySet:
    """What was read and waits for a person's eye, the oldest first."""
    rows = Intake.objects.visible_to(by).filter(state=Intake.State.READ, owner=by.organisation_id)
    return rows.order_by("at", "id")


def numbers(by: Actor) -> QuerySet:
    """Numbers that the office holds since an earlier day, given to nothing and not void: on paper
    a number is given by the next working day at the latest (NORMS §4)."""
    return held_numbers(by).filter(at__lt=by.of_the_day.now).order_by("at", "id")


def mandates(by: Actor) -> QuerySet:
    """Mandates of one's organisation that wait for a second person (accounts.rules.can_confirm)."""
    rows = Mandate.objects.lasting(by.today).filter(
        needs_second=True,
        confirmed_at=None,
        organisation=by.organisation_id,
        granted_by__isnull=False,
    )
    involved = Q(person=by.person_id) | Q(granted_by__person=by.person_id)
    return rows.exclude(involved).order_by("granted_at", "id")


def certificates(by: Actor) -> QuerySet:
    """Certificates of one's organisation that wait for a second person, the oldest first."""
    return certificates_to_confirm(by).order_by("registered_at", "id")


def obstacles(by: Actor) -> QuerySet:
    """What hinders and waits for one's side, the oldest first (programmes.rules.can_settle).

    Which side resolves what has no owner, the offices settle.
    """
    waits = awaited(by) | unowned() if by.role == OFFICE else awaited(by)
    rows = Obstacle.objects.readable_by(by).filter(waits, programme__in=_led(by))
    return rows.order_by("at", "id")


def conferences(by: Actor) -> QuerySet:
    """Conferences still to be held, the next first (conferences.rules.can_keep)."""
    return unheld(by).filter(programme__in=_led(by))


def conclusions(by: Actor) -> QuerySet:
    """Conclusions that wait for a task, the newest first."""
    rows = Conclusion.objects.readable_by(by).filter(
        LOOSE,
        conference__programme__in=_led(by),
        conference__until__gte=by.today - timedelta(days=REMEMBERED),
    )
    return rows.order_by("-conference__until", "id")


def papers(by: Actor) -> QuerySet:
    """Papers whose next move is one's own, the longest waiting first."""
    return awaiting(by).order_by("changed_at", "id")


def _led(by: Actor) -> QuerySet:
    """The programmes that one's organisation is a side of."""
    return Side.objects.filter(organisation=by.organisation_id).values("programme")
