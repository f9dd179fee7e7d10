from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from lientich.core.actor import Actor, Hat
from lientich.organisations.models import Organisation

from .models import Mandate, User
from .rules import GRANTERS, clearances


def hats(person_id: UUID, now: datetime) -> tuple[Hat, ...]:
    """The mandates of a person that are valid now, the oldest first."""
    mandates = (
        Mandate.objects.valid(timezone.localdate(now))
        .filter(person=person_id)
        .select_related("body")
        .prefetch_related("body__fields")
        .order_by("since", "id")
    )
    return tuple(_hat(mandate) for mandate in mandates)


def actor_of(user: User, now: datetime, mandate_id: UUID | str | None = None) -> Actor:
    """Who `user` is now, acting under `mandate_id` where that is one of theirs."""
    held = hats(user.person_id, now) if user.person_id else ()
    chosen = next((hat for hat in held if str(hat.mandate_id) == str(mandate_id)), None)
    return Actor(
        now=now,
        user_id=user.pk,
        person_id=user.person_id,
        hat=chosen or next(iter(held), None),
        hats=held,
    )


def _hat(mandate: Mandate) -> Hat:
    body = mandate.body
    fields: Iterable[UUID] = (field.pk for field in body.fields.all()) if body else ()
    return Hat(
        mandate_id=mandate.pk,
        organisation_id=mandate.organisation_id,
        role=mandate.role,
        body_id=mandate.body_id,
        fields=frozenset(fields),
        clearances=clearances(mandate.role, body.kind if body else None),
    )


def granters(organisation: Organisation, day: date) -> set[UUID]:
    """The people who may give mandates of an organisation on a day."""
    valid = Mandate.objects.valid(day).filter(organisation=organisation, role__in=GRANTERS)
    return set(valid.values_list("person", flat=True))


def places_of(user: User, day: date) -> set[UUID]:
    """The organisations at which an account's person has a mandate, or is to have one."""
    lasting = Mandate.objects.lasting(day).filter(person=user.person_id)
    return set(lasting.values_list("organisation", flat=True))
