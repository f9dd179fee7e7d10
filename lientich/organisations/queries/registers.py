"""What organisations were called, and who held which post, on a day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lientich.core.actor import Actor
from lientich.search.models import Entry

from ..models import Appointment, Body, Name, Organisation, Person, Post
from ..rules import can_create, can_manage
from .lines import above_each


def names_on(day: date, organisations: Iterable[UUID] | None = None) -> dict[UUID, Name]:
    """What organisations were called on a day."""
    names = Name.objects.on(day)
    if organisations is not None:
        names = names.filter(organisation__in=set(organisations))
    return {name.organisation_id: name for name in names}


def in_exercise(by: Actor) -> bool:
    """Whether `by` plays in the exercise: what they take home says so, even an empty table."""
    own = [hat.organisation_id for hat in by.hats]
    return Organisation.objects.filter(pk__in=own, exercise=True).exists()


def living(day: date) -> QuerySet[Organisation]:
    """The organisations that exist on a day."""
    begun = Organisation.objects.exclude(since__gt=day)
    return begun.exclude(until__lte=day)


def holders(body: Body, day: date) -> list[Appointment]:
    """Who holds a post in a body on a day, in the order of posts."""
    return list(
        Appointment.objects.on(day)
        .filter(post__body=body)
        .select_related("person", "post")
        .order_by("post__order", "post__title", "since")
    )


def posts_of(person: Person) -> list[Appointment]:
    """All posts of a person, held and past, the newest first."""
    return list(
        person.appointments.select_related("post__body__organisation").order_by("-since", "-id")
    )


def keeps(by: Actor, person: Person) -> bool:
    """Whether they keep a place where the person has a post; without posts, any keeper does."""
    if not can_create(by):
        return False
    places = {one.post.body.organisation for one in posts_of(person)}
    above = above_each([one.pk for one in places], by.today)
    return not places or any(can_manage(by, one, above[one.pk]) for one in places)


def vacancies(day: date) -> QuerySet[Post]:
    """The posts that nobody holds on a day."""
    standing = Post.objects.exclude(until__lte=day).exclude(body__until__lte=day)
    return (
        standing.filter(body__organisation__in=living(day))
        .exclude(pk__in=Appointment.objects.on(day).values("post"))
        .select_related("body__organisation")
        .order_by("body__organisation__name_key", "body__order", "order", "title")
    )


def find_people(words: str, day: date, most: int = 20) -> QuerySet[Person]:
    """People whose name holds the words, with or without marks, with their posts of the day."""
    found = Entry.objects.filter(kind="organisations.person").matching(words)
    held = Appointment.objects.on(day).select_related("post__body")
    people = Person.objects.filter(pk__in=found.values("object_id"))
    nearest = list(people.order_by("name_key").values_list("pk", flat=True)[:most])
    return (
        Person.objects.filter(pk__in=nearest)
        .prefetch_related(Prefetch("appointments", held, to_attr="held"))
        .order_by("name_key")
    )
