"""Whom a notice reaches: people by the mandates that are valid on the day, as far as they may read
what it tells of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from lientich.accounts.models import Mandate
from lientich.accounts.queries import actor_of
from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST, Actor
from lientich.organisations.models import Body

ANSWERS_FOR_A_UNIT = (REPORTER, OFFICE, LEADER)  # the first of these that a unit has
ANSWERS_FOR_A_SIDE = (OFFICE, LEADER)
Place = tuple[UUID, str]  # an organisation and a role there


class Recipients:
    """The people of some organisations; what they may read of some things of one kind is asked
    once for each role there, of specialists once for each department."""

    def __init__(self, things: Sequence[Any], organisations: Iterable[UUID], now: datetime):
        self.model = type(things[0])
        self.keys = [one.pk for one in things]
        self.now = now
        self.people: dict[Place, list[Mandate]] = defaultdict(list)
        self.seen: dict[tuple[UUID, str, UUID | None], set[UUID]] = {}
        mandates = Mandate.objects.valid(timezone.localdate(now)).filter(
            organisation__in=set(organisations),
            role__in=(*ANSWERS_FOR_A_UNIT, SPECIALIST),
            person__user__is_active=True,
        )
        for mandate in mandates.select_related("person__user", "body").order_by("since", "id"):
            self.people[mandate.organisation_id, mandate.role].append(mandate)

    def of_unit(self, thing: Any, unit: UUID) -> list[Mandate]:
        """A unit as the doer is reached through its reporters."""
        return self.first(thing, unit, ANSWERS_FOR_A_UNIT)

    def of_side(self, thing: Any, side: UUID) -> list[Mandate]:
        return self.first(thing, side, ANSWERS_FOR_A_SIDE)

    def of_body(self, thing: Any, body: Body) -> list[Mandate]:
        """The specialists of a department; of one that has none, who answers for its house."""
        people = self.at(thing, body.organisation_id, SPECIALIST)
        found = [one for one in people if one.body_id == body.pk]
        return found or self.of_unit(thing, body.organisation_id)

    def first(self, thing: Any, organisation: UUID, roles: Iterable[str]) -> list[Mandate]:
        return next((found for role in roles if (found := self.at(thing, organisation, role))), [])

    def at(self, thing: Any, organisation: UUID, role: str) -> list[Mandate]:
        """Those in a role at an organisation who may read this thing."""
        people = self.people.get((organisation, role), [])
        return [one for one in people if thing.pk in self._seen_by(one)]

    def actor(self, mandate: Mandate) -> Actor:
        return actor_of(mandate.person.user, self.now, mandates=[mandate])

    def _seen_by(self, mandate: Mandate) -> set[UUID]:
        body = mandate.body_id if mandate.role == SPECIALIST else None
        place = (mandate.organisation_id, mandate.role, body)
        if place not in self.seen:
            rows = self.model.objects.readable_by(self.actor(mandate)).filter(pk__in=self.keys)
            self.seen[place] = set(rows.values_list("pk", flat=True))
        return self.seen[place]
