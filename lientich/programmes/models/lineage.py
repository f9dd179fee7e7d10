"""What became of tasks that were split or merged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lientich.core.models import Keyed

from .tasks import Task


class Descent(Keyed):
    """That a task came of another, whose history stays with it. Told to those who see both."""

    class Kind(models.TextChoices):
        SPLIT = "split", _("tách")
        MERGED = "merged", _("gộp")

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="origins")
    origin = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="successors")
    kind = models.CharField(max_length=12, choices=Kind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "origin"], name="descends_once")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.origin_id}"
