from datetime import date
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput
from lientich.core.ids import new_id
from lientich.organisations.forms import PersonField
from lientich.organisations.models import Body, Organisation, Person

from .models import Mandate


class OwnPasswordForm(ChangePasswordForm):
    """The new password must be another: whoever made the account knows the first one."""

    def clean_password1(self) -> str:
        chosen = self.cleaned_data["password1"]
        if chosen == self.data.get("oldpassword"):
            raise get_adapter().validation_error("same_as_current")
        return chosen


class AccountForm(ActionForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Chữ không dấu, chữ số và các dấu @ . + - _"),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id, required=False)


class MandateForm(ActionForm):
    person = PersonField(label=_("Người được giao"), queryset=Person.objects.none())
    role = forms.ChoiceField(label=_("Vai trò"))
    body = forms.ModelChoiceField(
        label=_("Ban, cơ quan"),
        empty_label=_("Không chọn"),
        queryset=Body.objects.none(),
        required=False,
        help_text=_("Bắt buộc với chuyên viên: mặt công tác và quyền đọc theo ban."),
    )
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    until = forms.DateField(
        label=_("Đến trước ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống nếu chưa định ngày kết thúc."),
    )
    substitute_for = forms.ModelChoiceField(
        label=_("Thay cho"),
        empty_label=_("Không thay ai"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("Chỉ khi thay một người đang giữ vai trò này; phải có ngày kết thúc."),
    )

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        people: Any,
        roles: list[str],
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["person"].queryset = people
        named = [(role, Mandate.Role(role).label) for role in roles]
        fields["role"].choices = [("", _("Chọn vai trò")), *named]
        fields["body"].queryset = organisation.bodies.exclude(until__lte=today)
        valid = Mandate.objects.valid(today).filter(organisation=organisation)
        fields["substitute_for"].queryset = Person.objects.filter(pk__in=valid.values("person"))


class EndMandateForm(ActionForm):
    until = forms.DateField(
        label=_("Không còn hiệu lực từ ngày"),
        widget=DayInput(),
        help_text=_("Chọn hôm nay để vai trò hết hiệu lực ngay."),
    )
