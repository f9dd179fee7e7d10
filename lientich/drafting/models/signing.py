from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.documents.models import StoredFile
from lientich.organisations.models import Organisation, Person

from .drafts import Draft
from .versions import Version


class Scan(Keyed):
    """The signed and sealed paper as somebody scanned it; the newest is the one that counts."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="scans")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="scans")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)  # when the paper was opened again

    ACCESS = Access(via=Via("draft", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.file_name


class Signing(Keyed):
    """One side's signature under one version: not yet, done, or refused with words for all.

    On paper it is done when that side's office has confirmed that the scan is the adopted text,
    signed by its signer; digitally when the signed file was checked.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chưa ký")
        SIGNED = "signed", _("đã ký")
        REFUSED = "refused", _("không ký")
        UNDONE = "undone", _("hết hiệu lực do văn bản mở lại")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="signings")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="signings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    scan = models.ForeignKey(
        Scan, on_delete=models.PROTECT, null=True, related_name="confirmations"
    )
    signed_on = models.DateField(null=True)  # the day that the signature bears
    at = models.DateTimeField(null=True)  # when it was confirmed, checked or refused
    person = models.ForeignKey(  # who confirmed it; its signer, when signed digitally
        Person, on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(blank=True)  # of a refusal, addressed to every side

    ACCESS = Access(via=Via("draft", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation"],
                condition=~Q(state__in=["undone", "refused"]),
                name="one_signature_of_a_side",
            ),
            models.CheckConstraint(
                condition=Q(state="signed", signed_on__isnull=False) | ~Q(state="signed"),
                name="a_signature_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_state_display()}"
