"""What a person says of how they are told, and an office of when."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, HourInput

from .kinds import GROUPS
from .models import REPORTS, Preference, Rule


class PreferenceForm(ActionForm):
    mail = forms.ChoiceField(
        label=_("Nhận qua thư điện tử"), choices=Preference.Mail, widget=forms.RadioSelect
    )
    address = forms.EmailField(label=_("Địa chỉ thư"), required=False)
    daily_at = forms.TimeField(label=_("Giờ gửi thư hằng ngày"), widget=HourInput())
    quiet_since = forms.TimeField(
        label=_("Giờ yên lặng, từ"),
        widget=HourInput(),
        help_text=_(
            "Trong giờ này không gửi thư; thư chờ đến hết giờ. Hai giờ bằng nhau: không có."
        ),
    )
    quiet_until = forms.TimeField(label=_("Giờ yên lặng, đến"), widget=HourInput())
    unmailed = forms.MultipleChoiceField(
        label=_("Không gửi thư về"),
        choices=[(key, label) for key, (label, _kinds) in GROUPS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Những loại được đánh dấu chỉ có ở biểu tượng chuông."),
    )


class DaysInput(forms.TextInput):
    """Numbers of days as people write them: 15, 3, 0."""

    def format_value(self, value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value or ""


class Days(forms.CharField):
    widget = DaysInput

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        words = (super().to_python(value) or "").replace(";", ",").split(",")
        try:
            return [int(word) for word in words if word.strip()]
        except ValueError as error:
            raise ValidationError(_("Ghi số ngày, cách nhau bằng dấu phẩy: 15, 3, 0.")) from error

    def validate(self, value: Any) -> None:
        """None at all is a choice: no reminders on that side of the date."""

    def run_validators(self, value: Any) -> None:
        """They are of words; what days may be, the action says."""


class RuleForm(ActionForm):
    before = Days(
        label=_("Trước hạn (số ngày)"),
        required=False,
        help_text=_("0 là chính ngày đến hạn. Để trống: không nhắc trước hạn."),
    )
    after = Days(label=_("Sau hạn (số ngày)"), required=False)
    along = forms.ChoiceField(
        label=_("Khi quá hạn, báo cho"),
        choices=Rule.Along,
        required=False,
        widget=forms.RadioSelect,
    )
    offices = forms.IntegerField(
        label=_("Báo văn phòng từ ngày quá hạn thứ"), min_value=1, max_value=180
    )
    leaders = forms.IntegerField(
        label=_("Báo cả lãnh đạo từ ngày quá hạn thứ"), min_value=1, max_value=180
    )
    reports = forms.ChoiceField(
        label=_("Nhắc khi đơn vị không có báo cáo"),
        choices=REPORTS,
        required=False,
        help_text=_(
            "Hết kỳ mà phần việc đang làm không có báo cáo nào: nhắc đơn vị và văn phòng, mỗi kỳ "
            "một lần."
        ),
    )

    def among(self, lines: Collection[str]) -> None:
        """Offer the lines of the programme alone."""
        self.fields["along"].choices = [  # type: ignore[attr-defined]
            choice for choice in Rule.Along.choices if choice[0] in ("", *lines)
        ]
