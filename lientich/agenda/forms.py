from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core.forms import ActionForm, DayInput, HourInput, Words
from lientich.core.ids import new_id
from lientich.programmes.forms import lines_of_text
from lientich.programmes.models import Programme


class EntryForm(ActionForm):
    day = forms.DateField(label=_("Ngày"), widget=DayInput())
    at = forms.TimeField(
        label=_("Từ giờ"),
        widget=HourInput(),
        required=False,
        help_text=_("Để trống nếu là việc cả ngày."),
    )
    until = forms.TimeField(label=_("Đến giờ"), widget=HourInput(), required=False)
    title = Words(label=pgettext_lazy("calendar", "Nội dung"), max_length=300)
    place = Words(label=_("Địa điểm"), max_length=200, required=False)
    chair = Words(label=pgettext_lazy("calendar", "Chủ trì"), max_length=200, required=False)
    attends = lines_of_text(_("Thành phần"), rows=2, max_length=500, required=False)
    prepares = Words(label=_("Chuẩn bị"), max_length=300, required=False)
    programme = forms.ModelChoiceField(
        label=_("Lịch chung"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("Không, chỉ cơ quan mình xem"),
        help_text=_("Chọn chương trình thì các bên của chương trình ấy cũng thấy việc này."),
    )

    def among(self, programmes: Any) -> None:
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]


class AddForm(EntryForm):
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
