from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from . import queries
from .queries.waiting import MOST_COUNTED
from .shell import PROGRAMME, standing


@require_safe
def overview(request):
    """How the chosen programme stands, as far as this actor may see it."""
    known = standing(request)
    context = {
        "joint": known.joint,
        "todo": queries.first(queries.waiting(request.actor, known.waiting, 5), 5),
        "waiting": sum(known.waiting.values()),
    }
    return render(request, "home/overview.html", context)


@require_safe
def my_work(request):
    """One queue across the rooms: what waits for this actor, the latest first."""
    known = standing(request)
    context = {
        "groups": queries.waiting(request.actor, known.waiting, MOST_COUNTED),
        "waiting": sum(known.waiting.values()),
        "mandates": known.mandates,
    }
    return render(request, "home/my_work.html", context)


@require_POST
def choose_programme(request, pk):
    """Look at another programme from now on."""
    if not any(one.programme.pk == pk for one in standing(request).joints):
        raise Http404
    request.session[PROGRAMME] = str(pk)
    return redirect("home:overview")
