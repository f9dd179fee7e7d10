"""What is written into the incoming book."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id
from lientich.organisations.models import Body, Organisation

from ..models import Arrival, Document, Kind, Master
from ..numbers import LARGEST


class ArrivalForm(ActionForm):
    """The line of a paper, as the paper says it."""

    arrived_on = forms.DateField(label=_("Ngày đến"), widget=DayInput())
    sender = Words(label=_("Nơi gửi"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=Kind.choices, initial=Kind.LETTER)
    code = Words(label=_("Số, ký hiệu"), max_length=110, required=False)
    date = forms.DateField(label=_("Ngày văn bản"), widget=DayInput(), required=False)
    subject = Words(label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    note = Words(label=_("Ghi chú"), max_length=300, required=False)

    @staticmethod
    def initial_of(arrival: Arrival) -> dict[str, Any]:
        return {name: getattr(arrival, name) for name in ArrivalForm.base_fields}


class EnterForm(ArrivalForm):
    due = forms.DateField(label=_("Hạn xử lý"), widget=DayInput(), required=False)
    number = Words(
        label=_("Số đến đã có"),
        max_length=20,
        required=False,
        help_text=_("Để trống thì hệ thống cấp số tiếp theo của năm."),
    )
    document = forms.ModelChoiceField(
        queryset=Document.objects.none(), required=False, widget=forms.HiddenInput
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class InstructForm(ActionForm):
    instruction = Words(
        label=_("Bút phê, ý kiến chỉ đạo"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    instructed_by = Words(label=_("Người chỉ đạo"), max_length=120, required=False)
    instructed_on = forms.DateField(label=_("Ngày chỉ đạo"), widget=DayInput(), required=False)
    bodies = forms.ModelMultipleChoiceField(
        label=_("Chuyển tới cơ quan, ban"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        label=_("Chuyển tới đơn vị"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sổ chỉ ghi đã chuyển. Gửi văn bản trong hệ thống ở trang của văn bản."),
    )
    due = forms.DateField(label=_("Hạn xử lý"), widget=DayInput(), required=False)

    def among(self, bodies: Any, units: Any) -> None:
        cast(forms.ModelMultipleChoiceField, self.fields["bodies"]).queryset = bodies
        cast(forms.ModelMultipleChoiceField, self.fields["units"]).queryset = units


class SettleForm(ActionForm):
    done_on = forms.DateField(
        label=_("Xong ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống thì văn bản trở lại chưa xong."),
    )
    outcome = Words(label=_("Kết quả xử lý"), max_length=300, required=False)


class KeepForm(ActionForm):
    master = forms.ChoiceField(label=_("Nơi cấp số"), choices=Master.choices)
    first = forms.IntegerField(
        label=_("Số đầu tiên ghi ở đây"),
        min_value=1,
        max_value=LARGEST,
        help_text=_("Số trước đó đã cấp trên sổ cũ thì không coi là số trống."),
    )


class YearForm(forms.Form):
    """Which year's book, and which of its papers."""

    STANDING = [
        ("", _("Mọi văn bản")),
        ("open", _("Chưa xong")),
        ("late", _("Quá hạn")),
        ("done", _("Đã xong")),
    ]
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False, empty_value=None)
    standing = forms.ChoiceField(label=_("Xử lý"), choices=STANDING, required=False)
    q = forms.CharField(label=_("Nơi gửi, số, trích yếu"), max_length=100, required=False)

    def among(self, years: list[int]) -> None:
        self.fields["year"].choices = [(one, one) for one in years]  # type: ignore[attr-defined]
