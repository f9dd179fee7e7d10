"""What is known of sheets that were brought in."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from lientich.accounts import first_passwords
from lientich.accounts import queries as accounts
from lientich.accounts.models import User
from lientich.core.actor import Actor
from lientich.organisations.models import Body
from lientich.programmes.models import Assignment, Programme, State, Task

from .models import Import, Mapping, Row, Slip

SHOWN_IMPORTS = 50
RIGHT = (Row.Standing.NEW, Row.Standing.CHANGED)


def imports(by: Actor) -> QuerySet[Import]:
    """One's own, the newest first."""
    return Import.objects.open_to(by).order_by("-at")[:SHOWN_IMPORTS]


def mapping(by: Actor, kind: str) -> Mapping | None:
    """What the actor's organisation said last time of its own sheets."""
    return Mapping.objects.filter(organisation=by.organisation_id, kind=kind).first()


def mapped(by: Actor, kind: str) -> dict[str, str]:
    """What it said of their columns."""
    found = mapping(by, kind)
    return found.keys if found else {}


def tasks_there(by: Actor, programme: Programme, titles: Iterable[str]) -> dict[str, Task]:
    """Those of these titles that a task of the own organisation has, as far as `by` reads it: of
    several the one that was given out first."""
    own = Task.objects.readable_by(by).filter(
        owners=by.organisation_id, programme=programme, title__in=list(titles)
    )
    kept = Assignment.objects.exclude(state=State.MOVED).select_related("unit")
    parts = Prefetch("assignments", kept)  # what moved on is no longer of its unit
    given = own.select_related("lead").prefetch_related(parts)
    return {one.title: one for one in given.order_by("-draft", "-created_at", "-pk")}


def leads(by: Actor) -> QuerySet[Body]:
    """The bodies of the own organisation, of which one leads what names no other."""
    return Body.objects.standing(by.today).filter(organisation=by.organisation_id)


def titles_there(by: Actor, titles: Iterable[str]) -> set[tuple[UUID, str]]:
    """Those of these titles that a task of the own organisation has, by programme; of what `by` may
    not see, nothing is told."""
    own = Task.objects.visible_to(by).filter(owners=by.organisation_id, title__in=list(titles))
    return set(own.values_list("programme_id", "title"))


def programmes(by: Actor) -> QuerySet[Programme]:
    """Where tasks may be drafted: those that run, as far as one sees them, the latest first."""
    return (
        Programme.objects.visible_to(by)
        .filter(state=Programme.State.RUNNING)
        .prefetch_related("side_set")
        .order_by("-since", "name")
    )


def counts(sheet: Import) -> dict[str, dict[str, int]]:
    """How many rows stand how, and what became of them."""
    found: dict[str, dict[str, int]] = {"standing": {}, "outcome": {}}
    grouped = sheet.rows.order_by().values_list("standing", "outcome").annotate(n=Count("pk"))
    for standing, outcome, n in grouped:
        found["standing"][standing] = found["standing"].get(standing, 0) + n
        if standing in RIGHT or outcome:
            found["outcome"][outcome] = found["outcome"].get(outcome, 0) + n
    return found


def unseen(sheet: Import, most: int) -> list[Row]:
    return list(sheet.rows.filter(standing=Row.Standing.UNSEEN)[:most])


def waiting(sheet: Import, most: int) -> list[Row]:
    """Rows that are right and not yet carried out."""
    return list(sheet.rows.filter(standing__in=RIGHT, outcome="")[:most])


def refused(sheet: Import) -> bool:
    """Whether a row of it could not be done after all."""
    return sheet.rows.filter(outcome=Row.Outcome.REFUSED).exists()


def next_waiting() -> Import | None:
    """The sheet that waits for the worker longest."""
    states = (Import.State.READ, Import.State.CONFIRMED)
    return Import.objects.filter(state__in=states).order_by("at").first()


def slips(sheet: Import) -> list[Slip]:
    """Those to be handed out whose first password is still the one that nobody has used."""
    found = Slip.objects.filter(row__sheet=sheet).select_related("user__person", "row")
    return [
        slip
        for slip in found.order_by("row__line")
        if slip.user.must_change_password and slip.seal == first_passwords.seal(slip.user)
    ]


def without_slip(sheet: Import, by: Actor) -> list[tuple[Row, User]]:
    """Whoever got an account by a row of it, has not signed in yet, and has no slip that is still
    to be handed out: as far as `by` may give them another."""
    made = {
        row.subject_id: row
        for row in sheet.rows.filter(outcome=Row.Outcome.DONE).select_related("sheet")
        if any(column == "username" for column, _before, _after in row.changes)
    }
    have = [slip.user_id for slip in slips(sheet)]
    unused = User.objects.filter(person__in=list(made), last_login=None).exclude(pk__in=have)
    found = accounts.renewable(by, unused.select_related("person"))
    return sorted(((made[one.person_id], one) for one in found), key=lambda one: one[0].line)


def shown(sheet: Import, only: str) -> QuerySet[Row]:
    rows = sheet.rows.all()
    if only in (Row.Outcome.DONE, Row.Outcome.REFUSED):
        return rows.filter(outcome=only)
    return rows.filter(standing=only) if only and only in Row.Standing.values else rows
