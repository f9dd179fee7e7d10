from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lientich.core.actor import Actor

from . import queries

HAT = "mandate"  # the session's key: the mandate that this person chose to act under


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Give every request its actor, read from the database when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    now = timezone.now()
    if not request.user.is_authenticated:
        return Actor(now=now)
    return queries.actor_of(request.user, now, request.session.get(HAT))
