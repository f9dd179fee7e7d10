"""What was sent to whom, and how far it has come there."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation, Person

from .register import Document


class DeliveryQuerySet(VisibleQuerySet):
    def standing(self) -> "DeliveryQuerySet":
        """Neither refused nor recalled."""
        return self.filter(outcome="")

    def waiting(self) -> "DeliveryQuerySet":
        """Not received yet."""
        return self.standing().filter(received_at=None)


class Delivery(Keyed):
    """A document that was sent to an organisation, and what became of it there (NORMS §5).

    Each step is stated once, with its time and person; what is handed on within the organisation
    is derived. An organisation knows of its own alone, the owners of the document of all.
    """

    class Outcome(models.TextChoices):
        """How it ended, where it was not received."""

        REFUSED = "refused", _("Đã từ chối nhận")
        RECALLED = "recalled", _("Đã thu hồi")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    granted = models.BooleanField()  # the right to read it came with this, and ends with it
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    ACCESS = Access(
        own="organisation",
        via=Via("document", grounds=("owner",)),
        classification="document__classification",
        field="document__field",
    )
    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "organisation"], condition=Q(outcome=""), name="sent_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None)
                | Q(ended_at__isnull=False, received_at=None),
                name="what_was_received_has_not_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "sent_at"],
                condition=Q(outcome="", received_at=None),
                name="delivery_to_receive",
            ),
            models.Index(
                fields=["sender", "sent_at"],
                condition=Q(outcome="", received_at=None),
                name="delivery_not_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} > {self.organisation_id}"

    @property
    def waits(self) -> bool:
        return self.received_at is None and not self.outcome

    def days_waited(self, day: datetime.date) -> int:
        """Since the day on which it was sent."""
        return max(0, (day - timezone.localdate(self.sent_at)).days)
