"""What each side plans to do at which unit, and when: days and units, nothing of the matter."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation

from .programmes import Programme


class PlannedVisit(Keyed):
    """A side's inspection, supervision or step of cadre work at a unit, from day to day."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", _("Kiểm tra chuyên đề")
        SUPERVISION = "supervision", _("Giám sát chuyên đề")
        DUTY = "duty", _("Kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát")
        FINANCE = "finance", _("Kiểm tra tài chính đảng")
        REVIEW = "review", _("Rà soát quy hoạch cán bộ")
        COMMENT = "comment", _("Nhận xét, đánh giá cán bộ")
        CONSULT = "consult", _("Lấy ý kiến về cán bộ")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    since = models.DateField()
    until = models.DateField()  # its last day
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    # Told to the other sides, so that both do not come in one month; no unit knows of it.
    ACCESS = Access(own="organisation", via=Via("programme", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["since", "unit__name_key", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_visit_ends_later")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.unit}"


INSPECTIONS = (
    PlannedVisit.Kind.INSPECTION,
    PlannedVisit.Kind.SUPERVISION,
    PlannedVisit.Kind.DUTY,
    PlannedVisit.Kind.FINANCE,
)
CADRES = (PlannedVisit.Kind.REVIEW, PlannedVisit.Kind.COMMENT, PlannedVisit.Kind.CONSULT)
