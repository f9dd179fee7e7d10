from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.core import actor
from lientich.core.ids import new_id
from lientich.core.models import Dated, DatedQuerySet
from lientich.organisations.models import Body, Organisation, Person


class User(AbstractUser):
    """An account. What it may do, its person's mandates say; nothing here does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="user")
    must_change_password = models.BooleanField(default=False)  # a one-time password is in use

    one_time_password: str | None = None  # known to the act that made it, and kept nowhere

    def __str__(self) -> str:
        return self.person.name if self.person else self.username


class MandateQuerySet(DatedQuerySet):
    def valid(self, day) -> "MandateQuerySet":
        """What gives rights on `day`: dated, and confirmed where two persons are needed."""
        confirmed = Q(needs_second=False) | Q(confirmed_at__isnull=False)
        return self.on(day).filter(confirmed, withdrawn_at=None)

    def lasting(self, day) -> "MandateQuerySet":
        """What gives rights on `day`, or may on a later one."""
        return self.filter(Q(until=None) | Q(until__gt=day), withdrawn_at=None)


class Mandate(Dated):
    """That a person has a role at an organisation, from when to when, by whom granted."""

    class Role(models.TextChoices):
        LEADER = actor.LEADER, _("Lãnh đạo")
        OFFICE = actor.OFFICE, _("Văn phòng")
        SPECIALIST = actor.SPECIALIST, _("Chuyên viên ban")
        REPORTER = actor.REPORTER, _("Đầu mối báo cáo")
        ADMINISTRATOR = actor.ADMINISTRATOR, _("Quản trị")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=16, choices=Role)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mandates"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    substitute_for = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
    needs_second = models.BooleanField(default=False)  # signing and cleared roles (RIGHTS)
    confirmed_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # taken back before it had held for a day

    objects = MandateQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Dated.Meta):
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.organisation}"
