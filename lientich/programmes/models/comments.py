"""What people say of a task or of a unit's part of it, and whom they mention."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation

from .assignments import Assignment
from .tasks import Task

CORRECTED_WITHIN = timedelta(minutes=15)


class Comment(Keyed):
    """Said among one's own house, or to all who read the task whole and the unit it is said of.

    What is internal has no `told_in`, and no way leads to it from any other house.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="comments")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    told_in = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")
    told_to = models.ForeignKey(  # the unit whose part it is said of
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    parent = models.ForeignKey(  # what it answers, which answers nothing itself
        "self", on_delete=models.PROTECT, null=True, related_name="answers"
    )
    text = models.TextField(blank=True)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    ACCESS = Access(
        own="organisation",
        told="told_to",
        via=Via("told_in", grounds=("owner", "shared", "granted")),
        classification="task__classification",
        field="task__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(told_to=None) | Q(told_in__isnull=False, assignment__isnull=False),
                name="told_to_the_unit_of_a_part",
            ),
            models.CheckConstraint(
                condition=(Q(withdrawn_at=None) & ~Q(text=""))
                | Q(withdrawn_at__isnull=False, text=""),
                name="withdrawn_without_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def internal(self) -> bool:
        return self.told_in_id is None

    def get_absolute_url(self) -> str:
        """Its place on the page of what it is said of."""
        page = Assignment(pk=self.assignment_id) if self.assignment_id else Task(pk=self.task_id)
        return f"{page.get_absolute_url()}#c-{self.pk}"


class Mention(Keyed):
    """That somebody is meant by a comment, under one of their mandates, until they open it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    waits = models.BooleanField(default=True)  # when it was opened is nobody's business

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "mandate"], name="mentioned_once")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.mandate_id}"
