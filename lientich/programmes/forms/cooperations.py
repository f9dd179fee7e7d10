"""Forms about the part of a cooperating body."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id

from . import days_off
from .fields import lines_of_text


class DutyForm(ActionForm):
    duty = Words(label=_("Phần phối hợp: làm gì"), max_length=300)
    due = forms.DateField(
        label=_("Hạn riêng"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống thì theo hạn của nhiệm vụ."),
    )
    on_day_off = days_off.box()

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        days_off.question(self, "due", given, kept=self.initial.get("due"))
        return given


class CooperationReportForm(ActionForm):
    percent = forms.IntegerField(
        label=_("Tiến độ (%)"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("100% là đã xong phần phối hợp."),
    )
    note = lines_of_text(_("Kết quả, khó khăn"), required=False, max_length=2000)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
