from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations import queries as organisations
from lientich.organisations.models import Organisation

from .. import rules
from ..models import Answers, Programme, ProgressReport
from .programmes import locked_programme


@transaction.atomic
def hand_over_submissions(
    unit: Organisation, *, by: Actor, programme: Programme, to: Organisation
) -> int:
    """What a unit submitted to a side before it moved is open to its new superior, too.

    Returns how many reports and answers were handed over (RIGHTS, rule 4).
    """
    programme = locked_programme(programme)
    allow(rules.can_hand_over(by, programme), rules.SIDE)
    if to.pk not in organisations.above(unit.pk, programme.lines, by.today):
        raise ValidationError(
            _("%(to)s hôm nay không phải cấp trên của %(unit)s trên các tuyến của chương trình.")
            % {"to": to, "unit": unit}
        )
    received = [
        one
        for model in (ProgressReport, Answers)
        for one in _received(model, unit, by, programme, to)
    ]
    if not received:
        raise ValidationError(_("Không còn báo cáo nào của đơn vị này để bàn giao."))

    for one in received:
        access.submit(one, [to.pk])
    record(
        "programmes.submissions_handed_over",
        unit,
        by=by,
        programme=programme,
        to=to,
        reports=len(received),
    )
    return len(received)


def _received(
    model: type[ProgressReport | Answers],
    unit: Organisation,
    by: Actor,
    programme: Programme,
    to: Organisation,
) -> list[Any]:
    """What of the unit the actor's side has and the new superior has not."""
    there = access.reach_of(model)._default_manager.filter(organisation=to, submitted=True)
    received = model.objects.filter(
        assignment__unit=unit,
        assignment__task__programme=programme,
        reach__organisation=by.organisation_id,
        reach__submitted=True,
    ).exclude(reach__in=there)
    return list(received.select_related("assignment__task"))
