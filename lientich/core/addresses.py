from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def ours(request: HttpRequest, address: str | None) -> str:
    """An address to go on to, where it is a page of this house; else nothing."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if address and safe else ""
