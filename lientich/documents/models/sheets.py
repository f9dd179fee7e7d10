"""A sheet of lines that wait to be entered into a book."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.actor import Actor
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation

from .series import Series, houses


class SheetQuerySet(models.QuerySet):
    def open_to(self, by: Actor) -> "SheetQuerySet":
        return self.filter(organisation__in=houses(by))


class Sheet(Keyed):
    """Lines read from a sheet, for an outgoing series or the incoming book (`series` empty)."""

    class State(models.TextChoices):
        READ = "read", _("Chờ xem")
        WAITING = "waiting", _("Đang ghi")
        DONE = "done", _("Đã ghi")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets"
    )
    name = models.CharField(max_length=255)
    lines = models.JSONField(default=list)  # [place in the sheet, cells by name]
    scans = models.JSONField(default=dict)  # by the key of their name: the file's own name
    results = models.JSONField(default=dict)  # by line: entered, there, or what was refused
    state = models.CharField(max_length=12, choices=State, default=State.READ)
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    objects = SheetQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], condition=Q(state="waiting"), name="sheet_waiting")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:sheet", args=[self.pk])
