"""Programmes: whose they are, what they stand on, what they aim at."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Keyed, Reach
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Organisation


class Programme(Keyed):
    """The joint work of two or more sides over a period, on a basis of documents."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        RUNNING = "running", _("Đang thực hiện")
        CLOSED = "closed", _("Đã kết thúc")

    name = models.CharField(max_length=200)
    goal = models.CharField(max_length=300, blank=True)  # mục tiêu chung
    since = models.DateField()
    until = models.DateField()  # its last day
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    lines = models.JSONField(default=list)  # along which units are led: party, management
    source = models.CharField(max_length=300, blank=True)  # where its entry was taken from
    sides = models.ManyToManyField(Organisation, through="Side", related_name="programmes")
    basis = models.ManyToManyField(Document, through="Basis", related_name="programmes")

    ACCESS = Access(owners="sides", grants=("tasks__assignments__unit",))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:detail", args=[self.pk])


class Side(models.Model):
    """An organisation that is party to a programme; the first leads."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="side_set")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="a_side_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class ProgrammeReach(Reach):
    of = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="programme_reach_once")
        ]
        indexes = [models.Index(fields=["organisation", "of"], name="programme_reach_of")]


class Basis(models.Model):
    """A document that a programme stands on."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="bases")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "document"], name="a_basis_once")
        ]

    def __str__(self) -> str:
        return str(self.document)


class Objective(Keyed):
    """A concrete objective (mục tiêu cụ thể) of a programme, with its source."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="objectives")
    field = models.ForeignKey(FieldOfWork, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    source = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["field__order", "id"]

    def __str__(self) -> str:
        return self.text
