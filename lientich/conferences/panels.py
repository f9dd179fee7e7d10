"""What the pages of programmes, tasks and documents, and calendars, show of conferences."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.calendars import Entry
from lientich.core.panels import panel
from lientich.core.together import Found, of, told
from lientich.documents.models import Document
from lientich.programmes.models import Programme, Task
from lientich.programmes.queries import calendars

from . import queries
from .models import Conference

CONFERENCE = "conference"  # the key of a part
COLUMNS = ("id", "kind", "since", "until", "held_on", "place")


def of_programme(programme: Programme, by: Actor) -> dict[str, Any] | None:
    found = queries.of_programme(by, programme.pk)
    return {"conferences": found} if found else None


def parts(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: the conferences whose paper a document is."""
    return [_told(Conference.objects.visible_to(by).filter(documents=document))]


def of_document(_document: Document, _by: Actor, found: Found) -> dict[str, Any] | None:
    return _held(found)


def parts_of_task(by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: the conferences that a task came of."""
    return [_told(queries.where_it_began(by, task))]


def of_task(_task: Task, _by: Actor, found: Found) -> dict[str, Any] | None:
    return _held(found)


def _told(conferences: QuerySet) -> QuerySet:
    return told(CONFERENCE, conferences, **{name: name for name in COLUMNS})


def _held(found: Found) -> dict[str, Any] | None:
    held = [of(Conference, facts, "", COLUMNS) for facts in found[CONFERENCE]]
    held.sort(key=attrgetter("until", "pk"), reverse=True)
    return {"conferences": held} if held else None


def in_calendar(asked: calendars.Asked) -> Iterator[Entry]:
    """Of a programme its conferences; of a person those they chair or their office prepares."""
    for one in queries.in_calendar(asked.by, asked.programme, asked.since, asked.until):
        yield Entry(
            key=f"conference-{one.pk}",
            day=one.held_on,
            title=str(one),
            url=asked.address(one.get_absolute_url()),
            changed=one.changed or asked.by.of_the_day.now,
            changes=one.changes,
            words=str(one.programme),
            place=one.place,
        )


calendars.SOURCES.append(in_calendar)
panel("programmes.detail", of_programme, "conferences/_conferences.html")
panel("documents.aside", of_document, "conferences/_conferences.html", parts)
panel("programmes.task", of_task, "conferences/_conferences.html", parts_of_task)
