"""What is written into the outgoing books."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id
from lientich.organisations.models import Body

from ..models import Kind, Master, Series
from ..numbers import LARGEST


class SeriesForm(ActionForm):
    """How a book gives its numbers, and until when."""

    until = forms.DateField(
        label=_("Hết nhiệm kỳ từ ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống khi nhiệm kỳ chưa kết thúc. Ngày này đã thuộc nhiệm kỳ sau."),
    )
    symbol = Words(
        label=_("Ký hiệu"),
        max_length=80,
        required=False,
        help_text=_("Ghi sẵn cho văn bản lấy số ở sổ này. Ví dụ: NQ/ĐU"),
    )
    first = forms.IntegerField(
        label=_("Số đầu tiên ghi ở đây"),
        min_value=1,
        max_value=LARGEST,
        initial=1,
        help_text=_("Số trước đó đã cấp trên sổ cũ thì không coi là số trống."),
    )
    padding = forms.TypedChoiceField(
        label=_("Cách viết số"),
        coerce=int,
        initial=2,
        choices=[(1, "5"), (2, "05"), (3, "005"), (4, "0005")],
    )
    master = forms.ChoiceField(label=_("Nơi cấp số"), choices=Master.choices)
    timing = forms.ChoiceField(label=_("Cấp số khi nào"), choices=Series.Timing.choices)

    @staticmethod
    def initial_of(series: Series) -> dict[str, Any]:
        return {name: getattr(series, name) for name in SeriesForm.base_fields}


class OpenForm(SeriesForm):
    body = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"), queryset=Body.objects.none(), empty_label=_("Chọn cơ quan")
    )
    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        required=False,
        choices=[("", _("Mọi loại văn bản (như đại hội)")), *Kind.choices],
    )
    since = forms.DateField(
        label=_("Nhiệm kỳ từ ngày"),
        widget=DayInput(),
        help_text=_("Văn bản từ ngày này đã có trong hệ thống tự vào sổ theo số của nó."),
    )
    field_order = ["body", "kind", "since"]

    def of(self, organisation: UUID, day: Any) -> None:
        bodies = cast(forms.ModelChoiceField, self.fields["body"])
        bodies.queryset = Body.objects.standing(day).filter(organisation=organisation)


class ReserveForm(ActionForm):
    reserved_for = Words(
        label=_("Lấy số cho"),
        max_length=300,
        help_text=_("Trích yếu hoặc nơi soạn, để sổ biết số đang giữ cho việc gì."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ReasonForm(ActionForm):
    reason = Words(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class NoteForm(ActionForm):
    """The usual columns of the book that an entry of the register does not hold."""

    signer = Words(label=_("Người ký"), max_length=120, required=False)
    recipients = Words(
        label=_("Nơi nhận"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    keeper = Words(label=_("Đơn vị, người nhận bản lưu"), max_length=120, required=False)
    copies = forms.IntegerField(label=_("Số bản"), min_value=0, max_value=30_000, required=False)
    note = Words(label=_("Ghi chú"), max_length=300, required=False)
