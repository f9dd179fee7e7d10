"""The small form that a task may bring with it, and what units answer on it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed, Reach

from .assignments import Assignment
from .tasks import Task


class Questionnaire(Keyed):
    """Biểu báo cáo: what each unit answers on a task, once, or once for each of several items."""

    class Kind(models.TextChoices):
        DISSEMINATION = "dissemination", _("Quán triệt văn bản")
        OPINION = "opinion", _("Tình hình dư luận")
        PRESS = "press", _("Tin, bài báo chí")
        PARTY = "party", _("Số liệu tổ chức đảng, đảng viên")
        OWN = "own", _("Câu hỏi riêng")

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="questionnaire")
    kind = models.CharField(max_length=16, choices=Kind)
    several = models.BooleanField(default=False)  # a unit answers for as many items as it has
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_kind_display()


class Question(Keyed):
    class Kind(models.TextChoices):
        TEXT = "text", _("Chữ")
        NUMBER = "number", _("Số")
        SHARE = "share", _("Số đạt trên tổng số")
        DATE = "date", _("Ngày")
        CHOICE = "choice", _("Chọn một")
        YES = "yes", _("Có hoặc không")
        LINK = "link", _("Đường dẫn")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions"
    )
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    label = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)  # of a number
    required = models.BooleanField(default=False)
    options = models.JSONField(default=list)  # of a choice

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.label


class Answers(Keyed):
    """What a unit answered, by question. A change is a new row; the one before it is kept."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="answers"
    )
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="answers")
    item = models.UUIDField()  # the same of all rows that changed one another
    values = models.JSONField()
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    # As a report of progress: what a unit hands upward.
    ACCESS = Access(
        own="assignment__unit",
        via=Via("assignment__task", grounds=("shared", "granted"), open="assignment__task__open"),
        classification="assignment__task__classification",
        field="assignment__task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "item"],
                condition=Q(current=True),
                name="an_item_is_answered_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AnswersReach(Reach):
    of = models.ForeignKey(Answers, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="answers_reach_once")
        ]
