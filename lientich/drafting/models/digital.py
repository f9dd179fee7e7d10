from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.core.text import fold
from lientich.documents.models import StoredFile
from lientich.organisations.models import Organisation, Person

from .drafts import Draft
from .versions import Version


class SignedFile(Keyed):
    """The PDF of a version as it stood after a step of its digital signing; the newest counts.

    Each begins with all the bytes of the one before it.
    """

    class Kind(models.TextChoices):
        PREPARED = "prepared", _("bản để ký")
        SIGNATURE = "signature", _("chữ ký")
        SEAL = "seal", _("dấu")
        NUMBER = "number", _("số và ngày")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="signed_files")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="signed_files")
    kind = models.CharField(max_length=10, choices=Kind)
    organisation = models.ForeignKey(  # whose step it was
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, blank=True)  # of the certificate that signed
    claimed_at = models.DateTimeField(null=True)  # by the signer's own clock
    stamped_at = models.DateTimeField(null=True)  # by a time stamp
    trusted = models.BooleanField(default=False)  # traced to a configured root
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    ACCESS = Access(via=Via("draft", grounds=("owner",)))
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.draft}: {self.get_kind_display()}"

    @property
    def file_name(self) -> str:
        return f"{slugify(fold(f'{self.draft.kind_name} {self.draft.subject[:60]}'))}.pdf"
