"""What the pages of documents and organisations show of tasks."""

from collections import Counter
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.core.access import visible
from lientich.core.actor import Actor
from lientich.core.panels import Margin, margin, panel
from lientich.core.together import Found, of, told
from lientich.documents.models import Document
from lientich.documents.queries import ONWARD
from lientich.organisations.models import Organisation

from . import rules
from .models import Programme, ProgressReport, Task
from .queries import departures, lists, occurrences, pages

MOST_REPORTS = 20
CLAUSE = "clause"  # the key of a part
TASK = ("id", "title", "start")


def tasks_of(document: Document, by: Actor) -> dict[str, Any] | None:
    """The tasks that came of a document, as far as `by` sees them."""
    rows, can_draft = lists.from_source(by, document), rules.can_propose(by)
    if not rows and not can_draft:
        return None
    counted = Counter(_("Dự thảo") if row["draft"] else row["get_state_display"] for row in rows)
    tally = " · ".join(f"{count} {words.lower()}" for words, count in counted.most_common())
    return {"rows": rows, "can_draft": can_draft, "tally": tally}


def clauses(by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: the tasks that came of clauses of a document."""
    made = Task.objects.visible_to(by).filter(
        source=document, start__isnull=False, occurrence_of=None
    )
    return [told(CLAUSE, made, **{name: name for name in TASK})]


def beside_text(document: Document, by: Actor, found: Found) -> Margin:
    """The tasks that came of its clauses, at their places; and the way to make one of a clause."""
    made = [of(Task, facts, "", TASK) for facts in sorted(found[CLAUSE], key=itemgetter("start"))]
    notes = [(one.start or 0, one.title, one.get_absolute_url()) for one in made]
    if not rules.can_propose(by):
        return Margin(notes)
    act = reverse("programmes:task_from_clause", args=[document.pk])
    return Margin(notes, act, _("Lập nhiệm vụ"))


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


def recurring(programme: Programme, by: Actor) -> dict[str, Any] | None:
    """The recurring tasks of a programme, and how many parts of them went by without a report."""
    series = occurrences.series_of(by, programme.pk)
    if not series:
        return None
    missing = Counter(
        one.task.occurrence_of_id for one in occurrences.without_report(by, programme.pk)
    )
    return {"series": [(one, missing[one.pk]) for one in series]}


def departed(programme: Programme, by: Actor) -> dict[str, Any] | None:
    """The parts of units that left, which somebody here is asked about."""
    if not rules.can_propose(by):
        return None
    parts = departures.asked(by, programme.pk)
    return {"parts": parts} if parts else None


def made_of_it(by: Actor) -> Exists:
    """Of a delivery: whether the organisation made a task of the document that `by` sees."""
    made = Task.objects.filter(
        source=OuterRef("document"), owners=OuterRef("organisation"), draft=False
    )
    return Exists(made.filter(visible(Task, by)))


margin("documents.text", beside_text, clauses)
ONWARD.append(made_of_it)
panel("organisations.gap", gap_of, "programmes/_raise_gap.html")
panel("programmes.detail", departed, "programmes/_departed.html")
panel("programmes.detail", recurring, "programmes/_recurring.html")
panel("documents.detail", tasks_of, "programmes/_tasks_of_document.html")
panel("organisations.detail", work_of, "programmes/_work_of_organisation.html")
