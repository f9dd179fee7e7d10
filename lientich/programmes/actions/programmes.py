from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import FieldOfWork, Line, Organisation
from lientich.search.actions import index

from .. import rules
from ..models import Basis, Objective, Programme, Side


@transaction.atomic
def start_programme(
    *,
    by: Actor,
    name: str,
    goal: str = "",
    since: date,
    until: date,
    sides: Iterable[Organisation],
    lines: Iterable[str],
    source: str = "",
) -> Programme:
    """The sides have a programme for a period; the first of them leads.

    `until` is its last day. `lines`: along which it leads units and takes their reports.
    """
    ordered = list(dict.fromkeys(sides))
    allow(rules.can_start(by, [side.pk for side in ordered]), rules.SIDE)
    chosen = [line for line in Line.values if line in set(lines)]
    if not chosen:
        raise ValidationError(_("Hãy chọn ít nhất một tuyến."))
    if until < since:
        raise ValidationError(_("Ngày kết thúc phải sau ngày bắt đầu."))
    # The row of the actor's own organisation serves as the lock against a second click.
    own = next(side for side in ordered if side.pk == by.organisation_id)
    Organisation.objects.select_for_update(no_key=True).get(pk=own.pk)
    same = Programme.objects.filter(
        name=name.strip(), since=since, until=until, side_set__organisation=own
    )
    if same.exists():
        raise ValidationError(_("Đã có chương trình cùng tên và thời gian này."))

    programme = Programme.objects.create(
        name=name.strip(),
        goal=goal.strip(),
        since=since,
        until=until,
        lines=chosen,
        source=source.strip(),
    )
    for order, side in enumerate(ordered):
        Side.objects.create(programme=programme, organisation=side, order=order)
    access.refresh(Programme, [programme.pk])
    _index(programme)
    record("programmes.programme_started", programme, by=by, sides=ordered)
    return programme


@transaction.atomic
def set_goal(programme: Programme, *, by: Actor, goal: str) -> Programme:
    """The programme has this headline."""
    programme = locked_programme(programme)
    allow(rules.can_lead(by, programme), rules.SIDE)
    if programme.goal == goal.strip():
        return programme
    programme.goal = goal.strip()
    programme.save(update_fields=["goal"])
    _index(programme)
    record("programmes.goal_set", programme, by=by)
    return programme


@transaction.atomic
def add_basis(programme: Programme, *, by: Actor, document: Document) -> Basis:
    """The programme stands on this document too. Who may read it does not change."""
    programme = locked_programme(programme)
    allow(rules.can_lead(by, programme), rules.SIDE)
    refuse_unseen(by, document)
    basis, added = Basis.objects.get_or_create(programme=programme, document=document)
    if added:
        record("programmes.basis_added", programme, by=by, document=document)
    return basis


@transaction.atomic
def add_objective(
    programme: Programme,
    *,
    by: Actor,
    text: str,
    field: FieldOfWork | None = None,
    source: Document | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Objective:
    """The programme has this concrete objective; the same one of the same source stands once."""
    programme = locked_programme(programme)
    allow(rules.can_lead(by, programme), rules.SIDE)
    refuse_unseen(by, source)
    objective, added = Objective.objects.get_or_create(
        programme=programme,
        text=text.strip(),
        source=source,
        start=start,
        defaults={"field": field, "end": end},
    )
    if added:
        record("programmes.objective_added", programme, by=by, objective=objective)
    return objective


def locked_programme(programme: Programme) -> Programme:
    return Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)


def refuse_unseen(by: Actor, document: Document | None) -> None:
    """A source that the actor does not see is, to them, none."""
    if document and not Document.objects.visible_to(by).filter(pk=document.pk).exists():
        raise ValidationError(_("Không tìm thấy văn bản nguồn."))


def _index(programme: Programme) -> None:
    index(programme, title=programme.name, words=programme.goal, at=programme.since)
