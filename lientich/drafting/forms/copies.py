"""A copy or an extract of a document."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Words
from lientich.core.ids import new_id
from lientich.organisations.models import Body, Organisation, Person

from ..models import Copy


class CopyForm(ActionForm):
    """A copy of a document, whole or of chosen paragraphs."""

    kind = forms.ChoiceField(
        label=_("Hình thức sao"),
        choices=Copy.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Sao y: văn bản do mình ban hành. Sao lục: văn bản nhận được. Trích sao: chỉ những "
            "đoạn chọn dưới đây."
        ),
    )
    paragraphs = forms.TypedMultipleChoiceField(
        label=_("Đoạn cần trích"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ dùng khi trích sao. Chỗ bỏ qua giữa các đoạn ghi dấu …"),
    )
    body = forms.ModelChoiceField(
        label=_("Cơ quan sao"), queryset=Body.objects.none(), empty_label=None
    )
    signer = forms.ModelChoiceField(
        label=_("Người ký bản sao"), queryset=Person.objects.none(), empty_label=_("Chọn người ký")
    )
    authority = Words(
        label=_("Thẩm quyền ký"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: T/L BAN THƯỜNG VỤ. Văn phòng ký cho mình thì để trống."),
    )
    post = Words(label=_("Chức vụ ghi trên văn bản"), max_length=120)
    place = Words(label=_("Địa danh"), max_length=120, help_text=_("Ví dụ: Hà Nội"))
    organisations = forms.ModelMultipleChoiceField(
        label=_("Sao gửi"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
        help_text=_("Tổ chức được gửi chỉ đọc được bản sao này, không đọc được cả văn bản."),
    )
    recipients = Words(
        label=_("Nơi nhận khác"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In dưới Nơi nhận, mỗi dòng một nơi. Ví dụ: Lưu Văn phòng"),
    )
    number = forms.IntegerField(
        label=_("Số bản sao"),
        min_value=1,
        max_value=999_999,
        required=False,
        help_text=_("Để trống: hệ thống cấp số tiếp theo. Chỉ ghi khi sổ do nơi khác cấp số."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def of(self, paragraphs: list[str], bodies: Any, people: Any, organisations: Any) -> None:
        given = {"body": bodies, "signer": people, "organisations": organisations}
        for name, choices in given.items():
            cast(forms.ModelChoiceField, self.fields[name]).queryset = choices
        chosen = cast(forms.TypedMultipleChoiceField, self.fields["paragraphs"])
        chosen.choices = list(enumerate(paragraphs, 1))
        if not paragraphs:
            del self.fields["paragraphs"]
