"""What is done to several tasks at once."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import DayInput
from lientich.organisations.models import Organisation, Person

from ..models import Task
from . import days_off
from .fields import lines_of_text

FOLLOWER, UNTIL, UNITS = "follower", "until", "units"  # deeds, by what each needs
MOST = 100  # tasks at once


class BulkForm(forms.Form):
    tasks = forms.ModelMultipleChoiceField(
        queryset=Task.objects.none(),
        widget=forms.MultipleHiddenInput,
        error_messages={"required": _("Hãy chọn ít nhất một nhiệm vụ trong bảng.")},
    )
    deed = forms.ChoiceField(
        label=_("Việc cần làm"),
        choices=[
            (FOLLOWER, _("Đổi người theo dõi")),
            (UNTIL, _("Gia hạn cho mọi đơn vị đang làm")),
            (UNITS, _("Giao các dự thảo, với chủ trì và hạn đã ghi")),
        ],
        widget=forms.RadioSelect,
        initial=FOLLOWER,
    )
    follower = forms.ModelChoiceField(
        label=_("Người theo dõi"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Chưa có"),
    )
    until = forms.DateField(label=_("Hạn mới"), widget=DayInput(), required=False)
    on_day_off = days_off.box()
    reason = lines_of_text(_("Lý do gia hạn"), max_length=500, required=False)
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị thực hiện"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    send_source = forms.BooleanField(
        label=_("Gửi kèm văn bản nguồn cho đơn vị"),
        required=False,
        initial=True,
        help_text=_("Của mỗi dự thảo có văn bản nguồn mà vai trò này được gửi: xem trước sẽ nói."),
    )

    def among(self, tasks: QuerySet[Task], people: Any, units: Any) -> None:
        for name, offered in (("tasks", tasks), ("follower", people), ("units", units)):
            self.fields[name].queryset = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        deed = given.get("deed")
        if deed == UNTIL:
            days_off.question(self, UNTIL, given)
        if deed and not self.has_error(deed) and not given.get(deed):
            self.add_error(deed, _("Hãy nhập mục này cho việc đã chọn."))
        if len(given.get("tasks", ())) > MOST:
            self.add_error(
                "tasks", _("Mỗi lần nhiều nhất %(n)s nhiệm vụ. Hãy bỏ bớt.") % {"n": MOST}
            )
        return given
