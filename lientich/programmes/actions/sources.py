"""Tasks and the clauses they come from: made of one, and looked at again when it is changed."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents import citing, clauses
from lientich.documents.models import Document, Relation
from lientich.journal.actions import record
from lientich.organisations.recognition import Directory, directory
from lientich.reader import directions

from .. import rules
from ..models import Programme, SourceReview, Task
from ..queries import sources
from .giving import locked_task
from .tasks import draft_task


@transaction.atomic
def task_from_clause(document: Document, *, by: Actor, programme: Programme, at: int) -> Task:
    """The clause at a place of a document's text is a proposed task, once; the clause is kept with
    it, word for word."""
    item = clauses.item_at(document.text, at)
    if item is None:
        raise ValidationError(_("Chỗ này không phải một mục giao việc của văn bản."))
    within = Task.objects.filter(
        programme=programme,
        owners=by.organisation_id,
        source=document,
        occurrence_of=None,
        start__gte=item.start,
        start__lt=item.end,
    )
    if made := within.order_by("start", "pk").first():
        return made
    words = document.text[item.start : item.end]
    known = directory()
    told = directions.of_item(words)
    return draft_task(
        programme,
        by=by,
        title=_title(words, told, document),
        text=words,
        field=document.field,
        source=document,
        start=item.start,
        end=item.end,
        place=item.place,
        lead=known.body(told.get("lead")),
        cooperating=_bodies(told, known),
        due=citing.day(told.get("due")),
        recurs=told.get("recurs") or "",
    )


@transaction.atomic
def keep_source(relation: Relation, *, by: Actor, tasks: Iterable[Task]) -> int:
    """An owner of these tasks has looked at what changed of their clause, and keeps them as they
    are; returns for how many that is new."""
    there = {one.pk: one for one in sources.tasks_changed_by(by, relation)}
    seen = 0
    for chosen in tasks:
        task = locked_task(chosen)
        allow(rules.can_manage(by, task), rules.OWNER)
        if task.pk not in there:
            raise ValidationError(_("Nguồn của nhiệm vụ này không bị văn bản đó sửa đổi."))
        if there[task.pk].seen_at:
            continue
        SourceReview.objects.update_or_create(
            **_of(by, task, relation),
            defaults={"mandate_id": by.mandate_id, "person_id": by.person_id, "at": by.now},
        )
        document = relation.document_id
        record("programmes.task_source_kept", task, by=by, document=str(document))
        seen += 1
    return seen


def _of(by: Actor, task: Task, relation: Relation) -> dict[str, Any]:
    """What names the one review of a house: `can_manage` has seen to it that there is a house."""
    return {"task": task, "relation": relation, "organisation_id": by.organisation_id}


def _title(words: str, told: citing.Facts, document: Document) -> str:
    helping = told.get("cooperating") or ()
    title = clauses.title(words.partition("\n")[0].rstrip(":"), told.get("lead"), helping)
    if not document.code:
        return title
    with translation.override(settings.LANGUAGE_CODE):
        return clauses.named(title, document.kind, document.title)[:300]


def _bodies(told: citing.Facts, known: Directory) -> list:
    found = (known.body(name) for name in told.get("cooperating") or ())
    return list(dict.fromkeys(body for body in found if body))
