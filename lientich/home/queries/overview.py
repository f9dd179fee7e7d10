"""The figures of the overview, of all rooms in one statement."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import by_key, united

from . import documents, hindrances, meetings, reports
from .standing import Joint


@dataclass(frozen=True)
class Figures:
    documents: documents.InForce
    reported: reports.Reported
    hindrances: hindrances.Hindrances
    meetings: meetings.Meetings


def figures(by: Actor, joint: Joint) -> Figures:
    """How a programme stands in each room, as far as `by` sees it."""
    sides = [side.pk for side in joint.sides]
    of_unit = by.organisation_id not in sides
    found = by_key(_told(by, of_unit, joint.programme.pk, *sides))
    return Figures(
        documents=documents.in_force(joint, found),
        reported=reports.reported(by, found),
        hindrances=hindrances.hindrances(found),
        meetings=meetings.meetings(found),
    )


@compiled
def _told(by: Actor, of_unit: bool, programme_id: UUID, *sides: UUID) -> QuerySet:
    return united(
        [
            *documents.parts(by, sides),
            *reports.parts(by, programme_id, of_unit),
            *hindrances.parts(by, programme_id, of_unit),
            *(() if of_unit else meetings.parts(by, sides)),  # the sides' alone
        ]
    )
