from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from lientich.core.actor import SPECIALIST, Actor, Hat
from lientich.core.compiled import compiled
from lientich.core.text import fold
from lientich.organisations.models import Organisation, Person

from .models import Mandate, User
from .rules import GRANTERS, can_close_account, can_renew, clearances


def held(person_id: UUID | None, now: datetime) -> list[Mandate]:
    """The mandates of a person that are valid now, the oldest first, with their places."""
    if person_id is None:
        return []
    found = _held(Actor(now), person_id)
    departments = [one.body for one in found if one.body and one.role == SPECIALIST]
    prefetch_related_objects(departments, "fields")
    return found


@compiled
def _held(by: Actor, person_id: UUID) -> QuerySet[Mandate]:
    valid = Mandate.objects.valid(by.today).filter(person=person_id)
    return valid.select_related("person", "organisation", "body").order_by("since", "id")


def actor_of(
    user: User,
    now: datetime,
    mandate_id: UUID | str | None = None,
    mandates: Iterable[Mandate] | None = None,
) -> Actor:
    """Who `user` is now, acting under `mandate_id` where that is one of theirs.

    `mandates`: those held now, where they were read before.
    """
    hats = tuple(_hat(one) for one in (held(user.person_id, now) if mandates is None else mandates))
    chosen = next((hat for hat in hats if str(hat.mandate_id) == str(mandate_id)), None)
    return Actor(
        now=now,
        user_id=user.pk,
        person_id=user.person_id,
        hat=chosen or next(iter(hats), None),
        hats=hats,
    )


def _hat(mandate: Mandate) -> Hat:
    body = mandate.body
    fields = body.fields.all() if body and mandate.role == SPECIALIST else ()
    return Hat(
        mandate_id=mandate.pk,
        organisation_id=mandate.organisation_id,
        role=mandate.role,
        body_id=mandate.body_id,
        fields=frozenset(field.pk for field in fields),
        clearances=clearances(mandate.role, body.kind if body else None),
    )


def serving(organisations: Iterable[UUID], day: date) -> list[tuple[Mandate, Hat]]:
    """Those who can sign in and act for these organisations on a day, each with what they wear."""
    found = list(
        Mandate.objects.valid(day)
        .filter(organisation__in=organisations, person__user__is_active=True)
        .select_related("person", "organisation", "body")
        .order_by("organisation__name_key", "person__name_key", "since", "id")
    )
    departments = [one.body for one in found if one.body and one.role == SPECIALIST]
    prefetch_related_objects(departments, "fields")
    return [(one, _hat(one)) for one in found]


def granters(organisation: Organisation, day: date) -> set[UUID]:
    """The people who may give mandates of an organisation on a day."""
    valid = Mandate.objects.valid(day).filter(organisation=organisation, role__in=GRANTERS)
    return set(valid.values_list("person", flat=True))


def places_of(user: User, day: date) -> set[UUID]:
    """The organisations at which an account's person has a mandate, or is to have one."""
    lasting = Mandate.objects.lasting(day).filter(person=user.person_id)
    return set(lasting.values_list("organisation", flat=True))


def closable(by: Actor, accounts: Iterable[User]) -> set[UUID]:
    """Those of these accounts that `by` may close, open again or give a new password."""
    people = {user.person_id: user.pk for user in accounts if user.person_id}
    places: dict[UUID, set[UUID]] = defaultdict(set)
    lasting = Mandate.objects.lasting(by.today).filter(person__in=people)
    for person, organisation in lasting.values_list("person", "organisation"):
        places[person].add(organisation)
    return {
        account
        for person, account in people.items()
        if can_close_account(by, person, places[person])
    }


def renewable(by: Actor, users: Iterable[User]) -> list[User]:
    """Those who may get another one-time password from `by` before they first sign in."""
    users = list(users)
    held: dict[UUID | None, list[Mandate]] = defaultdict(list)
    people = [user.person_id for user in users]
    for mandate in Mandate.objects.lasting(by.today).filter(person__in=people):
        held[mandate.person_id].append(mandate)
    return [user for user in users if can_renew(by, user, held[user.person_id])]


@dataclass(frozen=True)
class Register:
    """The mandates of an organisation, or of a person, by what they are worth on a day."""

    waiting: list[Mandate]  # for the second person
    now: list[Mandate]
    future: list[Mandate]
    past: list[Mandate]  # ended, or taken back


def register(mandates: QuerySet[Mandate], day: date) -> Register:
    found = Register([], [], [], [])
    shown = mandates.select_related(
        "person",
        "body",
        "organisation",
        "substitute_for",
        "granted_by__person",
        "confirmed_by__person",
    ).order_by("organisation__name_key", "person__name_key", "-since")
    for mandate in shown:
        if mandate.withdrawn_at or (mandate.until and mandate.until <= day):
            found.past.append(mandate)
        elif mandate.needs_second and not mandate.confirmed_at:
            found.waiting.append(mandate)
        else:
            (found.now if mandate.since <= day else found.future).append(mandate)
    return found


def accounts_of(people: Iterable[Person]) -> dict[UUID, User]:
    """The accounts of these people, by person."""
    users = User.objects.filter(person__in=[person.pk for person in people])
    return {user.person_id: user for user in users if user.person_id}


@dataclass(frozen=True)
class Player:
    """One of the invented cast, whom a visitor of the demonstration may play."""

    user: User
    role: str


def cast(day: date) -> dict[str, list[Player]]:
    """The invented people who can sign in, under the organisation of their first mandate."""
    players: dict[str, list[Player]] = defaultdict(list)
    mandates = (
        Mandate.objects.valid(day)
        .filter(person__exercise=True, person__user__is_active=True)
        .select_related("person__user", "organisation", "body")
        .order_by("organisation__kind", "organisation__name_key", "since", "id")
    )
    seen: set[UUID] = set()
    for mandate in mandates:
        if mandate.person_id not in seen:
            seen.add(mandate.person_id)
            role = " – ".join(
                filter(None, [mandate.get_role_display(), mandate.body and mandate.body.name])
            )
            players[str(mandate.organisation)].append(Player(mandate.person.user, role))
    return dict(players)


def free_username(person: Person) -> str:
    """The given name and the initials before it (Nguyễn Thu Hà: hant), with a number if taken."""
    *family, given = fold(person.name).split()
    letters = given + "".join(word[0] for word in family)
    stem = "".join(char for char in letters if char.isascii() and char.isalnum()) or "nguoidung"
    taken = set(User.objects.filter(username__istartswith=stem).values_list("username", flat=True))
    numbers = chain([""], (str(number) for number in count(2)))
    return next(stem + number for number in numbers if stem + number not in taken)
