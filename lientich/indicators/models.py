from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.core.access import Access, Via, VisibleQuerySet
from lientich.core.models import Dated, Keyed, Reach
from lientich.documents.models import Document
from lientich.organisations.models import FieldOfWork, Organisation
from lientich.programmes.models import Task

from . import arithmetic
from .arithmetic import Better, Over, Period
from .arithmetic.kinds import Made

DIGITS, PLACES = 20, 6  # of a value as it is kept


class IndicatorSet(Keyed):
    """Bộ chỉ tiêu: what an organisation, or several jointly, ask of units on one form."""

    name = models.CharField(max_length=200)
    owners = models.ManyToManyField(Organisation, related_name="+")
    field = models.ForeignKey(FieldOfWork, on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField(default=list)  # along which units are led
    basis = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    days = models.PositiveSmallIntegerField(default=5)  # after the period, when the form is due

    ACCESS = Access(owners="owners", grants=("indicators__duties__unit",), field="field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["field__order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:detail", args=[self.pk])


class IndicatorSetReach(Reach):
    of = models.ForeignKey(IndicatorSet, on_delete=models.CASCADE, related_name="reach")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "organisation"], name="indicator_set_reach_once")
        ]
        indexes = [models.Index(fields=["organisation", "of"], name="indicator_set_reach_of")]


class Indicator(Keyed):
    """What is counted: its measure, how it adds up, or of which two others it is made."""

    class Over(models.TextChoices):
        SUM = Over.SUM.value, _("Cộng")
        MEAN = Over.MEAN.value, _("Bình quân")
        LAST = Over.LAST.value, _("Số cuối kỳ")
        MAX = Over.MAX.value, _("Số lớn nhất")
        NONE = Over.NONE.value, _("Không cộng")

    class Made(models.TextChoices):
        SUM = Made.SUM.value, _("Tổng của hai chỉ tiêu")
        DIFFERENCE = Made.DIFFERENCE.value, _("Hiệu của hai chỉ tiêu")
        RATIO = Made.RATIO.value, _("Tỷ số của hai chỉ tiêu")

    class Better(models.TextChoices):
        HIGHER = Better.HIGHER.value, _("Càng cao càng tốt")
        LOWER = Better.LOWER.value, _("Càng thấp càng tốt")

    class Scope(models.TextChoices):
        GROUP = "group", _("Toàn tập đoàn")
        REGION = "region", _("Vùng")
        COMMITTEE = "committee", _("Đảng bộ")

    class Every(models.IntegerChoices):
        MONTH = 1, _("Hằng tháng")
        QUARTER = 3, _("Hằng quý")
        HALF = 6, _("6 tháng")
        YEAR = 12, _("Hằng năm")

    of = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    measure = models.CharField(max_length=40)
    better = models.CharField(max_length=8, choices=Better, default=Better.HIGHER)
    over_units = models.CharField(max_length=8, choices=Over, default=Over.SUM)
    over_time = models.CharField(max_length=8, choices=Over, default=Over.SUM)
    weight = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made = models.CharField(max_length=12, choices=Made, blank=True)
    first = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scale = models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(1))
    every = models.PositiveSmallIntegerField(choices=Every, default=Every.MONTH)
    scope = models.CharField(max_length=12, choices=Scope, default=Scope.GROUP)
    decimals = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(PLACES)])
    least = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    most = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    tasks = models.ManyToManyField(Task, blank=True, related_name="indicators")

    ACCESS = Access(via=Via("of", grounds=("owner", "granted")), field="of__field")
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made="", first=None, second=None)
                | Q(first__isnull=False, second__isnull=False) & ~Q(made=""),
                name="what_is_made_is_made_of_two",
            ),
            models.UniqueConstraint(fields=["of", "name"], name="an_indicator_once_in_a_set"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reported(self) -> bool:
        return not self.made

    @property
    def kind(self) -> arithmetic.Indicator:
        """What it is to arithmetic."""
        formula = None
        if self.made:
            made = Made(self.made)
            formula = arithmetic.Formula(made, self.first_id, self.second_id, self.scale)
        return arithmetic.Indicator(
            key=self.pk,
            measure=self.measure,
            over_units=Over(self.over_units),
            over_time=Over(self.over_time),
            weight=self.weight_id,
            formula=formula,
            every=self.every,
            better=Better(self.better),
        )


class Duty(Dated):
    """That a unit reports an indicator, from when to when."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="duties")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "unit"], condition=Q(until=None), name="one_duty_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["unit", "indicator"], name="duty_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.indicator}"

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Plan(Keyed):
    """What was planned for a unit or a side; a change is a new row, the one before it is kept."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="plans")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()  # the first day of its period
    months = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    decided_by = models.CharField(max_length=200, blank=True)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    ACCESS = Access(
        own="organisation",
        via=Via("indicator__of", grounds=("owner",)),
        field="indicator__of__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["since", "months", "at"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organisation", "since", "months"],
                condition=Q(current=True),
                name="one_plan_of_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period.name}: {self.value}"

    @property
    def period(self) -> Period:
        return Period.begun(self.since, self.months)


class Sheet(Keyed):
    """Biểu số liệu: what one unit reports of a set for one period."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang nhập")
        SUBMITTED = "submitted", _("Đã nộp")
        VERIFIED = "verified", _("Đã xác nhận")
        LOCKED = "locked", _("Đã chốt")

    of = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    months = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    handed_in = models.BooleanField(default=False)  # whoever asked for it reads it
    submitted_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    returned = models.CharField(max_length=500, blank=True)  # why, while it is being mended

    ACCESS = Access(
        own="unit", via=Via("of", grounds=("owner",), only="handed_in"), field="of__field"
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "unit__name_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "unit", "since", "months"], name="one_sheet_of_a_period"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", handed_in=False) | ~Q(state="draft") & Q(handed_in=True),
                name="a_draft_is_the_units_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of}: {self.unit}, {self.period.name}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:sheet", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period.begun(self.since, self.months)


class Observation(Keyed):
    """One value that a unit reported; an erratum is a new row, the one before it is kept."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="observations")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    word = models.CharField(max_length=300, blank=True)  # why what looks wrong is right
    reason = models.CharField(max_length=300, blank=True)  # of an erratum
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    current = models.BooleanField(default=True)

    ACCESS = Access(
        own="unit",
        via=Via("sheet__of", grounds=("owner",), only="sheet__handed_in"),
        field="sheet__of__field",
    )
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["since", "at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "indicator"],
                condition=Q(current=True),
                name="an_observation_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["indicator", "since", "unit"],
                condition=Q(current=True),
                name="observation_of_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}: {self.value}"
