"""The audit page of the journal: who did what kind of thing when, for one organisation's own acts.

Never on what: that an administrator reads who, when and what kind is the whole of it (RIGHTS).
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from lientich.accounts.models import Mandate
from lientich.core import paging
from lientich.core.actor import Actor
from lientich.journal.models import Event
from lientich.organisations.models import Person

from ..verbs import VERBS, label

ORDER = ["-id"]
MOST_EXPORTED = 20_000


def events(by: Actor, wanted: dict[str, Any], cursor: str | None) -> paging.Page:
    found = paging.page([_found(by, wanted)], ORDER, same=lambda event: event.pk, cursor=cursor)
    return paging.Page(_told(found.rows), found.newer, found.older)


def latest(by: Actor, most: int) -> list[dict[str, Any]]:
    """The newest, without filters."""
    return _told(list(_found(by, {}).order_by(*ORDER)[:most]))


def exported(by: Actor, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All of it, newest first, up to MOST_EXPORTED."""
    cursor, left = None, MOST_EXPORTED
    while left > 0:
        found = paging.page(
            [_found(by, wanted)], ORDER, same=lambda event: event.pk, cursor=cursor, size=500
        )
        yield from _told(found.rows[:left])
        cursor, left = found.older, left - len(found.rows)
        if cursor is None:
            return


def people(by: Actor) -> list[tuple[str, str]]:
    """Those who hold or held a mandate of the organisation."""
    holding = Mandate.objects.filter(organisation=by.organisation_id).values("person")
    return [(str(one.pk), one.name) for one in Person.objects.filter(pk__in=holding)]


def _found(by: Actor, wanted: dict[str, Any]) -> QuerySet[Event]:
    found = Event.objects.filter(organisation_id=by.organisation_id)
    if wanted.get("person"):
        found = found.filter(person_id=wanted["person"])
    if wanted.get("room"):
        known = [verb for verb in VERBS if verb.startswith(f"{wanted['room']}.")]
        found = found.filter(verb__in=known)
    if wanted.get("since"):
        found = found.filter(at__gte=_midnight(wanted["since"]))
    if wanted.get("until"):
        found = found.filter(at__lt=_midnight(wanted["until"] + timedelta(days=1)))
    return found


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _told(rows: list[Event]) -> list[dict[str, Any]]:
    names: dict[UUID, str] = dict(
        Person.objects.filter(pk__in={row.person_id for row in rows}).values_list("pk", "name")
    )
    roles = {
        one.pk: one.get_role_display()
        for one in Mandate.objects.filter(pk__in={row.mandate_id for row in rows})
    }
    return [
        {
            "at": row.at,
            "who": names.get(row.person_id, "") if row.person_id else "",
            "role": roles.get(row.mandate_id, "") if row.mandate_id else "",
            "what": label(row.verb),
        }
        for row in rows
    ]
