"""Forms about recurring tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.organisations.models import Organisation

from .fields import lines_of_text
from .tasks import AssignForm


class AssignSeriesForm(AssignForm):
    """A task that recurs has a due date, that of its first period, and a last period."""

    due = forms.DateField(
        label=_("Hạn của kỳ đầu"), widget=DayInput(), help_text=_("Từ hôm nay trở đi.")
    )
    after_period = forms.BooleanField(
        label=_("Hạn này là của kỳ liền trước"),
        required=False,
        help_text=_("Ví dụ: báo cáo tháng 5 nộp trước ngày 5 tháng 6."),
    )
    until = forms.DateField(
        label=_("Đến hết kỳ có ngày"),
        widget=DayInput(),
        help_text=_("Kỳ cuối cùng là kỳ có ngày này."),
    )
    # A field of its parent that it has not.
    no_due = None  # type: ignore[assignment]


class SeriesForm(ActionForm):
    """What a series says from its next occurrence on."""

    title = Words(label=_("Tên nhiệm vụ"), max_length=300)
    text = lines_of_text(_("Nội dung giao"), required=False, max_length=20_000)
    until = forms.DateField(
        label=_("Đến hết kỳ có ngày"),
        widget=DayInput(),
        help_text=_("Kỳ cuối cùng là kỳ có ngày này."),
    )
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị thực hiện"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một đơn vị thực hiện.")},
    )

    def among(self, units: Any, *, text: bool) -> None:
        """Offer these units, and the words of the task where no document says them."""
        self.fields["units"].queryset = units  # type: ignore[attr-defined]
        if not text:
            del self.fields["text"]
