from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from lientich.core import clock
from lientich.core.actor import Actor
from lientich.core.scripts import is_of_script

from . import queries
from .models import Mandate

HAT = "mandate"  # the session's key: the mandate that this person chose to act under

# What is open to those who have yet to change their one-time password.
OPEN = ("account_change_password", "account_logout", "set_language", "theme")


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Give every request its actor and their mandates, read when first asked for."""

    def middleware(request: Any) -> HttpResponse:
        now = clock.now()
        request.mandates = SimpleLazyObject(lambda: _mandates(request, now))
        request.actor = SimpleLazyObject(lambda: _actor(request, now))
        return get_response(request)

    return middleware


class SignedIn(LoginRequiredMiddleware):
    """Whoever sent something after the session had ended is told that it did not arrive."""

    def handle_no_permission(  # type: ignore[override]  # a script is led nowhere
        self, request: HttpRequest, view_func: Callable
    ) -> HttpResponse:
        lost = _(
            "Phiên làm việc đã kết thúc, nội dung vừa gửi CHƯA được ghi. Hãy đăng nhập rồi gửi lại."
        )
        if is_of_script(request):
            return JsonResponse({"errors": [lost]}, status=401)
        if request.method == "POST":
            messages.warning(request, lost)
        return super().handle_no_permission(request, view_func)


def own_password(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Before anything else, a one-time password is changed for one's own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        waits = getattr(request.user, "must_change_password", False)
        if waits and request.path not in [reverse(name) for name in OPEN]:
            return redirect("account_change_password")
        return get_response(request)

    return middleware


def _mandates(request: Any, now: datetime) -> list[Mandate]:
    return queries.held(getattr(request.user, "person_id", None), now)


def _actor(request: Any, now: datetime) -> Actor:
    if not request.user.is_authenticated:
        return Actor(now=now)
    return queries.actor_of(request.user, now, request.session.get(HAT), request.mandates)
