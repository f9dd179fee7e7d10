from django.db.models import Q, QuerySet

from lientich.core.actor import Actor

from ..models import SavedFilter


def saved_filters(by: Actor, listing: str) -> QuerySet[SavedFilter]:
    """What a person saved of a list, and what is shared with the organisations they work for."""
    shared = Q(organisation__in={hat.organisation_id for hat in by.hats})
    own = Q(person=by.person_id) if by.person_id else Q(pk__in=[])
    return SavedFilter.objects.filter(own | shared, listing=listing)
