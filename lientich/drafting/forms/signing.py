"""Who signs, how, and what is issued."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.organisations.models import Person
from lientich.papers import Form

from ..models import Draft, Scan, Side
from ..official.capacities import usual


class SignerForm(ActionForm):
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Person.objects.none(), empty_label=_("Chọn người ký")
    )
    post = Words(
        label=_("Chức vụ ghi trên văn bản"),
        max_length=120,
        help_text=_("Ví dụ: Bí thư; Q. Trưởng ban"),
    )
    authority = Words(
        label=_("Thẩm quyền ký"),
        max_length=200,
        required=False,
        help_text=_(
            "Tập thể ký thay mặt: T/M BAN THƯỜNG VỤ. Cấp phó ký thay người đứng đầu: K/T CHÁNH VĂN "
            "PHÒNG. Thừa lệnh: T/L BAN THƯỜNG VỤ. Theo Nghị định 30: TM., KT., TL. Người đứng đầu "
            "ký thì để trống."
        ),
    )
    superior = Words(
        label=_("Cơ quan cấp trên ghi trên văn bản"),
        max_length=200,
        required=False,
        help_text=_("In trên tên cơ quan ban hành. Để trống thì không in. Ví dụ: ĐẢNG BỘ TỈNH …"),
    )

    @staticmethod
    def initial_of(side: Side, form: Form) -> dict[str, Any]:
        authority, post = usual(side.body.kind, form)
        if authority and side.draft.joint:  # two collectives sign: which is which, the paper says
            authority = f"{authority} {side.body.name.upper()}"
        if side.signer_id:
            authority, post = side.authority, side.post
        told = {"signer": side.signer_id, "post": post, "authority": authority}
        return told | {"superior": side.superior}


class SigningForm(ActionForm):
    way = forms.ChoiceField(label=_("Cách ký"), choices=Draft.Way.choices)
    order = forms.ChoiceField(label=_("Thứ tự ký"), choices=Draft.Order.choices)


class ScanForm(ActionForm):
    file = forms.FileField(label=_("Bản quét (PDF, JPEG, PNG)"))
    declared = forms.BooleanField(
        label=_("Bản quét không thuộc danh mục bí mật nhà nước"), required=True
    )


class ConfirmScanForm(ActionForm):
    scan = forms.ModelChoiceField(queryset=Scan.objects.none(), widget=forms.HiddenInput)
    signed_on = forms.DateField(label=_("Ngày bên mình ký"), widget=DayInput())


class IssueForm(ActionForm):
    date = forms.DateField(label=_("Ngày ban hành"), widget=DayInput())
    number = Words(
        label=_("Số"),
        max_length=20,
        required=False,
        help_text=_("Chỉ ghi khi sổ do nơi khác cấp số. Ví dụ: 33"),
    )
