"""A sheet of lines, and the scans beside it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Files


class SheetForm(ActionForm):
    sheet = forms.FileField(
        label=_("Bảng kê (.xlsx, .xls, .ods, .csv)"),
        help_text=_("Hàng tiêu đề mang tên các cột thường dùng của sổ; thứ tự cột tùy ý."),
    )
    scans = Files(
        label=_("Bản quét"),
        required=False,
        help_text=_(
            "Các tệp .pdf, .jpg, .png, .tif, hoặc một tệp .zip của cả thư mục. Tên tệp như cột "
            "“Tệp” của bảng kê, hoặc như số, ký hiệu: 33-NQLT-ĐUBS-ĐUVX.pdf."
        ),
    )
    declared = forms.BooleanField(
        label=_("Bảng kê và bản quét không có tài liệu thuộc danh mục bí mật nhà nước.")
    )

    def clean_sheet(self) -> tuple[str, bytes]:
        return self._bytes(self.cleaned_data["sheet"])

    def clean_scans(self) -> list[tuple[str, bytes]]:
        return [self._bytes(one) for one in self.cleaned_data["scans"]]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("declared", None)
        given["files"] = given.pop("scans", [])
        return given

    def _bytes(self, file: UploadedFile) -> tuple[str, bytes]:
        return file.name or "", file.read()
