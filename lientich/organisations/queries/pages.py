"""What the page of one organisation shows, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ..models import Affiliation, Appointment, Body, Line, Name, Organisation, Post
from .history import Turn, history
from .lines import chains
from .registers import names_on


@dataclass(frozen=True)
class Place:
    """An organisation by the name of that day."""

    pk: UUID
    name: str
    url: str


@dataclass(frozen=True)
class Standing:
    """Where an organisation stands on one line."""

    line: str
    label: str
    above: list[Place]  # the nearest first
    below: list[Place]  # directly under it


@dataclass(frozen=True)
class Seat:
    post: Post
    holders: list[Appointment]


@dataclass(frozen=True)
class Office:
    """A body with its posts and who holds them."""

    body: Body
    seats: list[Seat] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    name: Name | None  # of that day
    standings: list[Standing]  # the lines on which it has a place
    offices: list[Office]
    history: list[Turn]


def organisation(subject: Organisation, day: date) -> Page:
    """Its name, places, bodies and people on a day, and its whole history."""
    names = list(subject.names.all())
    places = subject.affiliations.select_related("parent")
    return Page(
        name=next((name for name in names if _holds(name, day)), None),
        standings=_standings(subject, day),
        offices=_offices(subject, day),
        history=history(subject, names, places),
    )


def _standings(subject: Organisation, day: date) -> list[Standing]:
    above = chains(subject.pk, day)
    under: dict[str, list[UUID]] = defaultdict(list)
    rows = Affiliation.objects.on(day).filter(parent=subject).order_by("child__name_key")
    for line, child in rows.values_list("line", "child"):
        under[line].append(child)
    known = _places({*sum(above.values(), []), *sum(under.values(), [])}, day)
    return [
        Standing(
            line.value,
            str(line.label),
            [known[one] for one in above[line]],
            [known[one] for one in under[line]],
        )
        for line in Line
        if above[line] or under[line]
    ]


def _places(keys: Iterable[UUID], day: date) -> dict[UUID, Place]:
    names = names_on(day, keys)
    return {
        one.pk: Place(
            one.pk,
            names[one.pk].short_name if one.pk in names else str(one),
            one.get_absolute_url(),
        )
        for one in Organisation.objects.filter(pk__in=set(keys))
    }


def _offices(subject: Organisation, day: date) -> list[Office]:
    bodies = sorted(subject.bodies.exclude(until__lte=day), key=_rank)
    offices = {body.pk: Office(body) for body in bodies}
    held: dict[UUID, list[Appointment]] = defaultdict(list)
    appointments = Appointment.objects.on(day).filter(post__body__in=offices)
    for appointment in appointments.select_related("person").order_by("since"):
        held[appointment.post_id].append(appointment)
    for post in Post.objects.filter(body__in=offices).exclude(until__lte=day):
        offices[post.body_id].seats.append(Seat(post, held[post.pk]))
    return list(offices.values())


def _rank(body: Body) -> tuple[int, int, str]:
    """As offices list them: the committee first, then in the order of the kinds."""
    return body.order, Body.Kind.values.index(body.kind), body.name


def _holds(name: Name, day: date) -> bool:
    return name.since <= day and (name.until is None or day < name.until)
