"""What is told of an event, and to whom: of what waits for them, and of what became of what they
asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from lientich.accounts.models import Mandate
from lientich.core.actor import SPECIALIST, Actor
from lientich.documents.models import Delivery
from lientich.drafting.models import Adoption, Asked, Consultation, Draft
from lientich.drafting.queries import awaiting
from lientich.journal.models import Event
from lientich.programmes import queries as programmes
from lientich.programmes.models import (
    FINISHED,
    Assignment,
    Comment,
    Cooperation,
    Mention,
    Obstacle,
)
from lientich.programmes.rules import can_coordinate, can_judge, owners_of, sides_of

from .models import Act
from .recipients import ANSWERS_FOR_A_SIDE, Recipients

Kind = Act.Kind


@dataclass(frozen=True)
class News:
    kind: Act.Kind
    subject: Any
    people: list[Mandate]


Told = Callable[[Event], Iterable[News]]


def given(event: Event) -> Iterable[News]:
    """A task was given out, or opened for a period: each unit of its part, each body of its own.
    What was entered as done before is no news."""
    parts = Assignment.objects.filter(task=event.subject_id).exclude(state__in=FINISHED)
    yield from _to_units(event, Kind.GIVEN, list(parts))
    rows = Cooperation.objects.filter(task=event.subject_id).select_related("body")
    yield from _to_bodies(event, Kind.HELP, list(rows) if parts else [])


def reassigned(event: Event) -> Iterable[News]:
    yield from _to_units(event, Kind.MOVED, _parts(event.subject_id))
    yield from _to_units(event, Kind.GIVEN, _parts(event.facts["taken"]))


def to_unit(kind: Act.Kind) -> Told:
    """What was decided of a unit's part."""
    return lambda event: _to_units(event, kind, _parts(event.subject_id))


def to_body(kind: Act.Kind) -> Told:
    """What was decided of a cooperating body's part."""

    def told(event: Event) -> Iterable[News]:
        rows = Cooperation.objects.filter(pk=event.subject_id, task__draft=False)
        return _to_bodies(event, kind, list(rows.select_related("body")))

    return told


def to_judges(kind: Act.Kind) -> Told:
    """What a unit says or asks, to whoever may judge it: the offices of the owners and of the
    lead, and the specialists of a department that leads."""

    def told(event: Event) -> Iterable[News]:
        for part in _parts(event.subject_id):
            speaker = programmes.speaker(part)
            people = _who_leads(part, event, partial(can_judge, assignment=part, said_by=speaker))
            yield News(kind, part, people)

    return told


def helped(event: Event) -> Iterable[News]:
    """A cooperating body says that its part is done, to whoever may ask it to go on."""
    rows = Cooperation.objects.select_related("task__lead").filter(pk=event.subject_id)
    for part in rows.exclude(done_on=None):
        people = _who_leads(part, event, partial(can_coordinate, task=part.task))
        yield News(Kind.DONE, part, people)


def raised(event: Event) -> Iterable[News]:
    """The offices of the sides, who say whose it is to resolve."""
    for one in _obstacles(event):
        sides = sides_of(one.programme)
        people = Recipients([one], sides, event.at)
        yield News(Kind.RAISED, one, _all(people.of_side(one, side) for side in sides))


def to_owner(kind: Act.Kind) -> Told:
    """Who is to resolve it, and who raised it."""

    def told(event: Event) -> Iterable[News]:
        for one in _obstacles(event):
            houses = {one.organisation_id} | ({one.owner.organisation_id} if one.owner else set())
            people = Recipients([one], houses, event.at)
            owner = people.of_body(one, one.owner) if one.owner else []
            yield News(kind, one, [*owner, *people.of_unit(one, one.organisation_id)])

    return told


def resolved(event: Event) -> Iterable[News]:
    for one in _obstacles(event):
        people = Recipients([one], [one.organisation_id], event.at)
        yield News(Kind.RESOLVED, one, people.of_unit(one, one.organisation_id))


def mentioned(event: Event) -> Iterable[News]:
    said = Comment.objects.filter(pk=event.subject_id, withdrawn_at=None).first()
    rows = Mention.objects.filter(comment=said, waits=True, mandate__person__user__is_active=True)
    people = [one.mandate for one in rows.select_related("mandate")] if said else []
    if said and people:
        yield News(Kind.MENTIONED, said, people)


def consulted(event: Event) -> Iterable[News]:
    asked = Asked.objects.filter(
        consultation__draft=event.subject_id,
        consultation__asked_at=event.at,
        organisation__in=event.facts["organisations"],
    )
    yield from _to_houses(event, Kind.CONSULTED, list(asked))


def answered(event: Event) -> Iterable[News]:
    """One of those who were asked has answered: the office that asked, and the specialist who did
    for it."""
    rows = Consultation.objects.select_related("draft")
    for one in rows.filter(asked__opinion=event.subject_id):
        house, draft = one.organisation_id, one.draft
        people = Recipients([draft], [house], event.at)
        specialists = people.at(draft, house, SPECIALIST)
        asked_by = [man for man in specialists if man.person_id == one.person_id]
        yield News(Kind.ANSWERED, draft, [*people.of_side(draft, house), *asked_by])


def asked_again(event: Event) -> Iterable[News]:
    """Who has not answered was reminded by the office that asked."""
    asked = Asked.objects.filter(consultation__draft=event.subject_id, reminded_at=event.at)
    yield from _to_houses(event, Kind.CONSULTED, list(asked))


def sent_again(event: Event) -> Iterable[News]:
    """Who has not received it was reminded by the office that sent it."""
    rows = Delivery.objects.waiting().filter(document=event.subject_id, reminded_at=event.at)
    yield from _to_houses(event, Kind.SENT, list(rows))


