from collections.abc import Iterable
from datetime import date
from typing import Any, Required, TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.models import Classification
from lientich.documents.actions import share
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.search.actions import remove

from .. import queries, rules
from ..models import Programme, Task
from ..queries.items import of_item
from .bodies import name_bodies
from .giving import give, index_task, locked_task, refuse_outsiders
from .occurrences import begin_series
from .programmes import locked_programme, refuse_unseen

DRAFTED_BEFORE = "drafted_before"  # the code of a refusal: the item has a task already


class Said(TypedDict, total=False):
    """What a new task says, and where it comes from."""

    title: Required[str]
    text: str
    field: FieldOfWork | None
    source: Document | None
    start: int | None
    end: int | None
    place: str
    directed_by: str
    lead: Body | None
    due: date | None
    recurs: str
    product: str
    shared: bool
    classification: str


@transaction.atomic
def draft_task(
    programme: Programme,
    *,
    by: Actor,
    cooperating: Iterable[Body] = (),
    owners: Iterable[Organisation] = (),
    token: UUID | None = None,
    again: bool = False,
    **said: Unpack[Said],
) -> Task:
    """A task is proposed; it binds nobody until a person confirms lead and date and assigns it.

    It belongs to the actor's organisation, or to `owners`; one from a joint document to the sides
    whose document it is. The clause of a source, and a form with its `token`, make one task; an
    item that a person names makes another where they say `again`.
    """
    programme = locked_programme(programme)
    field, source, start = said.get("field"), said.get("source"), said.get("start")
    has_part = queries.has_part(by, programme)
    allow(rules.can_draft(by, programme, field.pk if field else None, has_part), rules.DRAFTER)
    refuse_unseen(by, source)
    _refuse_uncleared(by, said.get("classification", Classification.ORDINARY))
    owned_by = _owners(programme, by, owners, source, said.get("shared", True))
    if same := _same(programme, by, source, start, token):
        return same
    if start is None and not again:
        _refuse_what_became_a_task(programme, by, source, said.get("place", ""), said["title"])

    task = Task.objects.create(
        pk=token or new_id(), programme=programme, created_at=by.now, **_stripped(said)
    )
    task.owners.set(Organisation.objects.filter(pk__in=owned_by))
    name_bodies(task, cooperating)
    access.refresh(Task, [task.pk])
    index_task(task)
    record("programmes.task_drafted", task, by=by, programme=programme)
    return task


@transaction.atomic
def edit_task(
    task: Task,
    *,
    by: Actor,
    title: str,
    field: FieldOfWork | None = None,
    lead: Body | None = None,
    cooperating: Iterable[Body] = (),
    follower: Person | None = None,
    due: date | None = None,
    recurs: str = "",
    product: str = "",
    shared: bool = True,
    open: bool = False,
) -> Task:
    """The task says this. Its clause, and once assigned its date, are not changed here."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    bodies = list(cooperating)
    if not task.draft:
        if due != task.due:
            raise ValidationError(_("Nhiệm vụ đã giao không sửa hạn tại đây."))
        if lead is None:
            raise ValidationError(_("Nhiệm vụ đã giao phải có cơ quan chủ trì."))
        if recurs != task.recurs:
            raise ValidationError(_("Nhiệm vụ đã giao không đổi định kỳ tại đây."))
    task.title, task.field, task.lead, task.follower = title.strip(), field, lead, follower
    task.due, task.recurs, task.product = due, recurs, product.strip()
    task.shared, task.open = shared, open
    allow(rules.can_manage(by, task), rules.OWNER)  # a specialist gives nothing away
    if not task.draft:
        refuse_outsiders(task, by, [lead, *bodies], [])

    task.save()
    name_bodies(task, bodies)
    access.refresh(Task, [task.pk])
    index_task(task)
    record("programmes.task_edited", task, by=by)
    return task


@transaction.atomic
def discard_draft(task: Task, *, by: Actor) -> None:
    """A proposed task that will not be assigned is gone."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    if not task.draft:
        raise ValidationError(_("Nhiệm vụ đã giao, không bỏ được."))
    record("programmes.draft_discarded", task, by=by, programme=task.programme_id)
    remove(task)
    task.delete()


