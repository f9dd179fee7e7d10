"""What is too large is refused while it arrives, on whatever page: none of its bytes is kept."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent, ValidationError
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.reader.limits import FILE_BYTES
from lientich.reader.unreadable import REASONS

MOST_BYTES = 100 * 1024 * 1024  # in one request
TOO_MUCH = gettext_lazy("Mỗi lần không quá 100 tệp và 100 MB. Hãy gửi làm nhiều lần.")


class Refused:
    """Stands for a file that nobody kept. Whichever field is given it looks at its size, and with
    that says what was wrong."""

    def __init__(self, name: str, reason: str | Promise) -> None:
        self.name, self.reason = name, reason

    @property
    def size(self) -> int:
        raise ValidationError(f"{self.name}: {self.reason}")

    def close(self) -> None:
        """Nothing is open; Django closes every file of a request."""


class SizeGuard(FileUploadHandler):
    """Stands first on every page (FILE_UPLOAD_HANDLERS), before the handlers that keep files."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        self.refuses_all = content_length > MOST_BYTES

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        return None if self._refusal else raw_data  # None: nobody behind this one gets it

    def file_complete(self, file_size: int) -> Any:
        return Refused(self.file_name or "", self._refusal) if self._refusal else None

    @property
    def _refusal(self) -> str | Promise:
        if self.refuses_all:
            return TOO_MUCH
        return _(REASONS["too_large"]) if self.received > FILE_BYTES else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What no form could be made of, on whatever page; where it was too much, that is said."""
    context = {}
    if isinstance(exception, TooManyFilesSent):
        context = {"told": _("Mỗi lần không quá 100 tệp. Hãy nén cả thư mục vào .zip.")}
    if isinstance(exception, RequestDataTooBig):
        context = {"told": _("Nội dung dán dài hơn 4 MB. Hãy lưu thành tệp rồi gửi tệp.")}
    return render(request, "400.html", context, status=400)
