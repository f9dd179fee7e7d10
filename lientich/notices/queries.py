"""What a person is told, as far as they may still read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lientich.accounts.models import Mandate
from lientich.core import paging
from lientich.core.actor import Actor
from lientich.core.together import Found, of, told
from lientich.programmes.models import (
    RUNNING,
    Assignment,
    Decision,
    Programme,
    ProgressReport,
)

from .models import Letter, Notice, Preference, Reminder

NEWEST = ("-id",)
REMINDED = "reminded"  # the key of a part
COLUMNS = ("id", "step", "rhythm", "since", "at")
TAKEN_UP_AGAIN = (Decision.Kind.RESUMED, Decision.Kind.RETURNED)
# A report on what a reminder is of, in its period or after it.
REPORTED_SINCE = Exists(
    ProgressReport.objects.filter(
        assignment=OuterRef("reminder__assignment"), at__date__gte=OuterRef("reminder__since")
    )
)


@dataclass(frozen=True)
class Told:
    """A notice; who else was told the same: organisations and roles, its own not among them; and
    whether it is not so any more."""

    notice: Notice
    others: list[str]
    settled: bool


def notices(by: Actor) -> QuerySet[Notice]:
    """Those of a person about what they may read today; by a mandate that ended, nothing."""
    seen = Assignment.objects.readable_by(by).filter(pk=OuterRef("reminder__assignment"))
    return Notice.objects.filter(Exists(seen), person=by.person_id)


def unread(by: Actor) -> QuerySet[Notice]:
    return notices(by).filter(read_at=None)


def standing(by: Actor) -> QuerySet[Notice]:
    """Of what a person has not read: what is still so."""
    of_its_date = Q(reminder__assignment__due=F("reminder__due"))
    of_a_period = Q(~REPORTED_SINCE, reminder__since__isnull=False)
    return unread(by).filter(of_its_date | of_a_period, reminder__assignment__in=to_be_done())


def to_be_done() -> QuerySet[Assignment]:
    """Units' parts of which there is something to remind."""
    return Assignment.objects.filter(
        state__in=RUNNING, task__draft=False, task__programme__state=Programme.State.RUNNING
    )


def unreported(expected: Iterable[tuple[Iterable[UUID], datetime]]) -> QuerySet[Assignment]:
    """Of programmes, each with a moment: the parts that were to be done all the time since and
    had no report."""
    found = Q(pk__in=[])
    for programmes, begun in expected:
        reported = ProgressReport.objects.filter(assignment=OuterRef("pk"), at__gte=begun)
        rested = Decision.objects.filter(
            assignment=OuterRef("pk"), kind__in=TAKEN_UP_AGAIN, at__gte=begun
        )
        found |= Q(
            ~Exists(reported),
            ~Exists(rested),
            task__programme__in=list(programmes),
            assigned_at__lt=begun,
        )
    return to_be_done().filter(found)


def page(by: Actor, cursor: str | None, only_unread: bool) -> tuple[paging.Page, list[Told]]:
    rows = unread(by) if only_unread else notices(by)
    shown = rows.select_related(
        "reminder__assignment__task__programme", "reminder__assignment__unit"
    ).annotate(reported_since=REPORTED_SINCE)
    found = paging.page([shown], NEWEST, same=lambda row: row.pk, cursor=cursor)
    told = told_of({one.reminder_id for one in found.rows})
    return found, [
        Told(
            one,
            [words for key, words in told[one.reminder_id] if key != _key(one)],
            _is_settled(one),
        )
        for one in found.rows
    ]


def _is_settled(notice: Any) -> bool:
    reminder, part = notice.reminder, notice.reminder.assignment
    changed = notice.reported_since if reminder.since else part.due != reminder.due
    return changed or part.state not in RUNNING


def letters(by: Actor) -> QuerySet[Letter]:
    """The letters to a person, with what became of them."""
    return Letter.objects.filter(person=by.person_id)


def letters_page(by: Actor, cursor: str | None) -> paging.Page:
    return paging.page([letters(by)], NEWEST, same=lambda row: row.pk, cursor=cursor)


def preference(by: Actor) -> Preference:
    """How a person wants to be told; nothing yet where they have not said."""
    found = Preference.objects.filter(person=by.person_id).first()
    return found or Preference(mail=Preference.Mail.NONE)


def parts(by: Actor, part: UUID) -> list[QuerySet]:
    """Of a union: what was reminded of a unit's part that `by` may read, by whom each told."""
    seen = Assignment.objects.readable_by(by).filter(pk=part)
    found = Reminder.objects.filter(assignment__in=seen)
    columns = {name: name for name in COLUMNS} | {"role": "notices__role"}
    columns |= {name: f"notices__organisation__{name}" for name in ("name_key", "short_name")}
    return [told(REMINDED, found, **columns)]


def reminders_of(found: Found) -> list[tuple[Reminder, list[str]]]:
    """The last first, and whom each told."""
    known: dict[UUID, Reminder] = {}
    whom: dict[UUID, dict[tuple, str]] = defaultdict(dict)
    for one in found[REMINDED]:
        reminder = of(Reminder, one, "", COLUMNS)
        known[reminder.pk] = reminder
        if one["role"]:
            words = f"{Mandate.Role(one['role']).label} {one['short_name']}"
            whom[reminder.pk][one["role"], one["name_key"]] = words
    latest = sorted(known.values(), key=attrgetter("at", "step"), reverse=True)
    return [(one, [words for _key, words in sorted(whom[one.pk].items())]) for one in latest]


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
