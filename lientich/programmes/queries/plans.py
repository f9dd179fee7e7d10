"""What the sides of a programme plan at units, and where they meet in one month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lientich.core.actor import Actor

from ..models import PlannedVisit, Programme
from .pages import tones

Month = tuple[int, int]


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
    return [
        Visit(
            one,
            colours.get(one.organisation_id, ""),
            one.organisation_id == by.organisation_id,
            sorted({str(other.organisation) for other in found if meet(one, other)}),
        )
        for one in found
    ]


def meet(one: Any, other: Any) -> bool:
    """Whether two sides plan to be at one unit in one month."""
    return (
        one.unit_id == other.unit_id
        and one.organisation_id != other.organisation_id
        and bool(months(one.since, one.until) & months(other.since, other.until))
    )


def months(since: date, until: date) -> set[Month]:
    first, last = (12 * day.year + day.month - 1 for day in (since, until))
    return {divmod(one, 12) for one in range(first, last + 1)}
