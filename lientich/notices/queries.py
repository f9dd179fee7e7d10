"""What a person is told, as far as they may still read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lientich.accounts.models import Mandate
from lientich.core import paging
from lientich.core.actor import Actor
from lientich.programmes.models import RUNNING, Assignment, Programme

from .models import Letter, Notice, Preference, Reminder

NEWEST = ("-id",)


@dataclass(frozen=True)
class Told:
    """A notice, and who else was told the same: organisations and roles, its own not among them."""

    notice: Notice
    others: list[str]


def notices(by: Actor) -> QuerySet[Notice]:
    """Those of a person about what they may read today; by a mandate that ended, nothing."""
    seen = Assignment.objects.readable_by(by).filter(pk=OuterRef("reminder__assignment"))
    return Notice.objects.filter(Exists(seen), person=by.person_id)


def unread(by: Actor) -> QuerySet[Notice]:
    return notices(by).filter(read_at=None)


def to_be_done() -> QuerySet[Assignment]:
    """Units' parts of which there is something to remind."""
    return Assignment.objects.filter(
        state__in=RUNNING, task__draft=False, task__programme__state=Programme.State.RUNNING
    )


def page(by: Actor, cursor: str | None, only_unread: bool) -> tuple[paging.Page, list[Told]]:
    rows = unread(by) if only_unread else notices(by)
    shown = rows.select_related(
        "reminder__assignment__task__programme", "reminder__assignment__unit"
    )
    found = paging.page([shown], NEWEST, same=lambda row: row.pk, cursor=cursor)
    told = told_of({one.reminder_id for one in found.rows})
    return found, [
        Told(one, [words for key, words in told[one.reminder_id] if key != _key(one)])
        for one in found.rows
    ]


def letters(by: Actor) -> QuerySet[Letter]:
    """The letters to a person, with what became of them."""
    return Letter.objects.filter(person=by.person_id)


def letters_page(by: Actor, cursor: str | None) -> paging.Page:
    return paging.page([letters(by)], NEWEST, same=lambda row: row.pk, cursor=cursor)


def preference(by: Actor) -> Preference:
    """How a person wants to be told; nothing yet where they have not said."""
    found = Preference.objects.filter(person=by.person_id).first()
    return found or Preference(mail=Preference.Mail.NONE)


def reminders_of(by: Actor, part: UUID) -> list[tuple[Reminder, list[str]]]:
    """What was reminded of a unit's part that `by` may read, the last first, and whom each told."""
    seen = Assignment.objects.readable_by(by).filter(pk=part)
    found = list(Reminder.objects.filter(assignment__in=seen).order_by("-at", "-step"))
    told = told_of([one.pk for one in found]) if found else {}
    return [(one, [words for _key, words in told.get(one.pk, [])]) for one in found]


def told_of(reminders: Iterable[UUID]) -> dict[UUID, list[tuple[tuple, str]]]:
    """Whom each of these reminders told: the sides see of each other that both were."""
    rows = (
        Notice.objects.filter(reminder__in=reminders)
        .order_by("role", "organisation__name_key")
        .values_list("reminder", "organisation", "role", "organisation__short_name")
        .distinct()
    )
    found: dict[UUID, list[tuple[tuple, str]]] = defaultdict(list)
    for reminder, organisation, role, name in rows:
        found[reminder].append(((organisation, role), f"{Mandate.Role(role).label} {name}"))
    return found


def _key(notice: Notice) -> tuple:
    return (notice.organisation_id, notice.role)
