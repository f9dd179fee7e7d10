from datetime import time
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.models import Keyed
from lientich.documents.models import Delivery
from lientich.drafting.models import Asked, Draft
from lientich.journal.models import Event
from lientich.organisations.models import Line, Organisation, Person
from lientich.programmes.models import Assignment, Comment, Cooperation, Obstacle, Programme

REPORTS = [
    ("", _("Không nhắc")),
    ("weekly", _("Hằng tuần")),
    ("monthly", _("Hằng tháng")),
    ("quarterly", _("Hằng quý")),
]


class Round(models.Model):
    """The reminders of one day, and how far the worker has got with them.

    It goes by the due dates that are reminded of on the day, and for each by the keys of the
    units' parts; then by the keys of those that were not reported on. What it has done and how
    far it is are written together.
    """

    day = models.DateField(unique=True)
    due = models.DateField(null=True)
    last = models.UUIDField(null=True)  # the last part of these that was looked at
    dates_done = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.day}"


class Reminder(Keyed):
    """That a unit's part was reminded of, so many days after its due date (before it: less than
    0), or of a period without any report on it. Once, whoever is told."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reminders")
    due = models.DateField(null=True)  # that it had then
    step = models.SmallIntegerField(default=0)
    rhythm = models.CharField(max_length=12, blank=True)  # of the period
    since = models.DateField(null=True)  # its first day
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "due", "step"],
                condition=models.Q(since=None),
                name="reminded_once",
            ),
            models.UniqueConstraint(
                fields=["assignment", "since", "rhythm"],
                condition=models.Q(since__isnull=False),
                name="reminded_of_a_period_once",
            ),
            models.CheckConstraint(
                condition=models.Q(since=None, due__isnull=False, rhythm="")
                | models.Q(since__isnull=False, due=None, step=0),
                name="of_a_date_or_of_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.step:+}"


class Rule(models.Model):
    """When a programme reminds and whom, where its sides set it: `plans.Plan`."""

    class Along(models.TextChoices):
        SIDES = "", _("Văn phòng các bên cùng một lúc")
        PARTY = Line.PARTY, _("Cấp trên của đơn vị theo tuyến Đảng")
        MANAGEMENT = Line.MANAGEMENT, _("Cấp trên của đơn vị theo tuyến chuyên môn")

    programme = models.OneToOneField(
        Programme, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    before = models.JSONField(default=list)  # days
    after = models.JSONField(default=list)
    offices = models.PositiveSmallIntegerField()  # from so many days after it, they are told too
    leaders = models.PositiveSmallIntegerField()
    along = models.CharField(max_length=12, blank=True, choices=Along)
    # A part without a report in such a period is reminded of; empty: none is expected.
    reports = models.CharField(max_length=12, blank=True, choices=REPORTS)

    def __str__(self) -> str:
        return f"{self.programme_id}"


class Preference(models.Model):
    """How a person wants what they are told by mail; in the application it always stands."""

    class Mail(models.TextChoices):
        IMMEDIATE = "immediate", _("Gửi ngay")
        DAILY = "daily", _("Mỗi ngày một thư")
        NONE = "none", _("Không gửi thư")

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    mail = models.CharField(max_length=12, choices=Mail, default=Mail.DAILY)
    address = models.EmailField(blank=True)
    daily_at = models.TimeField(default=time(7, 30))
    quiet_since = models.TimeField(default=time(20))
    quiet_until = models.TimeField(default=time(6, 30))
    unmailed = models.JSONField(default=list)  # the groups of notices (`kinds`) that stay here

    def __str__(self) -> str:
        return f"{self.person_id}: {self.mail}"

    @property
    def by_mail(self) -> bool:
        return bool(self.address) and self.mail != self.Mail.NONE


class Letter(Keyed):
    """A mail with some notices of a person. What waits has no day on which it was sent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    made_at = models.DateTimeField()
    # When it is next tried. Whoever sends it first moves this on: two never send one at once.
    again_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)  # refused for good, or nothing of it still holds
    error = models.CharField(max_length=120, blank=True)  # its kind, never its data
    subject = models.CharField(max_length=200, blank=True)  # kept in the demonstration alone
    text = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["again_at"],
                condition=models.Q(sent_at=None, dropped_at=None),
                name="letter_waiting",
            ),
            models.Index(fields=["person", "id"], name="letter_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} > {self.person_id}"


class Act(Keyed):
    """That something was done of which people are told, and the one thing that it was done to."""

    class Kind(models.TextChoices):
        GIVEN = "given", _("Được giao việc")
        HELP = "help", _("Được giao phần phối hợp")
        RETURNED = "returned", _("Trả lại để làm tiếp")
        PRESSED = "pressed", _("Được nhắc phần phối hợp")
        CONFIRMED = "confirmed", _("Đã xác nhận hoàn thành")
        EXTENDED = "extended", _("Đã cho gia hạn")
        KEPT = "kept", _("Không được gia hạn")
        SUSPENDED = "suspended", _("Việc được tạm dừng")
        RESUMED = "resumed", _("Việc được làm tiếp")
        MOVED = "moved", _("Đã chuyển cho đơn vị khác")
        CLAIMED = "claimed", _("Chờ xác nhận hoàn thành")
        DONE = "done", _("Xong phần phối hợp")
        DECLINED = "declined", _("Đơn vị từ chối nhận việc")
        ASKED = "asked", _("Đề nghị gia hạn")
        RAISED = "raised", _("Vướng mắc mới")
        OWNED = "owned", _("Giao giải quyết vướng mắc")
        RESOLVED = "resolved", _("Đã giải quyết vướng mắc")
        REOPENED = "reopened", _("Vướng mắc lại mở")
        MENTIONED = "mentioned", _("Ý kiến nhắc đến đồng chí")
        CONSULTED = "consulted", _("Lấy ý kiến dự thảo")
        ANSWERED = "answered", _("Đã có ý kiến trả lời")
        ADOPT = "adopt", _("Văn bản chờ thông qua")
        SIGN = "sign", _("Văn bản chờ ký")
        REFUSED = "refused", _("Văn bản chưa được đồng ý")
        SENT = "sent", _("Văn bản gửi đến")

    SUBJECTS = ("assignment", "cooperation", "obstacle", "comment", "draft", "asked", "delivery")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()
    organisation = models.ForeignKey(  # for which it was done
        Organisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, null=True, related_name="+"
    )
    cooperation = models.ForeignKey(
        Cooperation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, null=True, related_name="+")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, related_name="+")
    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, null=True, related_name="+")
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"

    @property
    def subject(self) -> Any:
        return next(one for name in self.SUBJECTS if (one := getattr(self, name)))


class Notice(Keyed):
    """What one person is told at once: of one act, or all that a round reminds them of."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, related_name="notices")
    act = models.ForeignKey(Act, on_delete=models.CASCADE, null=True, related_name="notices")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)  # when it is to go by mail; null: not, or no more
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_of_a_round"),
            models.UniqueConstraint(fields=["act", "person"], name="one_of_an_act"),
            models.CheckConstraint(
                condition=models.Q(round=None, act__isnull=False)
                | models.Q(round__isnull=False, act=None),
                name="of_a_round_or_of_an_act",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "id"], name="notice_of_person"),
            models.Index(
                fields=["person", "id"], condition=models.Q(read_at=None), name="notice_unread"
            ),
            models.Index(
                fields=["mail_at"],
                condition=models.Q(letter=None, mail_at__isnull=False),
                name="notice_to_be_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id or self.act_id} > {self.person_id}"

    def get_absolute_url(self) -> str:
        return reverse("notices:notice", args=[self.pk])


class Item(models.Model):
    """One reminder of a notice, and in which role its person has it; with several roles, once."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="items")
    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="items")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=16, choices=Mandate.Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reminder", "notice"], name="told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reminder_id} > {self.notice_id}"
