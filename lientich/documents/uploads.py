"""Files too large to be read are refused while they arrive: none of their bytes is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from lientich.reader.limits import FILE_BYTES

MOST_BYTES = 100 * 1024 * 1024  # in one request


class RequestGuard(FileUploadHandler):
    """Stands first on every page (FILE_UPLOAD_HANDLERS): of a larger request no file is kept."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.refuses_all = False

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
        if self.refuses_all:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def _refuse(self) -> None:
        raise SkipFile


class SizeGuard(RequestGuard):
    """Stands before the handlers that keep files; `too_large` names what it let nobody keep."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.too_large: list[str] = []
        self.received = 0

    def new_file(self, *args: Any, **more: Any) -> None:
        self.received = 0
        super().new_file(*args, **more)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > FILE_BYTES:
            self._refuse()
        return raw_data

    def _refuse(self) -> None:
        self.too_large.append(self.file_name or "")
        super()._refuse()


def guarded(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view of files, called with the names of those that nobody kept, as they were too large."""
    inner = csrf_protect(view)

    @csrf_exempt  # until the guard stands before the body; the inner view is protected
    @wraps(view)
    def outer(request: Any, *args: Any, **more: Any) -> Any:
        guard = SizeGuard(request)
        request.upload_handlers.insert(0, guard)
        try:
            request.POST  # noqa: B018 -- what comes in is taken apart here, by the guard's leave
        except (TooManyFilesSent, RequestDataTooBig):
            messages.error(request, _("Mỗi lần không quá 100 tệp. Hãy nén cả thư mục vào .zip."))
            return redirect(request.path)
        return inner(request, *args, too_large=guard.too_large, **more)

    return outer
