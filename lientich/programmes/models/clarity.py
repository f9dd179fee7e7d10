"""The check list of clear tasks ("6 rõ", NORMS §6), as each house keeps it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation

from .tasks import Task


class Clear(models.TextChoices):
    """What can be told from the task itself."""

    PERSON = "person", _("Rõ người")
    WORK = "work", _("Rõ việc")
    TIME = "time", _("Rõ thời gian")
    PRODUCT = "product", _("Rõ kết quả, sản phẩm")
    DUTY = "duty", _("Rõ trách nhiệm")
    AUTHORITY = "authority", _("Rõ thẩm quyền, kiểm tra")


class Checklist(models.Model):
    """Which of the six a house asks for, and what else; a house without one asks for the six."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    clear = models.JSONField(default=list)  # values of Clear
    own = models.JSONField(default=list)  # what people tick by hand, in words

    def __str__(self) -> str:
        return str(self.organisation)


class Tick(Keyed):
    """That a house found a task clear in something of its own. Nobody else reads it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="ticks")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=100)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "organisation", "item"], name="ticked_once")
        ]

    def __str__(self) -> str:
        return self.item
