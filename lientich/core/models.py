from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .ids import new_id


class Keyed(models.Model):
    """A row that another server might one day share."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field) -> str | None:
        """What `get_…_display` says. Django's translates every other choice, too, to hash it."""
        value = getattr(self, field.attname)
        label = _labels(field).get(value, value)
        return None if label is None else str(label)


@cache
def _labels(field: models.Field) -> dict[Any, Any]:
    return dict(field.flatchoices)


class SortKey(models.CharField):
    """What `text.sort_key` makes: in order by code point, whatever order a database is set to."""

    def db_parameters(self, connection: Any) -> Any:
        given = super().db_parameters(connection)
        return given | {"collation": "C"} if connection.vendor == "postgresql" else given


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        """The rows that hold on `day`."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class EndingQuerySet(models.QuerySet):
    def standing(self, day):
        """The rows that have not ended on `day`: an end decided for later is none yet."""
        return self.filter(Q(until=None) | Q(until__gt=day))


class Dated(Keyed):
    """A fact that holds from `since` up to, and without, `until` (null: still)."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]


class Classification(models.TextChoices):
    """Classes of RIGHTS: all but the ordinary need a role that is cleared for them."""

    ORDINARY = "ordinary", _("Thường")
    CADRE = "cadre", _("Cán bộ")
    INSPECTION = "inspection", _("Kiểm tra")
    OPINION = "opinion", _("Dư luận")


class Reach(models.Model):
    """One organisation that an object is open to, and on which grounds of RIGHTS, "To see".

    Each protected model has such a table of its own, with the columns its lists are ordered by,
    so that a page of a list is a walk along one index whatever else there is. Rows are written
    by `access.refresh`, from the model's ACCESS; nobody else writes them.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    owner = models.BooleanField(default=False)  # rule 1
    shared = models.BooleanField(default=False)  # rule 2
    granted = models.BooleanField(default=False)  # rule 3, the whole object
    part = models.BooleanField(default=False)  # rule 3, its own part alone
    submitted = models.BooleanField(default=False)  # rule 4
    cleared = models.BooleanField(default=False)  # rule 3: the grant is of the object's class
    classification = models.CharField(
        max_length=12, choices=Classification, default=Classification.ORDINARY
    )

    class Meta:
        abstract = True
