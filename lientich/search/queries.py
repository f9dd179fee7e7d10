from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet

from lientich.core.access import readable, visible
from lientich.core.actor import Actor

from .models import Entry


def found(model: type[models.Model], by: Actor, query: str) -> QuerySet[Entry]:
    """Entries of `model` that `by` may find, newest first.

    What may be read whole is found by all its words; what is known by its title alone, by those:
    a hit on anything else would tell what stands in it.
    """
    entries = Entry.objects.filter(kind=model._meta.label_lower)
    of_entry = model._default_manager.filter(pk=OuterRef("object_id"))
    if not hasattr(model, "ACCESS"):
        hits = entries.matching(query).filter(Exists(of_entry))
    else:
        read = entries.matching(query).filter(Exists(of_entry.filter(readable(model, by))))
        known = entries.titled(query).filter(Exists(of_entry.filter(visible(model, by))))
        hits = read | known
    return hits.order_by(F("at").desc(nulls_last=True), "-id")
