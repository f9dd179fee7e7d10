from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import queries, rules
from ..models import PlannedVisit, Programme
from .assignments import mandate_of
from .repeated import sent_again


@transaction.atomic
def plan_visit(
    programme: Programme,
    *,
    by: Actor,
    unit: Organisation,
    kind: str,
    since: date,
    until: date,
    token: UUID,
) -> PlannedVisit:
    """The actor's side plans to be at a unit on these days; the other sides know."""
    allow(rules.can_plan(by, programme), rules.PLANNER)
    if unit.pk not in queries.units_under(programme, by.today):
        raise ValidationError(
            _("%(unit)s không trực thuộc bên nào của chương trình.") % {"unit": unit}
        )
    if until < since:
        raise ValidationError(_("Ngày kết thúc trước ngày bắt đầu."))
    assert by.organisation_id is not None
    facts = {
        "programme_id": programme.pk,
        "organisation_id": by.organisation_id,
        "unit_id": unit.pk,
        "kind": PlannedVisit.Kind(kind),
        "since": since,
        "until": until,
    }
    signed = {"mandate_id": mandate_of(by), "at": by.now}
    made, planned = PlannedVisit.objects.get_or_create(pk=token, defaults=facts | signed)
    if not planned:
        return sent_again(made, facts)
    record("programmes.visit_planned", made, by=by, programme=programme, unit=unit)
    return made


@transaction.atomic
def cancel_visit(visit: PlannedVisit, *, by: Actor) -> None:
    """The side does not plan it any longer."""
    allow(rules.can_plan(by, visit.programme), rules.PLANNER)
    allow(visit.organisation_id == by.organisation_id, rules.PLANNER)
    found = PlannedVisit.objects.select_for_update(no_key=True).filter(pk=visit.pk).first()
    if found:
        record("programmes.visit_cancelled", found, by=by, programme=visit.programme_id)
        found.delete()
