"""Asking organisations for their opinion, and answering."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput
from lientich.core.ids import new_id
from lientich.organisations.models import Organisation

from ..models import Opinion, OpinionRemark
from .paragraphs import paragraphs

OTHERS = "others"  # who stands under no side


class ConsultForm(ActionForm):
    """Whom to ask, singly or by the side they stand under, and by when."""

    due = forms.DateField(
        label=_("Hạn trả lời"),
        widget=DayInput(),
        help_text=_("Trả lời trong ngày này vẫn là đúng hạn."),
    )
    question = paragraphs(
        _("Đề nghị góp ý về"),
        3,
        max_length=2000,
        required=False,
        help_text=_("Không bắt buộc. Ví dụ: tập trung vào mục tiêu và phân công ở mục II."),
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Tổ chức được lấy ý kiến"), queryset=Organisation.objects.none(), required=False
    )
    groups = forms.MultipleChoiceField(required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def among(self, askable: Any, groups: list[tuple[Any, list[Any]]], today: date) -> None:
        self.fields["due"].widget.attrs["min"] = today.isoformat()
        cast(forms.ModelMultipleChoiceField, self.fields["organisations"]).queryset = askable
        self.under = {str(side.pk) if side else OTHERS: units for side, units in groups}
        cast(forms.MultipleChoiceField, self.fields["groups"]).choices = [
            (key, key) for key in self.under
        ]

    def ticked(self, name: str) -> set[str]:
        """What stands ticked on the page."""
        return set(self.data.getlist(name)) if self.is_bound else set()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        under = [unit for group in given.pop("groups", []) for unit in self.under[group]]
        given["organisations"] = list(dict.fromkeys([*given.get("organisations", []), *under]))
        if not given["organisations"]:
            self.add_error("organisations", _("Hãy chọn ít nhất một tổ chức để lấy ý kiến."))
        return given


class PrepareForm(ActionForm):
    """A remark of an organisation that is asked, on a paragraph or the whole (0)."""

    place = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    text = paragraphs(_("Góp ý"), 4, max_length=4000)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class AnswerForm(ActionForm):
    stance = forms.ChoiceField(
        label=_("Ý kiến của đơn vị"), choices=Opinion.Stance.choices, widget=forms.RadioSelect
    )
    text = paragraphs(
        _("Góp ý chung"),
        3,
        max_length=4000,
        required=False,
        help_text=_("Về toàn văn bản; không đồng ý thì nêu lý do."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class DecideForm(ActionForm):
    decision = forms.ChoiceField(
        label=_("Xử lý góp ý"), choices=OpinionRemark.Decision.choices, widget=forms.RadioSelect
    )
    reason = paragraphs(
        _("Giải trình"),
        3,
        max_length=4000,
        required=False,
        help_text=_("Bắt buộc khi không tiếp thu hoặc chỉ tiếp thu một phần."),
    )
