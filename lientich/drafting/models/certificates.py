from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from lientich.core.models import Keyed
from lientich.organisations.models import Organisation, Person


class CertificateQuerySet(models.QuerySet):
    def in_force(self, at):
        """What signatures of that moment are told by: confirmed, and not yet ended."""
        return self.filter(
            Q(ended_at=None) | Q(ended_at__gt=at), confirmed_at__lte=at, valid_to__gte=at
        )

    def unconfirmed(self, at):
        """What waits for a second person, and may still be confirmed."""
        return self.filter(confirmed_at=None, ended_at=None, valid_to__gt=at)


class Certificate(Keyed):
    """The certificate that one of an organisation's people signs with, or that it seals with.

    Registered by one person of the organisation and confirmed by a second, neither of them its
    holder: from then on a signature with it is that person's, for this organisation.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(  # none: it is the organisation's own, to seal with
        Person, on_delete=models.PROTECT, null=True, related_name="+"
    )
    fingerprint = models.CharField(max_length=64)  # SHA-256
    der = models.BinaryField()
    subject = models.CharField(max_length=300)
    issuer = models.CharField(max_length=300)
    serial = models.CharField(max_length=80)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField()
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fingerprint"],
                condition=Q(ended_at=None),
                name="a_certificate_registered_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_at__isnull=False)
                    & Q(confirmed_by__isnull=False)
                    & ~Q(confirmed_by=models.F("registered_by"))
                ),
                name="a_certificate_confirmed_by_a_second",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person_id else gettext("Dấu của tổ chức")

    @property
    def code(self) -> str:
        """The fingerprint as people compare it."""
        return f"{self.fingerprint[:4]}…{self.fingerprint[-4:]}"
