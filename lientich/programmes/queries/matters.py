"""What hinders the joint work and what made it better, as far as the actor may read of it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from lientich.core.actor import SPECIALIST, Actor
from lientich.organisations.models import Body, Organisation

from ..models import NewWay, Obstacle, Programme, ProgrammeReach
from ..rules import can_raise, sides_of
from .pages import programmes_of


def obstacles(by: Actor, programme: UUID | None = None) -> QuerySet[Obstacle]:
    found = Obstacle.objects.readable_by(by)
    if programme:
        found = found.filter(programme=programme)
    return found.select_related("organisation", "unit", "field", "owner", "programme")


def shown(by: Actor, found: list[Obstacle]) -> dict[str, list[Obstacle]]:
    """These obstacles by what a list of them can be narrowed to: in state, and for whom it waits.

    The same as `awaited` and `unowned` say in a query.
    """
    still = [one for one in found if one.state == Obstacle.State.OPEN]
    return {
        "": found,
        "open": still,
        "ours": [one for one in still if one.owner and _waits_for(by, one.owner)],
        "unowned": [one for one in still if one.owner is None],
        "resolved": [one for one in found if one.state == Obstacle.State.RESOLVED],
    }


def _waits_for(by: Actor, owner: Body) -> bool:
    if by.role == SPECIALIST:
        return owner.pk == by.body_id
    return owner.organisation_id == by.organisation_id


def new_ways(by: Actor, programme: UUID | None = None) -> QuerySet[NewWay]:
    found = NewWay.objects.readable_by(by)
    if programme:
        found = found.filter(programme=programme)
    related = found.select_related("organisation", "field", "programme")
    return related.prefetch_related("adopters")


def unowned() -> Q:
    """Nobody is to resolve it yet."""
    return Q(state=Obstacle.State.OPEN, owner=None)


def awaited(by: Actor) -> Q:
    """It is to be resolved by a body of the actor's organisation; by a specialist's own body."""
    body = (
        Q(owner=by.body_id) if by.role == SPECIALIST else Q(owner__organisation=by.organisation_id)
    )
    return body & Q(state=Obstacle.State.OPEN, owner__isnull=False)


def open_to(by: Actor) -> QuerySet[Programme]:
    """The programmes in which the actor may raise a matter."""
    given = set(
        ProgrammeReach.objects.filter(organisation=by.organisation_id, granted=True).values_list(
            "of", flat=True
        )
    )
    keys = [one.pk for one in programmes_of(by) if can_raise(by, one, one.pk in given)]
    return Programme.objects.filter(pk__in=keys)


def units_spoken_of(by: Actor, programmes: QuerySet[Programme]) -> QuerySet[Organisation]:
    """The units that a side may name: all that are; a unit speaks of itself."""
    if not any(by.organisation_id in sides_of(one) for one in programmes):
        return Organisation.objects.none()
    return Organisation.objects.filter(kind=Organisation.Kind.UNIT)


def resolvers(programme: Programme) -> QuerySet[Body]:
    """The bodies of the sides."""
    bodies = Body.objects.filter(organisation__in=sides_of(programme), until=None)
    return bodies.select_related("organisation")
