"""The component gallery and two pages to click between, open to the browser of the tests."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.i18n import set_language

from lientich.core import views
from lientich.core.gallery import samples

SENT = []


@login_not_required
def gallery(request):
    given = samples()
    given["send_to"] = "/send/"
    given["rail"][0]["items"][0]["url"] = "/other/"
    return render(request, "ui/gallery.html", given)


@login_not_required
def other(request):
    return render(request, "404.html", samples(), status=404)


@login_not_required
def send(request):
    SENT.append(request.POST.get("text"))
    messages.success(request, "OK")
    return redirect("/ui/")


@login_not_required
def search(request):
    return HttpResponse(request.GET["q"])


urlpatterns = [
    path("", gallery),
    path("ui/", gallery),
    path("other/", other),
    path("send/", send),
    path("search/", search),
    path("language/", login_not_required(set_language), name="set_language"),
    path("theme/", views.theme, name="theme"),
]
