from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """A page is its reader's own: no cache keeps it, and no button brings it back after they have
    signed out. Static files are answered before this, and are kept for long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Vietnamese, unless this reader chose another language here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            chosen = settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return middleware
