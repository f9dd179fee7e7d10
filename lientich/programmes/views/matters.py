from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.actor import SPECIALIST
from lientich.core.asking import ask

from .. import actions, forms, rules
from ..models import NewWay, Obstacle
from ..queries import matters, pages
from ..queries.pages import mark


@require_safe
def index(request):
    """What hinders the work and what makes it better, of one programme or of all."""
    by, programme = request.actor, _chosen(request)
    sides = [pages.programme(by, programme)] if programme else pages.programmes_of(by)
    if None in sides:
        raise Http404
    shown = matters.shown(by, list(matters.obstacles(by, programme)))
    show = request.GET.get("show", "")
    show = show if show in shown else ""
    context = {
        "obstacles": shown[show],
        "tabs": _tabs(request, shown, show) if shown[""] else [],
        "new_ways": matters.new_ways(by, programme),
        "can_settle": any(rules.can_settle(by, one) for one in sides),
        "can_raise": matters.open_to(by).exists(),
        "own": by.organisation_id,
        "programme": sides[0] if programme else None,
    }
    return render(request, "programmes/matters.html", context)


def _tabs(request, shown, current):
    labels = {
        "": _("Tất cả"),
        "open": _("Chưa giải quyết"),
        "ours": _("Chờ bên mình"),
        "unowned": _("Chưa có cơ quan"),
        "resolved": _("Đã giải quyết"),
    }
    if request.actor.role == SPECIALIST:
        labels["ours"] = _("Chờ ban mình")
    kept = {"programme": request.GET["programme"]} if "programme" in request.GET else {}

    def tab(name, label):
        url = f"?{urlencode(kept | ({'show': name} if name else {}))}"
        return {
            "url": url,
            "label": label,
            "count": len(shown[name]),
            "current": name == current,
        }

    return [tab(name, label) for name, label in labels.items() if shown[name] or name == current]


def raise_obstacle(request):
    by, programmes = request.actor, matters.open_to(request.actor)
    allow(by.role in rules.REPORTERS, rules.RAISER)
    form = forms.RaiseForm(
        request.POST or None,
        initial={name: request.GET.get(name) for name in ("programme", "unit", "text")},
    )
    form.fields["programme"].queryset = programmes
    form.fields["unit"].queryset = matters.units_spoken_of(by, programmes)
    if form.perform(_raise, by=by):
        messages.success(request, _("Đã nêu vướng mắc. Các bên của chương trình đều thấy."))
        return redirect("programmes:matters")
    return ask(
        request,
        form,
        question=_("Nêu khó khăn, vướng mắc"),
        consequence=_("Các bên của chương trình đọc được; đơn vị khác không đọc được."),
        deed=_("Nêu vướng mắc"),
        back=reverse("programmes:matters"),
    )


def own_obstacle(request, pk):
    obstacle = _obstacle(request, pk)
    form = forms.OwnForm(request.POST or None, initial={"owner": obstacle.owner_id})
    form.fields["owner"].queryset = matters.resolvers(obstacle.programme)
    if form.perform(actions.own_obstacle, obstacle, by=request.actor):
        messages.success(request, _("Đã ghi cơ quan giải quyết."))
        return redirect("programmes:matters")
    return _of(request, form, obstacle, _("Ai giải quyết vướng mắc này?"), _("Ghi"))


def resolve_obstacle(request, pk):
    obstacle = _obstacle(request, pk)
    form = forms.ResolveForm(request.POST or None, initial={"resolution": obstacle.resolution})
    if form.perform(actions.resolve_obstacle, obstacle, by=request.actor):
        messages.success(request, _("Đã ghi kết quả giải quyết."))
        return redirect("programmes:matters")
    return _of(request, form, obstacle, _("Vướng mắc này đã giải quyết?"), _("Đã giải quyết"))


def reopen_obstacle(request, pk):
    obstacle = _obstacle(request, pk)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.reopen_obstacle, obstacle, by=request.actor):
        messages.success(request, _("Vướng mắc lại chờ giải quyết."))
        return redirect("programmes:matters")
    return _of(request, form, obstacle, _("Vướng mắc này chưa hết?"), _("Mở lại"))


def tell_new_way(request):
    programmes = matters.open_to(request.actor)
    allow(request.actor.role in rules.REPORTERS, rules.RAISER)
    form = forms.NewWayForm(
        request.POST or None, initial={"programme": request.GET.get("programme")}
    )
    form.fields["programme"].queryset = programmes
    if form.perform(_tell, by=request.actor):
        messages.success(request, _("Đã nêu cách làm mới."))
        return redirect("programmes:matters")
    return ask(
        request,
        form,
        question=_("Nêu cách làm mới"),
        consequence=_("Các bên và các đơn vị có nhiệm vụ trong chương trình đều đọc được."),
        deed=_("Nêu cách làm"),
        back=reverse("programmes:matters"),
    )


def take_up(request, pk):
    new_way = get_object_or_404(NewWay.objects.readable_by(request.actor), pk=pk)
    allow(request.actor.role in rules.REPORTERS, rules.RAISER)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.take_up, new_way, by=request.actor):
        messages.success(request, _("Đã ghi: đơn vị áp dụng cách làm này."))
        return redirect("programmes:matters")
    return _of(request, form, new_way, _("Đơn vị mình cũng làm theo cách này?"), _("Áp dụng"))


def _raise(*, programme, by, **given):
    return actions.raise_obstacle(programme, by=by, **given)


def _tell(*, programme, by, **given):
    return actions.tell_new_way(programme, by=by, **given)


def _obstacle(request, pk):
    found = Obstacle.objects.readable_by(request.actor).select_related("programme")
    obstacle = get_object_or_404(found, pk=pk)
    allow(rules.can_settle(request.actor, obstacle.programme), rules.SIDE)
    return obstacle


def _of(request, form, matter, question, deed):
    return ask(
        request,
        form,
        question=question,
        consequence=matter.text,
        deed=deed,
        back=reverse("programmes:matters"),
        **mark(matter.programme),
    )


def _chosen(request):
    try:
        return UUID(request.GET["programme"])
    except (KeyError, ValueError):
        return None
