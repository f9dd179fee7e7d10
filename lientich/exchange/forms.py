from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm


class BringForm(ActionForm):
    """A sheet to be tried."""

    file = forms.FileField(label=_("Bảng tính (.xlsx, .xls, .ods, .csv)"))
    declared = forms.BooleanField(label=_("Bảng không có tài liệu thuộc danh mục bí mật nhà nước."))

    def clean_file(self) -> tuple[str, bytes]:
        file = self.cleaned_data["file"]
        return file.name or "", file.read()

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("declared", None)
        return given


class ConfirmForm(ActionForm):
    """Its right rows, or all of it together."""

    whole = forms.BooleanField(required=False)
