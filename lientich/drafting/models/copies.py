from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Keyed, Reach
from lientich.documents.models import Document
from lientich.organisations.models import Body, Organisation, Person


class Copy(Keyed):
    """A document copied whole or in part, in the official form, under a number of its own.

    `content` is all that the paper says (`official.copies`), `digest` its SHA-256. It opens what it
    holds to whom it was sent to, and no more of the document. Never changed.
    """

    class Kind(models.TextChoices):
        """Nghị định 30/2020/NĐ-CP, Điều 25; Hướng dẫn 36-HD/VPTW, mục II, 3.1."""

        WHOLE = "whole", _("Sao y")
        FURTHER = "further", _("Sao lục")
        EXTRACT = "extract", _("Trích sao")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField(max_length=10, choices=Kind)
    run = models.DateField()  # the first day of the term or year that its number counts in
    number = models.PositiveIntegerField()
    on = models.DateField()
    code = models.CharField(max_length=80)  # 24-BS/VPĐU; 02/SY-TBS
    subject = models.CharField(max_length=1000)  # of what is copied
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    recipients = models.ManyToManyField(Organisation, through="CopySent", related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    ACCESS = Access(owners="organisation", grants=("sent__organisation",), field="document__field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "copies"
        constraints = [
            models.UniqueConstraint(fields=["body", "run", "number"], name="copy_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("drafting:copy", args=[self.pk])


class CopySent(models.Model):
    """An organisation that a copy is made for."""

    copy = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="sent")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["organisation__name_key"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "organisation"], name="copy_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} > {self.organisation_id}"


class CopyReach(Reach):
    of = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="copy_reach_once")
        ]
