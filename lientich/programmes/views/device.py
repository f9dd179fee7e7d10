"""What makes the house an app on a phone: its manifest, and the worker that reads offline."""

import json
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

KEPT_FOR = "Kept-For"  # the header of a page that a device may keep: for whom

# All that the pages of a reporter need.
FILES = (
    "app.css",
    "app.js",
    "copying.js",
    "draft.js",
    "keys.js",
    "mentions.js",
    "offline.js",
    "favicon.svg",
    "icons.svg",
    "vendor/htmx/htmx.min.js",
    *(f"offline/{name}.js" for name in ("page", "items", "photo", "queue", "sending")),
    *(
        f"vendor/be-vietnam-pro/be-vietnam-pro-{script}-{weight}-normal.woff2"
        for script in ("vietnamese", "latin")
        for weight in (400, 500, 600, 700)
    ),
)
GROUND, SURFACE = "#f6f5f2", "#ffffff"  # as app.css has them


@login_not_required
@require_safe
def worker(request):
    """At the root, since it serves the pages below the place that it comes from."""
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(_worker(), content_type="text/javascript", headers=headers)


@login_not_required
@require_safe
def manifest(request):
    def icon(name, size, purpose):
        source = static(f"device/{name}.png")
        return {"src": source, "sizes": size, "type": "image/png", "purpose": purpose}

    told = {
        "id": "/",
        "name": _("Liên tịch"),
        "short_name": _("Liên tịch"),
        "description": _("Việc tuần này và báo cáo tiến độ, cả khi mất mạng."),
        "lang": request.LANGUAGE_CODE,
        "start_url": reverse("programmes:week"),
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": SURFACE,
        "icons": [
            icon("icon-192", "192x192", "any"),
            icon("icon-512", "512x512", "any"),
            icon("icon-maskable-512", "512x512", "maskable"),
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def kept(response, by):
    """The page, which this person's device may keep."""
    if by.person_id:
        response.headers[KEPT_FOR] = str(by.person_id)
    return response


@cache
def _worker():
    parts = reverse("programmes:index") + "assignments/"
    told = {
        "files": [static(name) for name in FILES],
        "pages": [reverse("programmes:week"), parts],
        "sender": reverse("programmes:sender"),
        "lasting": hasattr(staticfiles_storage, "hashed_files"),
    }
    source = static("offline/worker.js")
    return f'import {{ serve }} from "{source}";\nserve({json.dumps(told, indent=1)});\n'
