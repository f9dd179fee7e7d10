"""The next conference of the sides, and what became of what the last one concluded."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from lientich.conferences.models import Conclusion, Conference
from lientich.conferences.queries import LOOSE, held, of_sides, tasks_of, unheld
from lientich.core.actor import Actor
from lientich.core.together import Facts, Found, first, number_of, of, summed, told
from lientich.programmes.models import State
from lientich.programmes.queries import filters, lists
from lientich.programmes.queries.tallies import Tally
from lientich.programmes.timeliness import Timeliness

NEXT, LAST, FOLLOWED = "next_conference", "last_conference", "followed"
COLUMNS = ("id", "since", "until", "held_on", "place")


@dataclass(frozen=True)
class Meetings:
    """`followed`: the tasks that came of the last conference; `loose`: how many of its conclusions
    wait for one."""

    next: Conference | None = None
    last: Conference | None = None
    followed: Tally = Tally()
    loose: int = 0

    @property
    def nearest(self) -> Conference | None:
        """Whose report is asked for: the next one; while none is called, the last."""
        return self.next or self.last


def parts(by: Actor, sides: tuple[UUID, ...]) -> list[QuerySet]:
    """Of a union: the two conferences of these sides, and the tasks that came of the last."""
    to_come = first(unheld(by).filter(of_sides(sides)), 1)
    past = first(held(by).filter(of_sides(sides)), 1)
    columns = {name: name for name in COLUMNS}
    return [
        told(NEXT, to_come, **columns),
        told(LAST, past, loose=_loose(by), **columns),
        _tally(by, past),
    ]


def meetings(found: Found) -> Meetings:
    """What `parts` found."""
    to_come, past = (next(iter(found[key]), None) for key in (NEXT, LAST))
    return Meetings(
        next=_conference(to_come),
        last=_conference(past),
        followed=Tally(**next(iter(found[FOLLOWED]), {})),
        loose=past["loose"] if past else 0,
    )


def _conference(facts: Facts | None) -> Conference | None:
    return of(Conference, facts, "", COLUMNS) if facts else None


def _loose(by: Actor) -> Coalesce:
    loose = Conclusion.objects.readable_by(by).filter(LOOSE, conference=OuterRef("pk"))
    return Coalesce(number_of(loose, "conference"), 0)


def _tally(by: Actor, past: QuerySet[Conference]) -> QuerySet:
    """As the page of the conference counts them: of what may not be read, no date."""

    def how_many(condition: Q) -> Count:
        return Count("of", distinct=True, filter=condition)

    came = lists.seen(by).filter(of__in=tasks_of(past).order_by().values("pk"))
    return summed(
        FOLLOWED,
        came,
        total=Count("of", distinct=True),
        completed=how_many(Q(state=State.COMPLETED)),
        soon=how_many(filters.stands(by, Timeliness.DUE_SOON)),
        overdue=how_many(filters.stands(by, Timeliness.OVERDUE)),
    )
