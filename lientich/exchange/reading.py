"""From the bytes of a file to the rows of a sheet: hostile until shown otherwise."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.reader.formats import is_pdf, picture_kind
from lientich.reader.sandbox import rows_in_child
from lientich.reader.unreadable import Unreadable

MOST_LINES = 15_000
NO_SHEET = ("binary", "unsupported", "image", "scan", "broken_docx", "old_doc")


def rows_of(data: bytes, name: str) -> list[list[str]]:
    """The rows of the first sheet that has any, as text. Raises ValidationError."""
    if is_pdf(data) or picture_kind(data):
        raise ValidationError(_no_sheet(), code="binary")
    try:
        rows = rows_in_child(data, name, down=True)
    except Unreadable as error:
        if error.reason in NO_SHEET:
            raise ValidationError(_no_sheet(), code=error.reason) from error
        if error.reason in ("too_long", "too_hard"):
            raise ValidationError(_too_long(), code=error.reason) from error
        if error.reason == "empty":
            raise ValidationError(_("Bảng không có dòng nào."), code="empty") from error
        raise ValidationError(_(str(error)), code=error.reason) from error
    if len(rows) > MOST_LINES:
        raise ValidationError(_too_long(), code="too_long")
    return rows


def _no_sheet() -> str:
    return _("Tệp này không phải bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv.")


def _too_long() -> str:
    return _("Bảng quá %(n)s dòng. Hãy tách thành nhiều tệp.") % {"n": MOST_LINES}
