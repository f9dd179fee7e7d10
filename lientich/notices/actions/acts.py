"""Telling people of an act: once, in the transaction in which its event is delivered."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from lientich.accounts.models import Mandate
from lientich.journal.models import Event

from .. import news
from ..models import Act, Notice, Round
from .mailing import set_mail

Kind = Act.Kind
# Of these a person who has not read the last one is not told again.
STILL_UNREAD = (Kind.HELP, Kind.MENTIONED, Kind.ANSWERED, Kind.ADOPT, Kind.SIGN)


def tell(event: Event) -> list[Notice]:
    """Nobody of their own act; of what was done before the first round of reminders, nobody."""
    first = Round.objects.order_by("day").values_list("day", flat=True).first()
    if first and timezone.localdate(event.at) < first:
        return []
    return [
        notice for one in news.OF[event.verb](event) for notice in _tell(event, one) if one.people
    ]


def _tell(event: Event, one: news.News) -> list[Notice]:
    name = one.subject._meta.model_name
    told = {event.person_id}
    if one.kind in STILL_UNREAD:
        before = {"act__kind": one.kind, f"act__{name}": one.subject, "read_at": None}
        told |= set(Notice.objects.filter(**before).values_list("person", flat=True))
    people = _once(one.people, told)
    if not people:
        return []
    act = Act.objects.create(
        event=event,
        kind=one.kind,
        at=event.at,
        organisation_id=event.organisation_id,
        **{name: one.subject},
    )
    notices = [Notice(act=act, person_id=person, at=event.at) for person in people]
    set_mail(notices, event.at)
    return Notice.objects.bulk_create(notices)


def _once(people: Iterable[Mandate], told: set[UUID | None]) -> list[UUID]:
    return [one for one in dict.fromkeys(man.person_id for man in people) if one not in told]
