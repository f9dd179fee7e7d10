from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.models import Keyed
from lientich.organisations.models import Line, Organisation, Person
from lientich.programmes.models import Assignment, Programme

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


class Notice(Keyed):
    """What one person is told, in which role; a person with several roles is told once."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=16, choices=Mandate.Role)
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)  # when it is to go by mail; null: not, or no more
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reminder", "person"], name="told_once"),
        ]
        indexes = [
            models.Index(fields=["person", "id"], name="notice_of_person"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notice_unread"),
            models.Index(
                fields=["mail_at"],
                condition=models.Q(letter=None, mail_at__isnull=False),
                name="notice_to_be_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reminder_id} > {self.person_id}"
