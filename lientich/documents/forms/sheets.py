"""A sheet of lines, and the scans beside it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, FilesInput
from lientich.reader.limits import FILE_BYTES

MOST_BYTES = 100 * 1024 * 1024  # of scans, in one go


class Files(forms.FileField):
    """Several files at once, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        several = data if isinstance(data, list | tuple) else [data]
        return [super(Files, self).clean(one, initial) for one in several if one]


class SheetForm(ActionForm):
    too_large: Iterable[str] = ()  # files that were refused while they arrived

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
        files = self.cleaned_data["scans"]
        if sum(one.size for one in files) > MOST_BYTES:
            raise forms.ValidationError(_("Bản quét quá 100 MB. Hãy nhập làm nhiều lần."))
        return [self._bytes(one) for one in files]

    def clean(self) -> dict[str, Any]:
        for name in self.too_large:
            self.add_error(None, _("Tệp lớn hơn 50 MB: %s") % name)
        given = dict(self.cleaned_data)
        given.pop("declared", None)
        given["files"] = given.pop("scans", [])
        return given

    def _bytes(self, file: UploadedFile) -> tuple[str, bytes]:
        if (file.size or 0) > FILE_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 50 MB: %s") % file.name)
        return file.name or "", file.read()
