"""Which tasks wait for which."""

from django.db import models
from django.db.models import F, Q

from lientich.core.models import Keyed

from .tasks import Task


class Dependency(Keyed):
    """That a task waits for another of its programme. It is told to those who see both."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="waiting")
    waits_for = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="awaited")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "waits_for"], name="waits_once"),
            models.CheckConstraint(condition=~Q(task=F("waits_for")), name="waits_for_another"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.waits_for_id}"
