from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Keyed, Reach
from lientich.organisations.models import Organisation, Person

from .drafts import Draft


class Version(Keyed):
    """Dự thảo lần n: the exact content at one moment, named by its hash. Never changed.

    `content` is all that the sides agree on (`content.content_of`), `digest` its SHA-256.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)  # what is new in it
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    # Whoever is consulted is granted one version, and not the draft.
    ACCESS = Access(
        owners="draft__owners",
        grants=("consultations__asked__organisation",),
        field="draft__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_version_of_a_number")
        ]

    def __str__(self) -> str:
        return gettext("Dự thảo lần %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("drafting:version", args=[self.pk])

    @property
    def subject(self) -> str:
        """Of this version: the draft may have another by now."""
        return self.content["subject"]

    @property
    def text(self) -> str:
        return self.content["text"]

    @property
    def code(self) -> str:
        """The hash as people compare it: its first and last four signs."""
        return f"{self.digest[:4]}…{self.digest[-4:]}"


class VersionReach(Reach):
    of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="version_reach_once")
        ]


class Remark(Keyed):
    """A remark on a paragraph of a version: among the people of one's own house, or to all owners.

    What is internal to one side has no `told_in`, and no way leads to it from the other.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    told_in = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, related_name="remarks")
    place = models.PositiveIntegerField()  # the paragraph, from 1
    quote = models.TextField()  # its words
    text = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(blank=True)

    ACCESS = Access(
        own="organisation",
        via=Via("told_in", grounds=("owner",)),
        field="version__draft__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.text[:80]
