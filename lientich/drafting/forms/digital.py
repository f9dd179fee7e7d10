"""Files with digital signatures, and what they are made with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm
from lientich.organisations.models import Person


class SignedFileForm(ActionForm):
    file = forms.FileField(label=_("Tệp PDF đã ký"), max_length=255)


class KeyForm(ActionForm):
    """In the exercise: a key file and its passphrase, for one signature."""

    key_file = forms.FileField(label=_("Tệp khóa minh họa (.p12)"), max_length=255)
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp khóa"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        max_length=100,
    )


class CertificateForm(ActionForm):
    person = forms.ModelChoiceField(
        label=_("Chứng thư của"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Dấu của tổ chức"),
    )
    file = forms.FileField(
        label=_("Tệp chứng thư (.cer, .crt, .pem)"),
        max_length=255,
        help_text=_("Chỉ chứng thư, không kèm khóa riêng."),
    )

    def made_here(self) -> None:
        """In the exercise the test authority makes one where none is given."""
        self.fields["file"].required = self.fields["file"].widget.is_required = False
        self.fields["file"].help_text = _("Để trống: hệ thống cấp một chứng thư minh họa.")


class VerifyForm(forms.Form):
    file = forms.FileField(label=_("Tệp PDF cần kiểm tra"), max_length=255)
