"""What the pages of programmes, tasks and documents show of conferences."""

from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.core.together import Found, of, told
from lientich.documents.models import Document
from lientich.programmes.models import Programme, Task

from . import queries
from .models import Conference

CONFERENCE = "conference"  # the key of a part
COLUMNS = ("id", "kind", "since", "until", "held_on", "place")


def of_programme(programme: Programme, by: Actor) -> dict[str, Any] | None:
    found = queries.of_programme(by, programme.pk)
    return {"conferences": found} if found else None


def parts(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: the conferences whose paper a document is."""
    held = Conference.objects.visible_to(by).filter(documents=document)
    return [told(CONFERENCE, held, **{name: name for name in COLUMNS})]


def of_document(_document: Document, _by: Actor, found: Found) -> dict[str, Any] | None:
    held = [of(Conference, facts, "", COLUMNS) for facts in found[CONFERENCE]]
    held.sort(key=attrgetter("until", "pk"), reverse=True)
    return {"conferences": held} if held else None


def of_task(task: Task, by: Actor) -> dict[str, Any] | None:
    found = queries.where_it_began(by, task.pk, task.source_id)
    return {"conferences": found} if found else None


panel("programmes.detail", of_programme, "conferences/_conferences.html")
panel("documents.aside", of_document, "conferences/_conferences.html", parts)
panel("programmes.task", of_task, "conferences/_conferences.html")
