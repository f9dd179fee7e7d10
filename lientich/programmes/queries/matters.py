"""What hinders the joint work and what made it better, as far as the actor may read of it."""

from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.organisations.models import Body, Organisation

from ..models import NewWay, Obstacle, Programme, ProgrammeReach
from ..rules import can_raise, sides_of
from .pages import programmes_of


def obstacles(by: Actor, programme: UUID | None = None) -> QuerySet[Obstacle]:
    found = Obstacle.objects.readable_by(by)
    if programme:
        found = found.filter(programme=programme)
    return found.select_related("organisation", "unit", "field", "owner", "programme")


def new_ways(by: Actor, programme: UUID | None = None) -> QuerySet[NewWay]:
    found = NewWay.objects.readable_by(by)
    if programme:
        found = found.filter(programme=programme)
    related = found.select_related("organisation", "field", "programme")
    return related.prefetch_related("adopters")


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
