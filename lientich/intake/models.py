from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, VisibleQuerySet
from lientich.core.models import Keyed
from lientich.documents.models import Document, StoredFile
from lientich.organisations.models import Organisation
from lientich.programmes.models import Programme


class Intake(Keyed):
    """One file or pasted text on its way in; internal to the organisation that imports it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ đọc")
        READ = "read", _("Chờ duyệt")
        REFUSED = "refused", _("Không nhận")
        DONE = "done", _("Đã nhận")
        DISCARDED = "discarded", _("Đã bỏ")

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255, blank=True)  # none is kept of what was refused
    sha256 = models.CharField(max_length=64, blank=True)
    batch = models.UUIDField()  # of the form it came on: sent twice, received once
    place = models.PositiveSmallIntegerField(default=0)  # among the files of that form
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=40, blank=True)  # the code of what was wrong
    message = models.TextField(blank=True)  # and what to do about it
    text = models.TextField(blank=True)
    source = models.JSONField(default=dict)  # the reader's "source"
    seconds = models.FloatField(null=True)  # it took to read
    tries = models.PositiveSmallIntegerField(default=0)  # at recording it, that failed
    scanned = models.PositiveIntegerField(default=0)  # pages of a scan; of all else none
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    # Its field of work is told by the document that it becomes; until then, no specialist's.
    ACCESS = Access(own="owner", field="document__field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["owner", "-at"], name="intake_of_owner"),
            models.Index(fields=["at"], condition=Q(state="waiting"), name="intake_waiting"),
            models.Index(
                fields=["owner", "at"],
                condition=Q(state="read", scanned__gt=0, document=None),
                name="intake_scans",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="received_once"),
            models.UniqueConstraint(
                fields=["owner", "sha256"],
                condition=Q(state__in=["waiting", "read", "done"]),
                name="a_file_comes_in_once",
            ),
        ]

    def __str__(self) -> str:
        read = self.source.get("title") or self.source.get("subject")
        return capfirst(read) if read else self.name or str(_("Văn bản dán vào"))

    def get_absolute_url(self) -> str:
        return reverse("intake:detail", args=[self.pk])

    @property
    def is_scan(self) -> bool:
        return self.scanned > 0

    @property
    def is_recognised(self) -> bool:
        """A machine has read the picture: nothing of it is sure."""
        return self.is_scan and bool(self.text)


class Page(Keyed):
    """A page of a scan as it is shown; whoever may see the intake may see it."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()  # from 1
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="page_once")]

    def __str__(self) -> str:
        return str(self.number)


class Proposal(Keyed):
    """One fact the reader found, for a person to accept, correct or reject."""

    class Kind(models.TextChoices):
        SOURCE = "source", _("Văn bản này")
        CITATION = "citation", _("Văn bản")
        ORGANISATION = "organisation", _("Tổ chức")
        PERSON = "person", _("Người")
        EVENT = "event", _("Sự kiện")
        GOAL = "goal", _("Mục tiêu chung")
        OBJECTIVE = "objective", _("Mục tiêu cụ thể")
        RESULT = "result", _("Kết quả")
        DIRECTION = "direction", _("Việc")
        FIGURE = "figure", _("Số liệu")

    class State(models.TextChoices):
        OPEN = "open", _("Chờ duyệt")
        ACCEPTED = "accepted", _("Đã nhận")
        REJECTED = "rejected", _("Đã bỏ")

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=12, choices=Kind)
    order = models.PositiveIntegerField(default=0)  # in the text; what this document is, first
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    places = models.JSONField(default=list)  # [start, end] of every mention
    facts = models.JSONField()  # as the reader found them
    corrected = models.JSONField(null=True)  # as a person corrected them
    sure = models.BooleanField()
    asks = models.BooleanField(default=False)  # it leaves open what only a person can tell
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    result_type = models.CharField(max_length=60, blank=True)  # what accepting it made or found
    result_id = models.UUIDField(null=True)
    existed = models.BooleanField(default=False)  # the result was there before

    class Meta:
        ordering = ["order"]
        indexes = [
            models.Index(fields=["intake", "state"], name="proposal_of_intake"),
            models.Index(fields=["intake", "order"], name="proposal_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}"

    @property
    def told(self) -> dict[str, Any]:
        """What is proposed: as a person corrected it, else as it was read."""
        return self.facts if self.corrected is None else self.corrected

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
