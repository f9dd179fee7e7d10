"""Several tasks at once: chosen in the table, foreseen, done by one confirmation."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.accounts.models import Mandate
from lientich.core.access import allow
from lientich.organisations.models import Organisation, Person
from lientich.organisations.queries import living

from .. import actions, forms, rules
from ..models import Task


def bulk(request):
    by = request.actor
    allow(rules.can_propose(by), rules.OWNER)
    chosen = {"tasks": request.GET.getlist("tasks")}
    form = forms.BulkForm(request.POST or None, initial=chosen)
    people = Mandate.objects.valid(by.today).filter(organisation=by.organisation_id)
    form.among(
        Task.objects.readable_by(by),
        Person.objects.filter(pk__in=people.values("person")),
        living(by.today).filter(kind=Organisation.Kind.UNIT),
    )
    outcomes = None
    if request.method == "POST" and form.is_valid():
        tasks, deed = form.cleaned_data["tasks"], _deed(form.cleaned_data, by)
        if "sure" in request.POST:
            return _done(request, actions.do_in_bulk(tasks, deed))
        outcomes = actions.foresee(tasks, deed)
    given = request.POST.getlist("tasks") if request.method == "POST" else chosen["tasks"]
    context = {
        "form": form,
        "tasks": _chosen(form, given),
        "outcomes": outcomes,
        "possible": sum(one.done for one in outcomes or ()),
    }
    return render(request, "programmes/bulk.html", context)


def _deed(given, by):
    if given["deed"] == forms.FOLLOWER:
        return partial(actions.set_follower, by=by, follower=given["follower"])
    if given["deed"] == forms.UNTIL:
        return partial(actions.postpone, by=by, until=given["until"], reason=given["reason"])
    return partial(actions.give_out, by=by, units=given["units"], send_source=given["send_source"])


def _done(request, outcomes):
    n = sum(one.done for one in outcomes)
    if n:
        words = ngettext("Đã làm với %(n)s nhiệm vụ.", "Đã làm với %(n)s nhiệm vụ.", n)
        messages.success(request, words % {"n": n})
    for one in outcomes:
        if not one.done:
            refused = {"task": one.task, "why": one.words}
            messages.warning(request, _("Không làm được với “%(task)s”: %(why)s") % refused)
    return redirect("programmes:tasks")


def _chosen(form, keys):
    """The tasks that were ticked, as far as they are there."""
    try:
        return form.fields["tasks"].clean(keys)
    except ValidationError:
        return []
