"""The outgoing books: series of numbers, and the numbers that were taken of them."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lientich.core.actor import LEADER, OFFICE, Actor
from lientich.core.models import Keyed
from lientich.organisations.models import Body

from ..numbers import written
from .register import Document, Kind

READERS = (LEADER, OFFICE)  # of the own house's books


def houses(by: Actor) -> set[UUID]:
    """The organisations whose books somebody reads, by the mandates of today."""
    return {hat.organisation_id for hat in by.hats if hat.role in READERS}


class Master(models.TextChoices):
    """Where the statutory book is kept, and numbers are given."""

    HERE = "here", _("Hệ thống này cấp số")
    ELSEWHERE = "elsewhere", _("Sổ hoặc phần mềm khác cấp số, ở đây ghi lại")


class SeriesQuerySet(models.QuerySet):
    def open_to(self, by: Actor) -> "SeriesQuerySet":
        """Of the own house alone; another's are not there, not even for whom one signs with."""
        return self.filter(body__organisation__in=houses(by))

    def on(self, day: date) -> "SeriesQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class Series(Keyed):
    """One series of numbers: of an issuer, of a kind or of all kinds, in one term of office."""

    class Timing(models.TextChoices):
        AFTER = "after", _("Sau chữ ký cuối cùng")
        PREPARED = "prepared", _("Sau khi ký số, văn phòng điền vào ô đã chuẩn bị")
        BEFORE = "before", _("Lấy số trước khi ký")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="series")
    kind = models.CharField(max_length=40, choices=Kind, blank=True)  # empty: all kinds
    since = models.DateField()  # the term: from this day, up to and without the other
    until = models.DateField(null=True, blank=True)
    symbol = models.CharField(max_length=80, blank=True)  # NQ/ĐU, where all have the same
    padding = models.PositiveSmallIntegerField(default=2)
    first = models.PositiveIntegerField(default=1)  # lower ones were given before the book began
    master = models.CharField(max_length=12, choices=Master, default=Master.HERE)
    timing = models.CharField(max_length=12, choices=Timing, default=Timing.AFTER)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["body__organisation__name_key", "body__order", "kind", "-since"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "since"], name="one_series_of_a_term"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")),
                name="series_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(first__gte=1), name="series_begins_at_one"),
        ]

    def __str__(self) -> str:
        kind = self.get_kind_display() if self.kind else gettext("Mọi loại văn bản")
        return f"{kind}, {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("documents:book", args=[self.pk])

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class NumberQuerySet(models.QuerySet):
    def open_to(self, by: Actor) -> "NumberQuerySet":
        return self.filter(series__body__organisation__in=houses(by))


class Number(Keyed):
    """A number of a series: held for what is to be issued, given to a document, or void."""

    class State(models.TextChoices):
        RESERVED = "reserved", _("Đang giữ")
        CONFIRMED = "confirmed", _("Đã cấp")
        VOID = "void", _("Số bỏ")

    class Origin(models.TextChoices):
        """How it came into the book."""

        ALLOCATED = "allocated", _("Cấp cho dự thảo")
        TAKEN = "taken", _("Văn phòng lấy số")
        ENTERED = "entered", _("Ghi từ văn bản")
        EXPLAINED = "explained", _("Giải trình số trống")

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField()
    suffix = models.CharField(max_length=3, blank=True)  # 30c
    state = models.CharField(max_length=12, choices=State)
    origin = models.CharField(max_length=12, choices=Origin)
    key = models.CharField(max_length=100, blank=True)  # whoever asks again with it has the same
    reserved_for = models.CharField(max_length=300, blank=True)  # in words
    reason = models.CharField(max_length=300, blank=True)  # why it is void
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="place"
    )
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # confirmed or void since
    # The usual columns of the book that an entry of the register does not hold.
    signer = models.CharField(max_length=120, blank=True)
    recipients = models.CharField(max_length=500, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    keeper = models.CharField(max_length=120, blank=True)  # who has the copy on file
    note = models.CharField(max_length=300, blank=True)

    objects = NumberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "value", "suffix"], name="number_given_once"),
            models.UniqueConstraint(
                fields=["series", "key"],
                condition=~Q(key="") & ~Q(state="void"),
                name="number_asked_for_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="void") | ~Q(reason=""), name="void_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", document__isnull=False)
                | (~Q(state="confirmed") & Q(document__isnull=True)),
                name="confirmed_has_a_document",
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="number_waiting")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("documents:number", args=[self.pk])

    @property
    def text(self) -> str:
        """As it is written on the paper: 05, 33, 30c."""
        return written(self.value, self.suffix, self.series.padding)
