"""On the phone: the week's duties on one page, and the reports that a script sends from there."""

from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.templatetags.lt import moment
from lientich.organisations.models import Organisation

from .. import actions, forms, queries, rules
from ..actions.assignments import OVERTAKEN
from ..queries import pages, phone
from .device import kept

QUICK = (0, 25, 50, 75, 100)


@require_safe
def week(request):
    """What the actor's own organisation is to report on, each with its form."""
    by = request.actor
    own = Organisation.objects.filter(pk=by.organisation_id).first()
    if own is None:
        raise Http404
    found = phone.week(by, own)
    for row in (*found.late, *found.today, *found.soon, *found.later):
        if rules.can_report(by, row["part"]):
            row |= _short_form(row["part"])
    context = {"unit": own, "week": found, "most": phone.MOST}
    return kept(render(request, "programmes/week.html", context), by)


@require_safe
def sender(request):
    """For a script that sends what waited: who is signed in, and a fresh token for their forms."""
    return JsonResponse({"person": request.actor.person_id, "token": get_token(request)})


def report(request, assignment):
    """What a script sent: kept, refused with why, or overtaken by what others did meanwhile."""
    by = request.actor
    if request.POST.get("person") != str(by.person_id):
        return JsonResponse({"errors": [_("Báo cáo này do người khác viết.")]}, status=403)
    allow(rules.can_report(by, assignment), rules.UNIT)
    form = forms.KeptReportForm(request.POST, request.FILES)
    if form.perform(actions.report_progress, assignment, by=by):
        return JsonResponse({"at": moment(form.result.at), "words": thanks(form.result)})
    told = {"errors": [str(error) for wrong in form.errors.values() for error in wrong]}
    if form.has_error("__all__", OVERTAKEN):
        return JsonResponse(told | _overtaken(by, assignment, form), status=409)
    return JsonResponse(told, status=400)


def thanks(made):
    return _("Đã báo cáo hoàn thành, chờ xác nhận.") if made.claims else _("Đã ghi nhận tiến độ.")


def _overtaken(by, assignment, form):
    """Theirs, to be read beside what was sent; `seen` sends it all the same."""
    now = pages.assignment(by, assignment.pk)
    theirs = queries.meanwhile(by, now, form.cleaned_data["seen"])
    return {
        "theirs": [one | {"at": moment(one["at"])} for one in theirs],
        "stands": f"{now.percent}% · {now.get_state_display()}",
        "seen": now.updated_at.isoformat(),
    }


def _short_form(part):
    given = {"initial": {"percent": part.percent}, "auto_id": f"id_{part.pk}_%s"}
    quick = [percent for percent in QUICK if percent >= part.percent]
    return {"form": forms.PhoneReportForm(**given), "quick": quick}
