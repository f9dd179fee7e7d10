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
from ..models import Programme, ProgressReport, ProgressReportReach
from .programmes import locked_programme


@transaction.atomic
def hand_over_submissions(
    unit: Organisation, *, by: Actor, programme: Programme, to: Organisation
) -> int:
    """What a unit submitted to a side before it moved is open to its new superior, too.

    Returns how many reports were handed over (RIGHTS, rule 4).
    """
    programme = locked_programme(programme)
    allow(rules.can_hand_over(by, programme), rules.SIDE)
    if to.pk not in organisations.above(unit.pk, programme.lines, by.today):
        raise ValidationError(
            _("%(to)s hôm nay không phải cấp trên của %(unit)s trên các tuyến của chương trình.")
            % {"to": to, "unit": unit}
        )
    received = ProgressReport.objects.filter(
        assignment__unit=unit,
        assignment__task__programme=programme,
        reach__organisation=by.organisation_id,
        reach__submitted=True,
    ).exclude(reach__in=ProgressReportReach.objects.filter(organisation=to, submitted=True))
    reports = list(received.select_related("assignment__task"))
    if not reports:
        raise ValidationError(_("Không còn báo cáo nào của đơn vị này để bàn giao."))

    for report in reports:
        access.submit(report, [to.pk])
    record(
        "programmes.submissions_handed_over",
        unit,
        by=by,
        programme=programme,
        to=to,
        reports=len(reports),
    )
    return len(reports)