@transaction.atomic
def assign_task(
    task: Task,
    *,
    by: Actor,
    lead: Body,
    due: date | None,
    units: Iterable[Organisation],
    cooperating: Iterable[Body] = (),
    product: str = "",
    send_source: bool = False,
    until: date | None = None,
    after_period: bool = False,
) -> Task:
    """A person has confirmed lead and date: the task binds its units from now on.

    `due` is the last day; None says that there is none. With `send_source` the units may read the
    document that the task comes from. A task that recurs becomes a series until the period of
    `until`, by itself the programme's last one; `due` is then that of the first period, which it
    lies in or, `after_period`, follows.
    """
    chosen = list(dict.fromkeys(units))
    task = bind(task, by=by, lead=lead, due=due, units=chosen, bodies=cooperating, product=product)
    if due and due < by.today:
        raise ValidationError({"due": _("Hạn đã qua. Hãy chọn hạn từ hôm nay trở đi.")})
    if task.recurs:
        begin_series(task, by=by, units=chosen, until=until, after_period=after_period)
    else:
        give(task, chosen, by=by, due=due)
    if send_source and task.source:
        share(task.source, by=by, organisations=chosen)
    record("programmes.task_assigned", task, by=by, lead=lead, due=due, units=chosen)
    return task


def bind(
    task: Task,
    *,
    by: Actor,
    lead: Body,
    due: date | None,
    units: list[Organisation],
    bodies: Iterable[Body],
    product: str,
) -> Task:
    """The draft, under lock, is one no more: it has its lead, its date and its cooperating bodies,
    and may be given to these units."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    if not task.draft:
        raise ValidationError(_("Nhiệm vụ này đã được giao."))
    if not units:
        raise ValidationError(_("Hãy chọn ít nhất một đơn vị thực hiện."))
    helping = list(bodies)
    refuse_outsiders(task, by, [lead, *helping], units)

    task.draft, task.lead, task.due, task.product = False, lead, due, product.strip()
    task.save(update_fields=["draft", "lead", "due", "product"])
    name_bodies(task, helping)
    return task


def _stripped(said: Said) -> dict[str, Any]:
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in said.items()
    }


def _same(
    programme: Programme, by: Actor, source: Document | None, start: int | None, token: UUID | None
) -> Task | None:
    """What this very clause, or this very form, has already made for the actor's organisation."""
    own = Task.objects.filter(programme=programme, owners=by.organisation_id, occurrence_of=None)
    if source and start is not None:
        return own.filter(source=source, start=start).first()
    return own.filter(pk=token).first() if token else None


def _refuse_what_became_a_task(
    programme: Programme, by: Actor, source: Document | None, place: str, title: str
) -> None:
    if source and of_item(by, programme, source, place, title):
        raise ValidationError(
            _("Mục này của văn bản đã thành nhiệm vụ. Nếu vẫn cần lập thêm, hãy đánh dấu ô dưới."),
            code=DRAFTED_BEFORE,
        )


def _owners(
    programme: Programme,
    by: Actor,
    named: Iterable[Organisation],
    source: Document | None,
    shared: bool,
) -> set[UUID]:
    """Whose a new task is: those `named` or, of one that is shared, whose its source is."""
    sides = rules.sides_of(programme)
    if shared and by.organisation_id not in sides:
        raise ValidationError(_("Việc riêng của đơn vị chỉ chia sẻ được sau khi đã ghi."))
    joint_source = source if shared else None  # what is kept to oneself is nobody else's
    owners = {one.pk for one in named} or _owners_by_source(by, joint_source, sides)
    if by.organisation_id not in owners or not owners <= sides | {by.organisation_id}:
        raise ValidationError(_("Nhiệm vụ phải thuộc bên của mình, hoặc chung với các bên khác."))
    return owners


def _owners_by_source(by: Actor, source: Document | None, sides: set[UUID]) -> set[UUID]:
    owning = {owner.pk for owner in source.owners.all()} & sides if source else set()
    own: set[UUID] = {by.organisation_id} if by.organisation_id else set()
    return owning if by.organisation_id in owning else own


def _refuse_uncleared(by: Actor, classification: str) -> None:
    if classification not in (Classification.ORDINARY, *by.clearances):
        raise ValidationError(_("Vai trò này không lập nhiệm vụ thuộc loại hồ sơ đó."))
