"""The figures of the overview, of all rooms in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import by_key, united

from . import documents, hindrances, kept, meetings, reports
from .standing import Joint


@dataclass(frozen=True)
class Figures:
    documents: documents.InForce
    reported: reports.Reported
    hindrances: hindrances.Hindrances
    meetings: meetings.Meetings
    compared: kept.Compared


def figures(by: Actor, joint: Joint, joints: Sequence[Joint] = ()) -> Figures:
    """How a programme stands in each room, as far as `by` sees it; of `joints`, the one of the year
    before."""
    sides = [side.pk for side in joint.sides]
    of_unit = by.organisation_id not in sides
    span = kept.span(joint, joints, by.today)
    earlier = span.earlier.pk if span.earlier else None
    found = by_key(
        _told(by, of_unit, span.at, span.at_earlier, joint.programme.pk, earlier, *sides)
    )
    return Figures(
        documents=documents.in_force(joint, found),
        reported=reports.reported(by, found),
        hindrances=hindrances.hindrances(found),
        meetings=meetings.meetings(found),
        compared=kept.compared(span, found),
    )


@compiled
def _told(
    by: Actor,
    of_unit: bool,
    at: date,
    before: date,
    programme_id: UUID,
    earlier_id: UUID | None,
    *sides: UUID,
) -> QuerySet:
    return united(
        [
            *documents.parts(by, sides),
            *reports.parts(by, programme_id, of_unit),
            *hindrances.parts(by, programme_id, of_unit),
            *kept.parts(by, at, before, programme_id, earlier_id),
            *(() if of_unit else meetings.parts(by, sides)),  # the sides' alone
        ]
    )
