from datetime import date, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents.attachments import refuse_marked_words
from lientich.journal.actions import record
from lientich.programmes.models import Programme

from . import rules, weeks
from .models import Entry


@transaction.atomic
def add_entry(
    *,
    by: Actor,
    day: date,
    title: str,
    token: UUID,
    at: time | None = None,
    until: time | None = None,
    programme: Programme | None = None,
    **words: str,
) -> Entry:
    """It stands in the calendar of the actor's organisation; of a `programme`, for its sides too.

    `words`: place, chair, attends, prepares.
    """
    allow(rules.can_add(by), rules.KEEPER)
    given = _checked(by, day, title, at, until, programme, words)
    entry, added = Entry.objects.get_or_create(
        pk=token, defaults={"organisation_id": by.organisation_id} | given
    )
    allow(rules.can_change(by, entry), rules.KEEPER)
    if added:
        record("agenda.entry_added", entry, by=by, programme=programme)
    return entry


@transaction.atomic
def change_entry(
    entry: Entry,
    *,
    by: Actor,
    day: date,
    title: str,
    at: time | None = None,
    until: time | None = None,
    programme: Programme | None = None,
    **words: str,
) -> Entry:
    """It is on this day, there, with these; said again it changes nothing."""
    entry = _kept(entry, by)
    given = _checked(by, day, title, at, until, programme, words)
    if all(getattr(entry, name) == value for name, value in given.items()):
        return entry
    for name, value in given.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(given))
    record("agenda.entry_changed", entry, by=by, programme=programme)
    return entry


@transaction.atomic
def remove_entry(entry: Entry, *, by: Actor) -> None:
    """It stands in no calendar any longer; whoever removes it a second time finds it gone."""
    found = Entry.objects.select_for_update(no_key=True).filter(pk=entry.pk).first()
    allow(rules.can_change(by, found or entry), rules.KEEPER)
    if found:
        record("agenda.entry_removed", found, by=by, programme=found.programme_id)
        found.delete()


def _kept(entry: Entry, by: Actor) -> Entry:
    entry = Entry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    allow(rules.can_change(by, entry), rules.KEEPER)
    return entry


def _checked(
    by: Actor,
    day: date,
    title: str,
    at: time | None,
    until: time | None,
    programme: Programme | None,
    words: dict[str, str],
) -> dict[str, Any]:
    allow(programme is None or rules.can_join(by, programme), rules.KEEPER)
    if day.year not in weeks.YEARS:
        raise ValidationError(_("Ngày này không có trong lịch."))
    if until and (at is None or until <= at):
        raise ValidationError(_("Giờ kết thúc phải sau giờ bắt đầu."))
    told = {"title": title.strip(), **{name: text.strip() for name, text in words.items()}}
    refuse_marked_words("\n".join(told.values()))
    return told | {"day": day, "at": at, "until": until, "programme": programme}
