from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from lientich.accounts.urls import entrance
from lientich.core import views as core
from lientich.drafting.urls import verification
from lientich.programmes.urls import device

handler400 = "lientich.documents.uploads.bad_request"

urlpatterns = [
    path("", include("lientich.home.urls")),
    path("accounts/", include("lientich.accounts.urls")),
    path("accounts/", include(entrance)),
    path("organisations/", include("lientich.organisations.urls")),
    path("documents/", include("lientich.documents.urls")),
    path("drafts/", include("lientich.drafting.urls")),
    path("verify/", include(verification)),
    path("intake/", include("lientich.intake.urls")),
    path("programmes/", include("lientich.programmes.urls")),
    path("", include(device)),
    path("indicators/", include("lientich.indicators.urls")),
    path("exchange/", include("lientich.exchange.urls")),
    path("conferences/", include("lientich.conferences.urls")),
    path("conferences/", include("lientich.reports.urls")),
    path("agenda/", include("lientich.agenda.urls")),
    path("notices/", include("lientich.notices.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("theme/", core.theme, name="theme"),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", core.gallery, name="gallery"))
