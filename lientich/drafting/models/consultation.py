from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.organisations.models import Organisation, Person

from .drafts import Draft
from .versions import Version


class Consultation(Keyed):
    """Organisations are asked what they say of one version, by a day."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="consultations")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="consultations")
    question = models.TextField(blank=True)
    due = models.DateField()  # the day itself is still in time
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)  # from then on nobody answers

    ACCESS = Access(via=Via("draft", grounds=("owner",)), field="draft__field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.version}: {self.due}"

    def get_absolute_url(self) -> str:
        return reverse("drafting:consultation", args=[self.pk])


class Asked(Keyed):
    """One organisation that is asked. It knows of itself alone, the owners of all."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    ACCESS = Access(
        own="organisation",
        via=Via("consultation__draft", grounds=("owner",)),
        field="consultation__draft__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "organisation"], name="an_organisation_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("drafting:asked", args=[self.pk])


class Opinion(Keyed):
    """What an organisation answers, once and for itself. Other organisations never see it."""

    class Stance(models.TextChoices):
        AGREES = "agrees", _("đồng ý")
        REMARKS = "remarks", _("đồng ý, có góp ý")
        DISAGREES = "disagrees", _("không đồng ý")

    asked = models.OneToOneField(Asked, on_delete=models.CASCADE, related_name="opinion")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="opinions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    mandate_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    ACCESS = Access(own="organisation", via=Via("draft", grounds=("owner",)), field="draft__field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_stance_display()}"


class OpinionRemark(Keyed):
    """What an organisation says of a paragraph, or of the whole (place 0), and what became of it.

    Until the organisation answers it is its own matter: it has no `told_in`, and no way leads to
    it from the owners of the draft.
    """

    class Decision(models.TextChoices):
        TAKEN = "taken", _("tiếp thu")
        PART = "part", _("tiếp thu một phần")
        NOT = "not", _("không tiếp thu")

    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="remarks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    told_in = models.ForeignKey(
        Draft, on_delete=models.CASCADE, null=True, related_name="opinion_remarks"
    )
    place = models.PositiveIntegerField()  # the paragraph, from 1
    quote = models.TextField(blank=True)  # its words
    text = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reason = models.TextField(blank=True)  # why not, or how
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    ACCESS = Access(
        own="organisation",
        via=Via("told_in", grounds=("owner",)),
        field="asked__consultation__draft__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="") | Q(told_in__isnull=False),
                name="what_is_decided_on_was_told",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["part", "not"]) | ~Q(reason=""),
                name="what_is_not_taken_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
