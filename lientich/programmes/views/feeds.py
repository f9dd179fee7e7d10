"""Calendars to subscribe to: the addresses one has opened, and what is read at them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lientich.core.access import allow
from lientich.core.asking import ask
from lientich.core.calendars import MEDIA_TYPE, calendar
from lientich.core.forms import ActionForm
from lientich.core.text import EXERCISE_MARK
from lientich.organisations.queries import in_exercise

from .. import actions, forms, rules
from ..models import Feed, Programme
from ..queries import calendars


@require_safe
def index(request):
    """What can be subscribed to, and the addresses that lead somewhere."""
    by = request.actor
    opened = {one.programme_id: one for one in calendars.feeds_of(by)}
    offered = [(None, _("Lịch công việc của tôi"))]
    offered += [(one.pk, str(one)) for one in Programme.objects.visible_to(by)]
    rows = [{"key": key, "name": name, "feed": opened.pop(key, None)} for key, name in offered]
    context = {
        "rows": rows,
        "unseen": list(opened.values()),
        "can_open": rules.can_open_feed(by),
    }
    return render(request, "programmes/feeds.html", context)


@never_cache
@require_POST
def open_feed(request):
    """The new address, in this answer and nowhere else."""
    by = request.actor
    allow(rules.can_open_feed(by), rules.PERSON)
    form = forms.FeedForm(request.POST)
    form.among(Programme.objects.visible_to(by))
    if not form.perform(actions.open_feed, by=by, language=translation.get_language()):
        raise Http404
    feed = form.result
    path = reverse("programmes:feed", args=[feed.secret])
    context = {
        "name": feed.programme or _("Lịch công việc của tôi"),
        "address": request.build_absolute_uri(path),
    }
    return render(request, "programmes/feed_opened.html", context)


def revoke_feed(request, pk):
    feed = get_object_or_404(Feed, pk=pk, person=request.actor.person_id)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.revoke_feed, feed, by=request.actor):
        messages.success(request, _("Đã hủy địa chỉ lịch."))
        return redirect("programmes:feeds")
    return ask(
        request,
        form,
        question=_("Hủy địa chỉ lịch này?"),
        consequence=_("Ứng dụng lịch đang dùng địa chỉ này không đọc được gì nữa."),
        deed=_("Hủy địa chỉ"),
        back=reverse("programmes:feeds"),
        danger=True,
    )


@login_not_required
@require_safe
def feed(request, secret):
    """What a calendar program reads: the address alone says whose it is."""
    found = calendars.feed(secret)
    if found is None:
        raise Http404
    with translation.override(found.language):
        by = calendars.reader(found, request.actor.now)
        asked = calendars.Asked(by, found.programme, request.build_absolute_uri)
        body = calendar(_name(found, by), calendars.entries(asked))
    etag = quote_etag(calendars.digest(body.decode()))
    answer = HttpResponse(body, content_type=MEDIA_TYPE)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["Content-Disposition"] = 'inline; filename="lien-tich.ics"'
    return get_conditional_response(request, etag=etag, response=answer)


def _name(feed, by):
    """What programs call it; a programme is named only to whom it is open today."""
    seen = feed.programme and Programme.objects.visible_to(by).filter(pk=feed.programme_id).exists()
    name = str(feed.programme) if seen else _("Liên tịch: công việc của tôi")
    return f"{EXERCISE_MARK} · {name}" if in_exercise(by) else name
