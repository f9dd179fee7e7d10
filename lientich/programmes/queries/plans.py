"""What the sides of a programme plan at units, and where they meet in one month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lientich.core.actor import Actor

from ..models import PlannedVisit, Programme
from .pages import tones


@dataclass(frozen=True)
class Visit:
    visit: PlannedVisit
    tone: str
    own: bool
    meets: list[str]  # the other sides that plan to be there in one of its months


def visits(by: Actor, programme: Programme, kinds: Iterable[str]) -> list[Visit]:
    """What the sides plan of these kinds, by day."""
    found = list(
        PlannedVisit.objects.visible_to(by)
        .filter(programme=programme, kind__in=list(kinds))
        .select_related("organisation", "unit")
    )
    colours = tones(programme)
    there: dict[UUID, list[PlannedVisit]] = defaultdict(list)
    for one in found:
        there[one.unit_id].append(one)
    return [
        Visit(
            one,
            colours.get(one.organisation_id, ""),
            one.organisation_id == by.organisation_id,
            sorted({str(other.organisation) for other in there[one.unit_id] if meet(one, other)}),
        )
        for one in found
    ]


def meet(one: Any, other: Any) -> bool:
    """Whether two sides plan to be at one unit in one month."""
    return (
        one.unit_id == other.unit_id
        and one.organisation_id != other.organisation_id
        and month(one.since) <= month(other.until)
        and month(other.since) <= month(one.until)
    )


def month(day: date) -> tuple[int, int]:
    return day.year, day.month
