"""What every page of this room begins with: what the address names, seen by whoever asks."""

from django.shortcuts import get_object_or_404

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import queries, rules
from ..models import Draft, Version


def ask_of(request, form, draft, **words):
    words.setdefault("back", draft.get_absolute_url())
    return ask(request, form, **words, **mark(draft))


def draft_seen(request, pk):
    drafts = Draft.objects.visible_to(request.actor).select_related("field", "acts_on", "document")
    return get_object_or_404(drafts, pk=pk)


def draft_read(request, pk):
    return get_object_or_404(Draft.objects.readable_by(request.actor), pk=pk)


def draft_written(request, pk):
    """For whoever writes it."""
    draft = draft_seen(request, pk)
    may = rules.can_draft(request.actor, queries.owners(draft), draft.field_id)
    allow(may, rules.DRAFTER_OF_IT)
    return draft


def version_read(request, pk):
    versions = Version.objects.readable_by(request.actor).select_related("draft__field", "person")
    return get_object_or_404(versions, pk=pk)


def mark(draft):
    return {"exercise": True} if queries.is_exercise(draft) else {}
