"""What the pages of documents and organisations show of tasks."""

from typing import Any

from django.db.models import Exists, OuterRef

from lientich.core.access import visible
from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.documents.models import Document
from lientich.documents.queries import ONWARD
from lientich.organisations.models import Organisation

from . import rules
from .models import ProgressReport, Task
from .queries import lists, pages

MOST_REPORTS = 20


def tasks_of(document: Document, by: Actor) -> dict[str, Any] | None:
    """The tasks that came of a document, as far as `by` sees them."""
    rows, can_draft = lists.from_source(by, document), rules.can_propose(by)
    return {"rows": rows, "can_draft": can_draft} if rows or can_draft else None


def work_of(organisation: Organisation, by: Actor) -> dict[str, Any] | None:
    """What an organisation has to do, and the reports of it that were handed over."""
    duties = pages.open_duties(by, organisation)
    reports = (
        ProgressReport.objects.readable_by(by)
        .filter(assignment__unit=organisation)
        .exclude(assignment__task__in=Task.objects.visible_to(by))
        .select_related("assignment__task")
        .order_by("-at")
    )
    handed_over = list(reports[:MOST_REPORTS])
    if not duties and not handed_over:
        return None
    return {"duties": duties, "handed_over": handed_over}


def gap_of(unit: Any, by: Actor) -> dict[str, Any] | None:
    """A gap of the model of organisation can be raised as an obstacle (S14)."""
    return {"unit": unit} if by.role in rules.OFFICES else None


def made_of_it(by: Actor) -> Exists:
    """Of a delivery: whether the organisation made a task of the document that `by` sees."""
    made = Task.objects.filter(
        source=OuterRef("document"), owners=OuterRef("organisation"), draft=False
    )
    return Exists(made.filter(visible(Task, by)))


ONWARD.append(made_of_it)
panel("organisations.gap", gap_of, "programmes/_raise_gap.html")
panel("documents.detail", tasks_of, "programmes/_tasks_of_document.html")
panel("organisations.detail", work_of, "programmes/_work_of_organisation.html")
