from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Asking, DayInput, FigureField, Words
from lientich.core.ids import new_id
from lientich.organisations.models import FieldOfWork, Line, Organisation
from lientich.programmes.forms import lines_of_text
from lientich.programmes.models import Task

from .arithmetic import Base, rounded
from .models import DIGITS, PLACES, Indicator
from .periods import PARTS, period_of, told_part
from .queries.forms import Line as LineOfForm
from .queries.known import IS, WAS

NONE = _("Không có")


class TableForm(Asking):
    """Which table: of which set, whose, along which line, of which period, compared with what."""

    of = forms.ChoiceField(label=_("Bộ chỉ tiêu"), required=False)
    organisation = forms.ChoiceField(label=_("Của"), required=False)
    line = forms.ChoiceField(label=_("Cộng theo tuyến"), required=False)
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False)
    part = forms.ChoiceField(
        label=_("Kỳ"), choices=lambda: [(one, told_part(one)) for one in PARTS], required=False
    )
    view = forms.ChoiceField(
        label=_("Đơn vị"),
        choices=[(WAS, _("Theo tuyến của từng tháng")), (IS, _("Theo tuyến hiện nay"))],
        required=False,
    )
    base = forms.ChoiceField(
        label=_("So với"),
        choices=[
            (Base.SAME_MONTHS.value, _("Cùng các tháng năm trước")),
            (Base.WHOLE_YEAR.value, _("Cả năm trước")),
        ],
        required=False,
    )

    def among(self, sets: Any, places: Any, lines: Iterable[str], years: Iterable[int]) -> None:
        fields: Any = self.fields
        fields["of"].choices = [(str(one.pk), str(one)) for one in sets]
        fields["organisation"].choices = places
        fields["line"].choices = [(line, Line(line).label) for line in lines]
        fields["year"].choices = [(str(year), str(year)) for year in years]


class SetForm(ActionForm):
    name = Words(label=_("Tên bộ chỉ tiêu"), max_length=200)
    field = forms.ModelChoiceField(label=_("Mặt công tác"), queryset=FieldOfWork.objects.all())
    owners = forms.ModelMultipleChoiceField(
        label=_("Của các bên"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    lines = forms.MultipleChoiceField(
        label=_("Cộng theo các tuyến"), choices=Line.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=_("Hạn nộp sau khi hết kỳ (ngày)"), min_value=0, max_value=90, initial=5
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def among(self, owners: Any) -> None:
        self.fields["owners"].queryset = owners  # type: ignore[attr-defined]


def _bound(label: Any) -> FigureField:
    return FigureField(label=label, required=False, max_digits=DIGITS, decimal_places=PLACES)


def _other(label: Any, **more: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=NONE,
        **more,
    )


class IndicatorForm(ActionForm):
    name = Words(label=_("Tên chỉ tiêu"), max_length=200)
    measure = Words(label=_("Đơn vị tính"), max_length=40)
    every = forms.TypedChoiceField(label=_("Báo cáo"), choices=Indicator.Every.choices, coerce=int)
    better = forms.ChoiceField(label=_("Đánh giá"), choices=Indicator.Better.choices)
    over_units = forms.ChoiceField(label=_("Cộng giữa các đơn vị"), choices=Indicator.Over.choices)
    over_time = forms.ChoiceField(label=_("Cộng theo thời gian"), choices=Indicator.Over.choices)
    weight = _other(_("Bình quân theo"))
    made = forms.ChoiceField(
        label=_("Cách tính"),
        choices=[("", _("Đơn vị báo cáo")), *Indicator.Made.choices],
        required=False,
    )
    first = _other(_("Chỉ tiêu thứ nhất"), help_text=_("Của chỉ tiêu tính toán."))
    second = _other(_("Chỉ tiêu thứ hai"))
    scale = FigureField(
        label=_("Nhân với"),
        initial=Decimal(1),
        max_digits=12,
        decimal_places=4,
        help_text=_("100 cho phần trăm."),
    )
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=Indicator.Scope.choices)
    decimals = forms.IntegerField(
        label=_("Số chữ số sau dấu phẩy"), initial=0, min_value=0, max_value=PLACES
    )
    least = _bound(_("Thường không thấp hơn"))
    most = _bound(_("Thường không cao hơn"))
    tasks = forms.ModelMultipleChoiceField(
        label=_("Nhiệm vụ liên quan"), queryset=Task.objects.none(), required=False
    )

    def among(self, others: Any, tasks: Any) -> None:
        fields: Any = self.fields
        for name in ("weight", "first", "second"):
            fields[name].queryset = others
        fields["tasks"].queryset = tasks


class UnitsForm(ActionForm):
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị báo cáo"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())

    def among(self, units: Any) -> None:
        self.fields["units"].queryset = units  # type: ignore[attr-defined]


class PlanForm(ActionForm):
    organisation = forms.ModelChoiceField(
        label=_("Của"), queryset=Organisation.objects.none(), empty_label=_("Chọn đơn vị")
    )
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    part = forms.ChoiceField(
        label=_("Kỳ"), choices=lambda: [(one, told_part(one)) for one in PARTS], required=False
    )
    value = FigureField(label=_("Kế hoạch"), max_digits=DIGITS, decimal_places=PLACES)
    decided_by = Words(label=_("Văn bản quyết định"), max_length=200, required=False)

    def among(self, places: Any) -> None:
        self.fields["organisation"].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "year" in given and "part" in given:
            given["period"] = period_of(given.pop("year"), given.pop("part"))
        return given


class FiguresForm(ActionForm):
    """A unit's form: a figure for each indicator, and a word where one looks wrong."""

    def __init__(self, lines: Iterable[LineOfForm], *args: Any) -> None:
        super().__init__(*args)
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"value-{line.indicator.pk}"] = _figure(line)
            if line.why or (line.figure and line.figure.word):
                self.fields[f"word-{line.indicator.pk}"] = Words(
                    label=_("Giải thích: %(indicator)s") % {"indicator": line.indicator},
                    max_length=300,
                    required=False,
                    initial=line.figure.word if line.figure else "",
                    help_text=_("Số này khác thường: hãy ghi vì sao vẫn đúng."),
                )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        values = {
            line.indicator.pk: (
                given.get(f"value-{line.indicator.pk}"),
                given.get(f"word-{line.indicator.pk}", ""),
            )
            for line in self.lines
        }
        return {"values": values}


def _figure(line: LineOfForm) -> FigureField:
    one = line.indicator
    beside = [
        words % {"n": number_format(value, one.decimals, force_grouping=True)}
        for words, value in (
            (_("Kỳ trước: %(n)s."), line.before),
            (_("Kế hoạch: %(n)s."), line.plan),
        )
        if value is not None
    ]
    return FigureField(
        label=f"{one.name} ({one.measure})",
        required=False,
        max_digits=DIGITS,
        decimal_places=one.decimals,
        initial=rounded(line.figure.value, one.decimals) if line.figure else None,
        help_text=" ".join(map(str, beside)),
    )


class CorrectForm(ActionForm):
    value = FigureField(label=_("Số đúng"), max_digits=DIGITS, decimal_places=PLACES)
    reason = lines_of_text(_("Lý do"), rows=2, max_length=300)
