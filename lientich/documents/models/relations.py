"""How documents stand to each other, and what one does to another."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.organisations.models import Organisation
from lientich.reader import pinpoints

from .register import Document


class Relation(models.Model):
    """How one document stands to another, or to a clause of it.

    An effect (it amends, replaces, repeals) holds once every owner of the other document has said
    so: what binds several owners, none of them changes alone (RIGHTS, "Joint acts").
    """

    class Kind(models.TextChoices):
        BASED_ON = "based_on", _("căn cứ")
        IMPLEMENTS = "implements", _("thực hiện")
        AMENDS = "amends", _("sửa đổi, bổ sung")
        REPLACES = "replaces", _("thay thế")
        REPEALS = "repeals", _("bãi bỏ")
        CITES = "cites", _("dẫn chiếu")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="referred_by")
    kind = models.CharField(max_length=12, choices=Kind)
    clause = models.CharField(max_length=pinpoints.LONGEST, blank=True)  # of the other document
    clause_key = models.CharField(max_length=80, default="", editable=False)
    since = models.DateField(null=True, blank=True)  # the first day of its effect, where it is said
    wording = models.TextField(blank=True)  # how the clause reads from then on
    start = models.PositiveIntegerField(null=True)  # where the text says so
    end = models.PositiveIntegerField(null=True)
    in_effect = models.BooleanField(default=False)  # every owner of the other has its part in it
    noted_at = models.DateTimeField()  # as it stands now

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "other", "kind", "clause"], name="related_once"
            ),
            models.CheckConstraint(
                condition=~Q(document=models.F("other")), name="not_related_to_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["other"], condition=Q(in_effect=True), name="relation_in_effect")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.other_id}"

    @property
    def begins(self) -> date | None:
        """The first day of its effect: the one said, else that from which the document holds."""
        return self.since or self.document.in_force_from

    @property
    def done(self) -> str:
        """What an effect does, told of the other document: được sửa đổi, bổ sung."""
        return str(DONE[Relation.Kind(self.kind)])

    def save(self, *args, **kwargs) -> None:
        self.clause_key = pinpoints.key(self.clause)
        super().save(*args, **kwargs)


# Towards what stands above; what changes another; what ends it where it names no clause.
UPWARDS = (Relation.Kind.BASED_ON, Relation.Kind.IMPLEMENTS)
EFFECTS = (Relation.Kind.AMENDS, Relation.Kind.REPLACES, Relation.Kind.REPEALS)
ENDS = (Relation.Kind.REPLACES, Relation.Kind.REPEALS)
DONE = {
    Relation.Kind.AMENDS: _("được sửa đổi, bổ sung"),
    Relation.Kind.REPLACES: _("được thay thế"),
    Relation.Kind.REPEALS: _("bị bãi bỏ"),
}


class RelationPart(models.Model):
    """That an owner of the changed document says so too; by whom and when."""

    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="parts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "organisation"], name="one_part_of_each_owner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.relation_id}"
