"""Whom the paper will be sent to, before it is."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import queries, rules
from .finding import draft_seen, mark


@require_safe
def recipients(request, pk):
    by, draft = request.actor, draft_seen(request, pk)
    if not queries.is_readable(by, draft):
        raise Http404
    context = {
        "draft": draft,
        "named": named(draft, by),
        "can_draft": draft.is_open and rules.can_draft(by, queries.owners(draft), draft.field_id),
    }
    return render(request, "drafting/recipients.html", context | mark(draft))


def named(draft, by):
    """Each line of its recipients, with those whom it means today."""
    lines, addressees = (
        [line for line in text.split("\n") if line] for text in (draft.recipients, draft.addressees)
    )
    return queries.recipients(draft, lines, by.today, addressees)
