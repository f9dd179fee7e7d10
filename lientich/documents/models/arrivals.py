"""The incoming book of an organisation, begun anew each year."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from lientich.core.actor import Actor
from lientich.core.models import Keyed
from lientich.organisations.models import Body, Organisation
from lientich.search.text import normal

from ..numbers import written
from .register import Document, Kind
from .series import Master, houses


class ArrivalBook(Keyed):
    """What came to an organisation in a year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    master = models.CharField(max_length=12, choices=Master, default=Master.HERE)
    first = models.PositiveIntegerField(default=1)  # lower ones were given before it began here

    class Meta:
        ordering = ["organisation", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_book_of_a_year")
        ]

    def __str__(self) -> str:
        return gettext("Văn bản đến năm %(year)s") % {"year": self.year}


class ArrivalQuerySet(models.QuerySet):
    def open_to(self, by: Actor) -> "ArrivalQuerySet":
        """Of the own house alone."""
        return self.filter(book__organisation__in=houses(by))

    def open(self) -> "ArrivalQuerySet":
        """What still has to be dealt with."""
        return self.filter(done_on=None, reason="")


class Arrival(Keyed):
    """A paper that came: from whom, what the leader said of it, who has it, by when.

    What it says is written down as it came; `document` is its entry of the register, where the
    house may read that one.
    """

    book = models.ForeignKey(ArrivalBook, on_delete=models.PROTECT, related_name="arrivals")
    value = models.PositiveIntegerField()
    suffix = models.CharField(max_length=3, blank=True)
    arrived_on = models.DateField()
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals"
    )
    sender = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, choices=Kind, default=Kind.OTHER)
    code = models.CharField(max_length=110, blank=True)  # number and symbol, as written
    date = models.DateField(null=True, blank=True)
    subject = models.CharField(max_length=1000)
    folded = models.TextField(default="")  # sender, code and subject in normal form, to be searched
    instruction = models.CharField(max_length=1000, blank=True)  # bút phê
    instructed_by = models.CharField(max_length=120, blank=True)
    instructed_on = models.DateField(null=True, blank=True)
    bodies = models.ManyToManyField(Body, related_name="+", blank=True)  # forwarded to
    units = models.ManyToManyField(Organisation, related_name="+", blank=True)  # and to these
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)  # how it was dealt with
    note = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why its number is void
    key = models.CharField(max_length=100, blank=True)
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "value", "suffix"], name="arrived_once"),
            models.UniqueConstraint(
                fields=["book", "key"], condition=~Q(key=""), name="arrival_asked_for_once"
            ),
        ]
        indexes = [models.Index(fields=["book", "due"], name="arrival_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}".strip()

    def save(self, *args, **kwargs) -> None:
        self.folded = normal(f"{self.sender} {self.code} {self.subject}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("documents:arrival", args=[self.pk])

    @property
    def text(self) -> str:
        return written(self.value, self.suffix, 1)

    def is_late(self, day: datetime.date) -> bool:
        return bool(self.due and not self.done_on and not self.reason and self.due < day)
