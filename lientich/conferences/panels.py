"""What the pages of programmes, tasks and documents show of conferences."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents.models import Document
from lientich.programmes.models import Programme, Task

from . import queries
from .models import Conference


def of_programme(programme: Programme, by: Actor) -> dict[str, Any] | None:
    found = queries.of_programme(by, programme.pk)
    return {"conferences": found} if found else None


def of_document(document: Document, by: Actor) -> dict[str, Any] | None:
    found = list(Conference.objects.visible_to(by).filter(documents=document))
    return {"conferences": found} if found else None


def of_task(task: Task, by: Actor) -> dict[str, Any] | None:
    found = queries.where_it_began(by, task.pk, task.source_id)
    return {"conferences": found} if found else None


panel("programmes.detail", of_programme, "conferences/_conferences.html")
panel("documents.aside", of_document, "conferences/_conferences.html")
panel("programmes.task", of_task, "conferences/_conferences.html")
