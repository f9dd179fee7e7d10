"""Whether a document is in force on a day: from its first day up to, and without, the day it ends
(ADR 2). Pure; `queries.in_force` is the same as a condition."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Document


class Force(models.TextChoices):
    UNKNOWN = "unknown", _("Chưa rõ ngày có hiệu lực")
    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    ENDED = "ended", _("Hết hiệu lực")


def force(document: Document, day: date) -> Force:
    begins, stops = document.in_force_from, document.in_force_until
    if stops and stops <= day:
        return Force.ENDED
    if begins is None:
        return Force.UNKNOWN
    return Force.IN_FORCE if begins <= day else Force.NOT_YET
