"""A sheet that was brought in, and what becomes of each of its rows."""

from collections.abc import Iterator

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import User
from lientich.core.actor import Actor
from lientich.core.models import Keyed
from lientich.organisations.models import Body, Organisation
from lientich.programmes.models import Programme


class ImportQuerySet(models.QuerySet):
    def open_to(self, by: Actor) -> "ImportQuerySet":
        """What somebody brought in is theirs alone, as long as the mandate they did it under."""
        return self.filter(mandate_id__in=[hat.mandate_id for hat in by.hats])


class Import(Keyed):
    class Kind(models.TextChoices):
        TASKS = "tasks", _("Nhiệm vụ")
        ORGANISATIONS = "organisations", _("Tổ chức và trực thuộc")
        PEOPLE = "people", _("Người, tài khoản và vai trò")
        TRACKING = "tracking", _("Bảng theo dõi của cơ quan")

    class State(models.TextChoices):
        MAPPING = "mapping", _("Chờ ghép cột")
        READ = "read", _("Đang xem thử")
        PLANNED = "planned", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đang ghi")
        DONE = "done", _("Đã ghi")
        FAILED = "failed", _("Không ghi")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mandate_id = models.UUIDField()
    kind = models.CharField(max_length=16, choices=Kind)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=255)
    head = models.JSONField(default=list)  # the names of its columns, as they stand in the file
    keys = models.JSONField(default=list)  # what each of them is to us; empty: nothing
    # Of a sheet of tasks: they are given out as they stand in it; else they are drafts.
    assigns = models.BooleanField(default=False)
    lead = models.ForeignKey(  # of rows that name none
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.READ)
    whole = models.BooleanField(default=False)  # all of its rows, or none
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["mandate_id", "-at"], name="import_of_mandate"),
            models.Index(
                fields=["at"], condition=Q(state__in=["read", "confirmed"]), name="import_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exchange:detail", args=[self.pk])

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """The number and the cells of each of its rows, a few of them at once in memory."""
        return self.rows.values_list("line", "cells").iterator(chunk_size=500)


class Row(models.Model):
    class Standing(models.TextChoices):
        UNSEEN = "", _("Chưa xem")
        NEW = "new", _("Mới")
        CHANGED = "changed", _("Thay đổi")
        SAME = "same", _("Không đổi")
        WRONG = "wrong", _("Có lỗi")
        HEADING = "heading", _("Tiêu đề nhóm")

    class Outcome(models.TextChoices):
        WAITING = "", _("Chưa ghi")
        DONE = "done", _("Đã ghi")
        REFUSED = "refused", _("Không ghi được")

    sheet = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()  # as the spreadsheet counts
    cells = models.JSONField(default=list)
    twin = models.PositiveIntegerField(null=True)  # an earlier line that says the same thing
    standing = models.CharField(max_length=8, choices=Standing, blank=True)
    changes = models.JSONField(default=list)  # [column, before, after]
    faults = models.JSONField(default=list)  # [column, code, what the words tell of]
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    subject_id = models.UUIDField(null=True)  # what came of it

    class Meta:
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["sheet", "line"], name="a_line_once")]
        indexes = [
            models.Index(fields=["sheet", "standing", "line"], name="row_by_standing"),
            models.Index(fields=["sheet", "outcome", "line"], name="row_by_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.line}"


class Mapping(models.Model):
    """What an organisation's own sheets call which column: asked once, kept for the next time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Import.Kind)
    keys = models.JSONField(default=dict)  # by the name of a column, as names are compared
    assigns = models.BooleanField(default=False)
    lead = models.ForeignKey(
        Body, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="a_mapping_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.kind}"


class Slip(models.Model):
    """That an account was made of a row, for the slip of its first sign-in.

    The password stands nowhere: it is derived from the token and the server's key, until the slips
    are handed out and the token is gone.
    """

    row = models.OneToOneField(Row, on_delete=models.CASCADE, related_name="slip")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token = models.UUIDField()
    seal = models.CharField(max_length=64)  # of the password that the account was made with
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.user)
