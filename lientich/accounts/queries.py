from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from lientich.core.actor import LEADER, SPECIALIST, Actor, Hat
from lientich.core.models import Classification
from lientich.organisations.models import Body

from .models import Mandate, User

# The classes that a role is cleared for at its own organisation (RIGHTS, "To act").
ALL_CLASSES = frozenset({Classification.CADRE, Classification.INSPECTION, Classification.OPINION})
CLASS_OF_DEPARTMENT = {
    Body.Kind.PERSONNEL: Classification.CADRE,
    Body.Kind.INSPECTION: Classification.INSPECTION,
    Body.Kind.COMMUNICATIONS: Classification.OPINION,
}


def clearances(role: str, department: str | None) -> frozenset[str]:
    """The classes beyond the ordinary that a role in such a department reads."""
    if role == LEADER:
        return frozenset(str(one) for one in ALL_CLASSES)
    if role == SPECIALIST and department in CLASS_OF_DEPARTMENT:
        return frozenset({str(CLASS_OF_DEPARTMENT[Body.Kind(department)])})
    return frozenset()


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
