from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from lientich.conferences.rules import opens_report_of
from lientich.core.access import allow
from lientich.core.actor import SPECIALIST
from lientich.core.tables import table
from lientich.core.templatetags.lt import moment
from lientich.intake.rules import can_receive
from lientich.organisations.queries import in_exercise
from lientich.programmes.queries import pages
from lientich.programmes.queries.kept import FIELD
from lientich.programmes.queries.tallies import Tally
from lientich.programmes.rules import can_oversee

from . import breakdown, forms, queries
from .queries.steps import first_steps
from .queries.waiting import MOST_COUNTED
from .rules import AUDITOR, can_audit
from .shell import PROGRAMME, standing

FIRST = 5  # of what waits, on the overview
NEWS = 5


@require_safe
def overview(request):
    """How the chosen programme stands, as far as this actor may see it."""
    by, known = request.actor, standing(request, FIRST)
    todo, joints = queries.first(known.around.groups, FIRST), known.around.joints
    context = {"todo": todo, "waiting": known.around.waiting}
    if known.joint is None:
        return _start(request, context)
    joint, programme = known.joint, known.joint.programme
    sides = {side.pk for side in joint.sides}
    fields = pages.fields(by, programme.pk, joint.letters)
    context |= {
        "joint": joint,
        "sides": get_text_list([side.name for side in joint.sides], _("và")),
        "of_unit": by.organisation_id not in sides,
        "fields": fields,
        "total": sum((row.tally for row in fields), Tally()),
        "figures": (figures := queries.figures(by, joint, joints)),
        "span": figures.compared.span,
        "changes": breakdown.changes(figures.compared),
        "drawing": breakdown.drawn(figures.compared),
        "news": queries.news(by, joint, NEWS),
        "late": queries.longest(by, programme.pk, FIRST),
        "tasks_url": f"{reverse('programmes:tasks')}?programme={programme.pk}",
        "documents_url": f"{reverse('documents:index')}?in_force={by.today.isoformat()}",
        "matters_url": f"{reverse('programmes:matters')}?programme={programme.pk}",
        "of_board": by.role == SPECIALIST,
        "can_import": can_receive(by),
        "can_open_report": opens_report_of(by, sides),
    }
    if any(side.exercise for side in joint.sides):
        context["exercise"] = True
    return render(request, "home/overview.html", context)


@require_safe
def timeliness(request):
    """How the work of the chosen programme kept to its dates: against the year before, by month,
    and by field of work, unit, side or document."""
    by, known = request.actor, standing(request)
    joint = known.joint
    if joint is None:
        return redirect("home:overview")
    asked = request.GET.get("by")
    group = asked if asked in breakdown.GROUPS else FIELD
    span = queries.span(joint, known.around.joints, by.today)
    compared, rows = queries.kept_by(by, span, joint.sides, group)
    context = {
        "joint": joint,
        "span": span,
        "changes": breakdown.changes(compared),
        "months": breakdown.months(compared),
        "drawing": breakdown.drawn(compared),
        "lines": breakdown.lines(compared, group, rows),
        "heads": breakdown.HEADS,
        "group": breakdown.GROUPS[group],
        "tabs": [
            {"url": f"?by={key}#groups", "label": label, "current": key == group}
            for key, label in breakdown.GROUPS.items()
        ],
        "of_board": by.role == SPECIALIST,
    }
    if any(side.exercise for side in joint.sides):
        context["exercise"] = True
    return render(request, "home/timeliness.html", context)


def _start(request, context):
    """Where there is no programme to look at: what to do first, and what an administrator keeps."""
    by = request.actor
    context |= {"steps": first_steps(by), "kept": queries.administration(by)}
    if context["kept"]:
        acts = queries.audit.latest(by, FIRST)
        context |= {
            "acts": acts,
            "mandates_url": reverse("accounts:mandates", args=[by.organisation_id]),
        }
    return render(request, "home/start.html", context)


@require_safe
def my_work(request):
    """One queue across the rooms: what waits for this actor, the latest first."""
    by, around = request.actor, standing(request, MOST_COUNTED).around
    context = {
        "groups": around.groups,
        "waiting": around.waiting,
        "can_oversee": can_oversee(by),
        "elsewhere": [
            (one, reverse("accounts:wear", args=[one.pk]), count)
            for one, count in queries.elsewhere(by, request.mandates)
        ],
    }
    return render(request, "home/my_work.html", context)


@require_safe
def search(request):
    """What the words asked for are found in, by kind: of documents the nearest, else the newest."""
    by, form = request.actor, forms.SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    newest = request.GET.get("order") == "newest"
    found = queries.finding(by, words, newest)
    chosen = next((one for one in found if one.kind.key == request.GET.get("kind")), None)
    shown = [chosen] if chosen else [queries.shortened(one) for one in found]
    context = {
        "form": form,
        "words": words,
        "found": found,
        "shown": [queries.with_snippets(by, words, one) for one in shown],
        "chosen": chosen,
        "newest": newest,
        "tabs": _kinds_found(found, chosen, words, newest),
    }
    return render(request, "home/search.html", context)


@require_safe
def journal(request):
    """Who did what kind of thing when, for the actor's own organisation."""
    form, wanted = _wanted(request)
    page = queries.audit.events(request.actor, wanted, request.GET.get("cursor"))
    address = request.GET.copy()
    address.pop("cursor", None)
    context = {
        "form": form,
        "page": page,
        "filtered": any(wanted.values()),
        "export_url": f"{reverse('home:export_journal')}?{address.urlencode()}",
    }
    return render(request, "home/journal.html", context)


@require_safe
def export_journal(request):
    """The same as a table for a spreadsheet."""
    _form, wanted = _wanted(request)
    rows = (
        [moment(row["at"]), row["who"], row["role"], row["what"]]
        for row in queries.audit.exported(request.actor, wanted)
    )
    head = [_("Lúc"), _("Người làm"), _("Vai trò"), pgettext("journal", "Việc")]
    return table("nhat-ky.csv", head, rows, exercise=in_exercise(request.actor))


def _wanted(request):
    allow(can_audit(request.actor), AUDITOR)
    form = forms.JournalForm(request.GET)
    form.among(queries.audit.people(request.actor))
    return form, form.wanted


@require_POST
def choose_programme(request, pk):
    """Look at another programme from now on."""
    if not any(one.programme.pk == pk for one in standing(request).around.joints):
        raise Http404
    request.session[PROGRAMME] = str(pk)
    return redirect("home:overview")


def _kinds_found(found, chosen, words, newest):
    order = {"order": "newest"} if newest else {}

    def link(label, count, current, **kind):
        address = f"?{urlencode({'q': words, **order, **kind})}"
        return {"url": address, "label": label, "count": count, "current": current}

    every = link(_("Tất cả"), "", chosen is None)
    return [every] + [
        link(one.kind.label, f"{one.count}{'+' * one.more}", one is chosen, kind=one.kind.key)
        for one in found
    ]
