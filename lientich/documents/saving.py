"""Saved filters on the page of a list, whichever room's: as tabs, saved by a name, removed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.asking import ask
from lientich.core.forms import ActionForm, Asking

from . import actions, forms, queries, rules


def tabs(by: Actor, listing: str, given: dict[str, Any], here: str, every: str) -> dict[str, Any]:
    """What was saved, as tabs after `every`, and which of them (`current`) `given` is; `removable`
    where that may be removed."""
    saved = list(queries.saved_filters(by, listing))
    current = next((one for one in saved if one.wanted == given), None)
    links = [
        {"url": f"{here}?{one.query}", "label": one.name, "current": one is current}
        for one in saved
    ]
    first = {"url": here, "label": every, "current": not given}
    removable = current is not None and rules.can_remove_filter(by, current)
    return {
        "current": current,
        "removable": removable,
        "saved_tabs": [first, *links] if saved else [],
    }


def save(request: HttpRequest, listing: str, asked: Asking, here: str, back: str) -> HttpResponse:
    """Name what the list was asked, to find it again."""
    by: Actor = request.actor  # type: ignore[attr-defined]
    form = forms.SaveForm(request.POST or None)
    if not rules.can_share_filters(by):
        del form.fields["shared"]
    if form.perform(actions.save_filter, by=by, wanted=asked.given, listing=listing):
        messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": form.result})
        return redirect(f"{here}?{form.result.query}")
    conditions = "; ".join(f"{label}: {value}" for label, value in asked.told)
    return ask(
        request,
        form,
        question=_("Lưu bộ lọc"),
        consequence=conditions or _("Chưa có điều kiện lọc nào."),
        deed=_("Lưu"),
        back=back,
    )


def remove(
    request: HttpRequest, listing: str, key: Any, here: str, consequence: str
) -> HttpResponse:
    by: Actor = request.actor  # type: ignore[attr-defined]
    saved = queries.saved_filters(by, listing).filter(pk=key).first()
    if saved is None:
        raise Http404
    allow(rules.can_remove_filter(by, saved), rules.OWN_FILTER)
    form = ActionForm(request.POST if request.method == "POST" else None)
    if form.perform(actions.remove_filter, saved, by=by):
        messages.success(request, _("Đã bỏ bộ lọc “%(name)s”.") % {"name": saved})
        return redirect(here)
    return ask(
        request,
        form,
        question=_("Bỏ bộ lọc “%(name)s”?") % {"name": saved},
        consequence=consequence,
        deed=_("Bỏ bộ lọc"),
        back=f"{here}?{saved.query}",
        danger=True,
    )
