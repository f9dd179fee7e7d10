"""Who stands how to a programme, a task, an assignment."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lientich.core.actor import Actor
from lientich.documents.models import Document
from lientich.documents.queries import owners
from lientich.documents.rules import can_share
from lientich.organisations import queries as organisations

from ..models import Assignment, Basis, Decision, Programme, ProgressReport, State, Task
from ..rules import owners_of, sides_of


def has_part(by: Actor, programme: Programme) -> bool:
    """Whether the actor's organisation was given work in a programme."""
    return programme.reach.filter(organisation=by.organisation_id, granted=True).exists()


def running_of(by: Actor, document: Document | None = None) -> Programme | None:
    """The programme that runs, of the actor's side or with work for their unit: one that stands on
    `document`, where there is one; else the latest."""
    mine = Q(side_set__organisation=by.organisation_id)
    mine |= Q(reach__organisation=by.organisation_id, reach__granted=True)
    found = Programme.objects.visible_to(by).filter(mine, state=Programme.State.RUNNING)
    based = Exists(Basis.objects.filter(programme=OuterRef("pk"), document=document))
    return found.alias(based=based).order_by("-based", "-since", "name").first()


def within_reach(task: Task, day: date) -> set[UUID]:
    """The organisations that may be given a task: its owners, its sides where they share it, and
    all who stand under one of these along the programme's lines."""
    tops = owners_of(task) | (sides_of(task.programme) if task.shared else set())
    return tops | under(tops, task.programme, day)


def under(tops: set[UUID], programme: Programme, day: date) -> set[UUID]:
    """All who stand under one of these along the programme's lines."""
    return {
        row[0]
        for top in tops
        for line in programme.lines
        for row in organisations.subtree(top, line, day)
    }


def units_under(programme: Programme, on: date) -> set[UUID]:
    """The units under any side of a programme, along its lines."""
    found: set[UUID] = set()
    for side in sides_of(programme):
        under = organisations.below(side, on)
        for line in programme.lines:
            found.update(under.get(line, {}))
    return found


def source_to_send(by: Actor, task: Task) -> Document | None:
    """The document that a task comes from, where `by` reads it and may send it to further ones."""
    if task.source_id is None:
        return None
    source = Document.objects.visible_to(by).filter(pk=task.source_id).first()
    return source if source and can_share(by, owners(source)) else None


def speaker(assignment: Assignment) -> UUID | None:
    """The person whose claim, or request for more time, waits for an answer."""
    if assignment.state == State.CLAIMED:
        said: QuerySet = ProgressReport.objects.filter(claims=True)
    elif assignment.asked_until:
        said = Decision.objects.filter(kind=Decision.Kind.ASKED)
    else:
        return None
    last = said.filter(assignment=assignment).order_by("-at", "-id")
    return last.values_list("mandate__person", flat=True).first()
