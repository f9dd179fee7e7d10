"""The page on which a text is written: by paragraphs, or as plain lines in one field."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from lientich.core.scripts import is_of_script

from .. import actions, forms, pages, queries
from .finding import draft_written, mark


def save_text(request, pk):
    """The whole text in one field; what two wrote at once is shown and chosen."""
    by, draft = request.actor, draft_written(request, pk)
    form = forms.TextForm(
        request.POST or None, initial={"text": draft.text, "revision": draft.revision}
    )
    form.among(sum(name.startswith("choice") for name in request.POST))
    clashes = ()
    if form.perform(actions.save_text, draft, by=by, alone=is_of_script(request)):
        outcome, clashes = form.result, form.result.clashes
        if clashes:
            form = _with_choices(form, outcome)
        if is_of_script(request):
            return JsonResponse(_told(request, form, outcome))
        if not clashes:
            words = (
                _("Đã lưu, cùng với phần người khác vừa viết.") if outcome.joined else _("Đã lưu.")
            )
            messages.success(request, words)
            return redirect(draft)
    elif is_of_script(request) and form.errors:
        errors = [str(error) for wrong in form.errors.values() for error in wrong]
        return JsonResponse({"errors": errors}, status=400)
    context = {"draft": draft, "form": form, "clashes": _asked(form, clashes)}
    return render(request, "drafting/text.html", context | _beside(by, draft, form) | mark(draft))


def _with_choices(form, outcome):
    """The same form, as it was sent, asking for a choice at each clash."""
    sent = form.data.copy()
    sent["against"] = outcome.revision
    asking = forms.TextForm(sent)
    asking.among(len(outcome.clashes))
    return asking


def _asked(form, clashes):
    """Each clash with the field in which it is chosen."""
    return [
        {"clash": clash, "changes": pages.clashing(clash), "field": form[f"choice{place}"]}
        for place, clash in enumerate(clashes)
    ]


def _beside(by, draft, form):
    """The last version, and where its remarks belong in the text that is shown."""
    last = queries.last_version(draft)
    remarks = queries.remarks(by, last) if last else []
    return {"last": last, "remarked": pages.remarked(last, remarks, form["text"].value() or "")}


def _told(request, form, outcome):
    """For the page that saves itself; what has to be chosen as the words of the page."""
    asked = {"clashes": _asked(form, outcome.clashes)}
    return {
        "revision": outcome.revision,
        "text": outcome.text,
        "joined": outcome.joined,
        "clashes": len(outcome.clashes),
        "asked": outcome.clashes and render_to_string("drafting/_clashes.html", asked, request),
    }
