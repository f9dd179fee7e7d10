import logging
import re

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def ours(request: HttpRequest, address: str | None) -> str:
    """An address to go on to, where it is a page of this house; else nothing."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if address and safe else ""


class Unkeyed(logging.Filter):
    """A log tells of a secret address that there is one, and not which."""

    SECRET = re.compile(r"[\w-]+(?=\.ics\b)")

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                self.SECRET.sub("…", one) if isinstance(one, str) else one for one in record.args
            )
        return True
