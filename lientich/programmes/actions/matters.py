from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor, Hat
from lientich.core.ids import new_id
from lientich.journal.actions import record
from lientich.organisations.models import Body, FieldOfWork, Organisation

from .. import queries, rules
from ..models import Adoption, NewWay, Obstacle, Programme


@transaction.atomic
def raise_obstacle(
    programme: Programme,
    *,
    by: Actor,
    text: str,
    field: FieldOfWork | None = None,
    unit: Organisation | None = None,
    token: UUID | None = None,
) -> Obstacle:
    """The sides of the programme know what hinders the work. A form with its `token` says it once.

    `unit`: that it concerns, where a side speaks of one.
    """
    allow(rules.can_raise(by, programme, queries.has_part(by, programme)), rules.RAISER)
    if unit and unit.pk != by.organisation_id:
        allow(rules.can_settle(by, programme), rules.SIDE)
    obstacle, raised = Obstacle.objects.get_or_create(
        pk=token or new_id(),
        defaults={
            "programme": programme,
            "organisation_id": _hat(by).organisation_id,
            "unit": unit,
            "field": field,
            "text": text.strip(),
            "mandate_id": _hat(by).mandate_id,
            "at": by.now,
        },
    )
    if raised:
        record("programmes.obstacle_raised", obstacle, by=by, programme=programme)
    return obstacle


@transaction.atomic
def own_obstacle(obstacle: Obstacle, *, by: Actor, owner: Body) -> Obstacle:
    """That body is to resolve it."""
    obstacle = _settled_by(by, obstacle)
    if obstacle.state == Obstacle.State.RESOLVED:
        raise ValidationError(_("Vướng mắc này đã giải quyết."))
    if owner.organisation_id not in rules.sides_of(obstacle.programme) | {obstacle.organisation_id}:
        raise ValidationError(_("Cơ quan này không thuộc bên nào của chương trình."))
    if obstacle.owner_id != owner.pk:
        obstacle.owner = owner
        obstacle.save(update_fields=["owner"])
        record("programmes.obstacle_owned", obstacle, by=by, owner=owner)
    return obstacle


@transaction.atomic
def resolve_obstacle(obstacle: Obstacle, *, by: Actor, resolution: str) -> Obstacle:
    """It hinders no more: this was done."""
    obstacle = _settled_by(by, obstacle)
    if obstacle.state == Obstacle.State.RESOLVED:
        return obstacle
    obstacle.state, obstacle.resolution = Obstacle.State.RESOLVED, resolution.strip()
    obstacle.resolved_on = by.today
    obstacle.save(update_fields=["state", "resolution", "resolved_on"])
    record("programmes.obstacle_resolved", obstacle, by=by)
    return obstacle


@transaction.atomic
def reopen_obstacle(obstacle: Obstacle, *, by: Actor) -> Obstacle:
    """It hinders again; what was done stays written until it is resolved anew."""
    obstacle = _settled_by(by, obstacle)
    if obstacle.state == Obstacle.State.OPEN:
        return obstacle
    obstacle.state, obstacle.resolved_on = Obstacle.State.OPEN, None
    obstacle.save(update_fields=["state", "resolved_on"])
    record("programmes.obstacle_reopened", obstacle, by=by)
    return obstacle


@transaction.atomic
def tell_new_way(
    programme: Programme,
    *,
    by: Actor,
    text: str,
    result: str = "",
    field: FieldOfWork | None = None,
    token: UUID | None = None,
) -> NewWay:
    """Everyone in the programme knows of a better way of working, and what came of it."""
    allow(rules.can_raise(by, programme, queries.has_part(by, programme)), rules.RAISER)
    new_way, told = NewWay.objects.get_or_create(
        pk=token or new_id(),
        defaults={
            "programme": programme,
            "organisation_id": _hat(by).organisation_id,
            "field": field,
            "text": text.strip(),
            "result": result.strip(),
            "mandate_id": _hat(by).mandate_id,
            "at": by.now,
        },
    )
    if told:
        record("programmes.new_way_told", new_way, by=by, programme=programme)
    return new_way


@transaction.atomic
def take_up(new_way: NewWay, *, by: Actor) -> NewWay:
    """The actor's organisation works so, too."""
    programme = new_way.programme
    allow(rules.can_raise(by, programme, queries.has_part(by, programme)), rules.RAISER)
    if by.organisation_id == new_way.organisation_id:
        raise ValidationError(_("Cách làm này do chính đơn vị nêu."))
    _adoption, taken = Adoption.objects.get_or_create(
        new_way=new_way,
        organisation_id=_hat(by).organisation_id,
        defaults={"mandate_id": _hat(by).mandate_id, "at": by.now},
    )
    if taken:
        record("programmes.new_way_taken_up", new_way, by=by)
    return new_way


def _settled_by(by: Actor, obstacle: Obstacle) -> Obstacle:
    obstacle = Obstacle.objects.select_for_update(no_key=True).get(pk=obstacle.pk)
    allow(rules.can_settle(by, obstacle.programme), rules.SIDE)
    return obstacle


def _hat(by: Actor) -> Hat:
    """The mandate that the act is done under: whoever may, has one."""
    assert by.hat is not None
    return by.hat
