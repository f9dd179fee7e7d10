"""What hinders the work of a programme, and how much was found to do it better."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.together import Facts, Found, first, of, summed, told
from lientich.organisations.queries import short
from lientich.programmes.models import NewWay, Obstacle
from lientich.programmes.queries.matters import awaited, unowned

OBSTACLES, RAISED, NEW_WAYS = "obstacles", "raised", "new_ways"
MOST_RAISED = 3
COLUMNS = ("id", "text", "state", "resolution", "resolved_on")


@dataclass(frozen=True)
class Raised:
    """An obstacle that the actor's own unit raised, and who is to resolve it."""

    obstacle: Obstacle
    day: date
    owner: str


@dataclass(frozen=True)
class Hindrances:
    """`ours`: obstacles that wait for the actor's side, or board; `unowned`: for nobody yet."""

    total: int
    open: int
    ours: int
    unowned: int
    new_ways: int
    raised: list[Raised]

    @property
    def resolved(self) -> int:
        return self.total - self.open

    @property
    def parts(self) -> list[tuple[int, str, str]]:
        """For a meter: value, tone, words."""
        elsewhere = self.open - self.ours - self.unowned
        return [
            (self.resolved, "ok", _("đã giải quyết")),
            (elsewhere, "info", _("chờ cơ quan khác")),
            (self.unowned, "warn", _("chưa có cơ quan")),
            (self.ours, "bad", _("chờ mình giải quyết")),
        ]


def parts(by: Actor, programme_id: UUID, of_unit: bool) -> list[QuerySet]:
    """Of a union: obstacles counted by for whom they wait; for a unit, its own that were last
    raised or answered."""
    obstacles = Obstacle.objects.readable_by(by).filter(programme=programme_id)
    new_ways = NewWay.objects.readable_by(by).filter(programme=programme_id)
    found = [
        summed(
            OBSTACLES,
            obstacles,
            total=Count("pk"),
            open=Count("pk", filter=Q(state=Obstacle.State.OPEN)),
            ours=Count("pk", filter=awaited(by)),
            unowned=Count("pk", filter=unowned()),
        ),
        summed(NEW_WAYS, new_ways, n=Count("pk")),
    ]
    if of_unit:
        own = obstacles.filter(organisation=by.organisation_id)
        last = Coalesce("resolved_on", TruncDate("at"))
        latest = own.order_by(last.desc(), "-at", "-id")
        columns = {name: name for name in COLUMNS}
        some = first(latest, MOST_RAISED)
        found.append(
            told(RAISED, some, at="at", day=TruncDate("at"), owner=short("owner__"), **columns)
        )
    return found


def hindrances(found: Found) -> Hindrances:
    """What `parts` found."""
    counted = next(iter(found[OBSTACLES]), {"total": 0, "open": 0, "ours": 0, "unowned": 0})
    raised = [
        Raised(of(Obstacle, one, "", COLUMNS), date.fromisoformat(one["day"]), one["owner"])
        for one in sorted(found[RAISED], key=_last, reverse=True)
    ]
    new_ways = sum(one["n"] for one in found[NEW_WAYS])
    return Hindrances(new_ways=new_ways, raised=raised, **counted)


def _last(facts: Facts) -> tuple[str, str, str]:
    """When it was answered, or else raised."""
    return facts["resolved_on"] or facts["day"], facts["at"], facts["id"]
