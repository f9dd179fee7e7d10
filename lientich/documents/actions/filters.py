from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Person

from .. import rules
from ..models import SavedFilter

MOST_SAVED = 20


@transaction.atomic
def save_filter(
    *,
    by: Actor,
    name: str,
    wanted: dict[str, Any],
    listing: str = SavedFilter.REGISTER,
    shared: bool = False,
) -> SavedFilter:
    """A person finds what they asked of a list by a name; the same name again replaces it.

    `shared`: the people of the organisation they act for find it too.
    """
    allow(rules.can_save_filters(by))
    allow(not shared or rules.can_share_filters(by), rules.OF_AN_ORGANISATION)
    if not wanted:
        raise ValidationError(_("Hãy chọn điều kiện lọc trước khi lưu."))
    person = Person.objects.select_for_update().get(Q(pk=by.person_id))  # saves one at a time
    own = SavedFilter.objects.filter(person=person, listing=listing)
    name = " ".join(name.split())
    saved = own.filter(name=name).first()
    if saved is None and own.count() >= MOST_SAVED:
        raise ValidationError(
            _("Mỗi người lưu nhiều nhất %(n)s bộ lọc. Hãy bỏ bớt."), params={"n": MOST_SAVED}
        )
    organisation = by.organisation_id if shared else None
    if saved and (saved.wanted, saved.organisation_id) == (wanted, organisation):
        return saved

    saved = saved or SavedFilter(person=person, listing=listing, name=name)
    saved.wanted, saved.organisation_id = wanted, organisation
    saved.save()
    record("documents.filter_saved", saved, by=by)
    return saved


@transaction.atomic
def remove_filter(saved: SavedFilter, *, by: Actor) -> None:
    """It is forgotten; whoever removes it a second time finds it gone."""
    allow(rules.can_remove_filter(by, saved), rules.OWN_FILTER)
    removed, _of_each = SavedFilter.objects.filter(pk=saved.pk).delete()
    if removed:
        record("documents.filter_removed", saved, by=by)
