from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Person
from lientich.programmes.models import Programme, Task

from . import periods


class Conference(Keyed):
    """A review of a programme's work over a period, co-chaired by its sides (NORMS §8)."""

    class Kind(models.TextChoices):
        HALF_YEAR = "half_year", _("Sơ kết 6 tháng")
        YEARLY = "yearly", _("Sơ kết năm")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="conferences")
    kind = models.CharField(max_length=12, choices=Kind)
    since = models.DateField()  # the period it looks back on
    until = models.DateField()  # its last day
    held_on = models.DateField(null=True, blank=True)  # in any month, also in the year after
    place = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)  # where its entry was taken from
    told_in = models.ForeignKey(  # the document that it was read from
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    told_at = models.PositiveIntegerField(null=True, blank=True)  # and its place there
    documents = models.ManyToManyField(Document, through="Paper", related_name="conferences")
    chairs = models.ManyToManyField(Person, through="Chair", related_name="+")

    # The sides hold it between them; units see what they are given of it, as tasks.
    ACCESS = Access(via=Via("programme", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "since", "until"], name="one_review_of_a_period"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="reviewed_period_has_days"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Hội nghị sơ kết công tác phối hợp %(period)s") % {"period": self.period}

    @property
    def period(self) -> str:
        return periods.in_words(self.since, self.until)

    def get_absolute_url(self) -> str:
        return reverse("conferences:detail", args=[self.pk])


class Chair(models.Model):
    """Who chairs, under which post; the lead side's first."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="chairing")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["conference", "person"], name="chairs_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"


class Paper(Keyed):
    """A document of the conference: its report, its notice of conclusions, news of it."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")

    ACCESS = Access(via=Via("conference__programme", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "document"], name="a_paper_once")
        ]

    def __str__(self) -> str:
        return str(self.document)


class Conclusion(Keyed):
    """What a conference concluded or directed; a task comes of it, or not."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="conclusions")
    text = models.TextField()
    directed_by = models.CharField(max_length=200, blank=True)
    field = models.ForeignKey(
        FieldOfWork, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    task = models.ForeignKey(
        Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="conclusions"
    )
    no_task_on = models.DateField(null=True, blank=True)  # decided that it needs no task
    no_task_reason = models.CharField(max_length=500, blank=True)

    # A specialist reads those of its own field.
    ACCESS = Access(via=Via("conference__programme", grounds=("owner",)), field="field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(no_task_on=None, no_task_reason="")
                | (Q(no_task_on__isnull=False, task=None) & ~Q(no_task_reason="")),
                name="no_task_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.text
