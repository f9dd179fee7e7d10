"""Whom a reminder reaches: people by the mandates that are valid on the day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from lientich.accounts.models import Mandate
from lientich.accounts.queries import actor_of
from lientich.core.actor import LEADER, OFFICE, REPORTER
from lientich.programmes.models import Assignment

ANSWERS_FOR_A_UNIT = (REPORTER, OFFICE, LEADER)  # the first of these that a unit has
Place = tuple[UUID, str]  # an organisation and a role there


class Recipients:
    """The people of some organisations; what they may read is asked once for each role there."""

    def __init__(self, parts: Iterable[Assignment], organisations: set[UUID], now: datetime):
        self.keys = [part.pk for part in parts]
        self.now = now
        self.people: dict[Place, list[Mandate]] = defaultdict(list)
        self.seen: dict[Place, set[UUID]] = {}
        mandates = Mandate.objects.valid(timezone.localdate(now)).filter(
            organisation__in=organisations,
            role__in=ANSWERS_FOR_A_UNIT,
            person__user__is_active=True,
        )
        for mandate in mandates.select_related("person__user", "body").order_by("since", "id"):
            self.people[mandate.organisation_id, mandate.role].append(mandate)

    def of_unit(self, part: Assignment) -> list[Mandate]:
        """A unit as the doer is reached through its reporters."""
        for role in ANSWERS_FOR_A_UNIT:
            if found := self.at(part, part.unit_id, role):
                return found
        return []

    def at(self, part: Assignment, organisation: UUID, role: str) -> list[Mandate]:
        """Those in a role at an organisation, if that role may read this part."""
        people = self.people.get((organisation, role), [])
        return people if people and part.pk in self._seen_by(people[0]) else []

    def _seen_by(self, mandate: Mandate) -> set[UUID]:
        place = (mandate.organisation_id, mandate.role)
        if place not in self.seen:
            by = actor_of(mandate.person.user, self.now, mandates=[mandate])
            readable = Assignment.objects.readable_by(by).filter(pk__in=self.keys)
            self.seen[place] = set(readable.values_list("pk", flat=True))
        return self.seen[place]
