from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lientich.core.addresses import ours
from lientich.core.gallery import samples

THEMES = {"light", "dark", "auto"}


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark in a cookie."""
    response = redirect(ours(request, request.POST.get("next")) or "/")
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            "theme",
            chosen,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def gallery(request: HttpRequest) -> HttpResponse:
    """All components on one page."""
    return render(request, "ui/gallery.html", samples())