def sent(event: Event) -> Iterable[News]:
    deliveries = Delivery.objects.standing().filter(
        document=event.subject_id, organisation__in=event.facts["organisations"]
    )
    yield from _to_houses(event, Kind.SENT, list(deliveries))


def to_next(kind: Act.Kind) -> Told:
    """Whose move a paper now is (`drafting.queries.awaiting`)."""

    def told(event: Event) -> Iterable[News]:
        for one in _drafts(event):
            yield News(kind, one, _next(one, event, one.owners.values_list("pk", flat=True)))

    return told


def checked(event: Event) -> Iterable[News]:
    """The form is in order: now that side's leaders are asked."""
    for part in Adoption.objects.select_related("draft").filter(pk=event.subject_id):
        yield News(Kind.ADOPT, part.draft, _next(part.draft, event, [part.organisation_id]))


def refused(event: Event) -> Iterable[News]:
    """A side does not agree: every side's office reads why."""
    for one in _drafts(event):
        owners = list(one.owners.values_list("pk", flat=True))
        people = Recipients([one], owners, event.at)
        yield News(Kind.REFUSED, one, _all(people.of_side(one, owner) for owner in owners))


OF: dict[str, Told] = {
    "programmes.task_assigned": given,
    "programmes.occurrence_opened": given,
    "programmes.task_succeeded": given,
    "programmes.reassigned": reassigned,
    "programmes.returned_for_rework": to_unit(Kind.RETURNED),
    "programmes.completion_confirmed": to_unit(Kind.CONFIRMED),
    "programmes.extended": to_unit(Kind.EXTENDED),
    "programmes.due_kept": to_unit(Kind.KEPT),
    "programmes.suspended": to_unit(Kind.SUSPENDED),
    "programmes.resumed": to_unit(Kind.RESUMED),
    "programmes.completion_claimed": to_judges(Kind.CLAIMED),
    "programmes.declined": to_judges(Kind.DECLINED),
    "programmes.time_asked": to_judges(Kind.ASKED),
    "programmes.cooperation_done": helped,
    "programmes.cooperation_set": to_body(Kind.HELP),
    "programmes.cooperation_reopened": to_body(Kind.RETURNED),
    "programmes.cooperation_reminded": to_body(Kind.PRESSED),
    "programmes.obstacle_raised": raised,
    "programmes.obstacle_owned": to_owner(Kind.OWNED),
    "programmes.obstacle_reopened": to_owner(Kind.REOPENED),
    "programmes.obstacle_resolved": resolved,
    "programmes.commented": mentioned,
    "programmes.noted": mentioned,
    "programmes.comment_edited": mentioned,
    "drafting.consulted": consulted,
    "drafting.answered": answered,
    "drafting.put_for_adoption": to_next(Kind.ADOPT),
    "drafting.checked": checked,
    "drafting.signing_begun": to_next(Kind.SIGN),
    "drafting.refused": refused,
    "drafting.signing_refused": refused,
    "drafting.reminded": asked_again,
    "documents.sent": sent,
    "documents.receipt_reminded": sent_again,
}


def _parts(key: UUID) -> list[Assignment]:
    rows = Assignment.objects.select_related("task__lead", "task__programme")
    return list(rows.filter(pk=key))


def _obstacles(event: Event) -> list[Obstacle]:
    rows = Obstacle.objects.select_related("programme", "owner")
    return list(rows.filter(pk=event.subject_id))


def _drafts(event: Event) -> Iterable[Draft]:
    return Draft.objects.filter(pk=event.subject_id)


def _to_units(event: Event, kind: Act.Kind, parts: list[Assignment]) -> Iterable[News]:
    if parts:
        people = Recipients(parts, [part.unit_id for part in parts], event.at)
        for part in parts:
            yield News(kind, part, people.of_unit(part, part.unit_id))


def _to_bodies(event: Event, kind: Act.Kind, rows: list[Cooperation]) -> Iterable[News]:
    if rows:
        people = Recipients(rows, [row.body.organisation_id for row in rows], event.at)
        for row in rows:
            yield News(kind, row, people.of_body(row, row.body))


def _to_houses(event: Event, kind: Act.Kind, rows: list[Any]) -> Iterable[News]:
    if rows:
        people = Recipients(rows, [row.organisation_id for row in rows], event.at)
        for row in rows:
            yield News(kind, row, people.of_unit(row, row.organisation_id))


def _who_leads(
    part: Assignment | Cooperation, event: Event, may: Callable[[Actor], bool]
) -> list[Mandate]:
    """The offices of a task's owners and of its lead, and the specialists of a department that
    leads: those of them who may."""
    task, lead = part.task, part.task.lead
    houses = owners_of(task) | ({lead.organisation_id} if lead else set())
    people = Recipients([part], houses, event.at)
    found = _all(people.of_side(part, house) for house in sorted(houses))
    if lead:
        found += [one for one in people.of_body(part, lead) if one not in found]
    return [one for one in found if may(people.actor(one))]


def _next(draft: Draft, event: Event, owners: Iterable[UUID]) -> list[Mandate]:
    owners = list(owners)
    people = Recipients([draft], owners, event.at)
    return [
        one
        for owner in owners
        for role in ANSWERS_FOR_A_SIDE
        for one in people.at(draft, owner, role)
        if awaiting(people.actor(one)).filter(pk=draft.pk).exists()
    ]


def _all(found: Iterable[list[Mandate]]) -> list[Mandate]:
    return [one for some in found for one in some]
