from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.core.models import Dated, EndingQuerySet, Keyed, SortKey
from lientich.core.text import sort_key


class Line(models.TextChoices):
    """A kind of hierarchy over the same units."""

    PARTY = "party", _("Tuyến Đảng")
    MANAGEMENT = "management", _("Tuyến chuyên môn")
    UNION = "union", _("Tuyến công đoàn")
    YOUTH = "youth", _("Tuyến đoàn thanh niên")
    VETERANS = "veterans", _("Tuyến cựu chiến binh")
    TERRITORY = "territory", _("Địa bàn")


class FieldOfWork(Keyed):
    """A field of work (mặt công tác), across programmes, documents and departments."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Organisation(Keyed):
    """One organisation with one history: a mine, a group, a committee's own house."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Đảng ủy cấp trên")
        GROUP = "group", _("Tập đoàn, tổng công ty")
        UNIT = "unit", _("Đơn vị")
        AREA = "area", _("Địa phương")
        OTHER = "other", _("Tổ chức khác")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNIT)
    name = models.CharField(max_length=200)  # today's; the dated ones are in `names`
    short_name = models.CharField(max_length=80)
    name_key = SortKey(max_length=600, editable=False)  # sorts as a Vietnamese dictionary
    aliases = models.JSONField(default=list, blank=True)  # other spellings found in documents
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)  # dissolved from this day
    # Whose office keeps its entry, until it stands under someone or has signing mandates.
    kept_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    exercise = models.BooleanField(default=False)  # wholly invented, and marked so on every page

    class Meta:
        ordering = ["name_key"]
        indexes = [models.Index(fields=["name_key"], name="organisation_by_name")]

    def __str__(self) -> str:
        return self.short_name or self.name

    def save(self, *args, **kwargs) -> None:
        self.name_key = sort_key(self.short_name or self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("organisations:detail", args=[self.pk])

    def exists_on(self, day: date) -> bool:
        began = self.since is None or self.since <= day
        return began and (self.until is None or day < self.until)


class Name(Dated):
    """What an organisation was called, from when to when, by which decision."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["since"]

    def __str__(self) -> str:
        return self.name


class Affiliation(Dated):
    """That `child` stands under `parent` on a line, from when to when, by which decision."""

    child = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="subordinations"
    )
    line = models.CharField(max_length=12, choices=Line)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["since"]
        indexes = [
            models.Index(fields=["line", "parent", "since"], name="affiliation_down"),
            models.Index(fields=["line", "child", "since"], name="affiliation_up"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(child=models.F("parent")), name="nobody_stands_under_itself"
            ),
            models.UniqueConstraint(
                fields=["child", "line"], condition=Q(until=None), name="one_superior_on_a_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} < {self.parent} ({self.line})"


class Body(Keyed):
    """What acts for an organisation: its committee, management, union, office, a board."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Cấp ủy")
        STANDING = "standing", _("Ban Thường vụ")
        MANAGEMENT = "management", _("Chuyên môn")
        UNION = "union", _("Công đoàn")
        YOUTH = "youth", _("Đoàn thanh niên")
        VETERANS = "veterans", _("Hội cựu chiến binh")
        OFFICE = "office", _("Văn phòng")
        PERSONNEL = "personnel", _("Ban Tổ chức")
        COMMUNICATIONS = "communications", _("Ban Tuyên giáo")
        MASS = "mass", _("Ban Dân vận")
        INSPECTION = "inspection", _("Ủy ban Kiểm tra")
        OTHER = "other", _("Cơ quan khác")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=16, choices=Kind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    symbol = models.CharField(max_length=40, blank=True)  # ĐU, ĐUBS, UBKT
    aliases = models.JSONField(default=list, blank=True)
    fields = models.ManyToManyField(FieldOfWork, blank=True, related_name="bodies")
    order = models.PositiveSmallIntegerField(default=0)
    decided_by = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)  # ended from this day

    objects = EndingQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name_key", "order", "name"]

    def __str__(self) -> str:
        return self.short_name or self.name


class Person(Keyed):
    name = models.CharField(max_length=120)
    name_key = SortKey(max_length=400, editable=False)
    exercise = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_key"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        # Vietnamese people are sorted by their given name, the last word.
        *family, given = self.name.split() or [""]
        self.name_key = sort_key(" ".join([given, *family]))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("organisations:person", args=[self.pk])


class Post(Keyed):
    """A post (chức danh) in a body, whoever holds it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    decided_by = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = EndingQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class Appointment(Dated):
    """That a person holds a post, from when to when, by which decision."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"


class SwappedDay(Keyed):
    """A day of which it was decided otherwise than the week and the holidays have it: worked, or
    off, in exchange for another."""

    day = models.DateField(unique=True)
    works = models.BooleanField()
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"
