"""Where a document stands, prepared for its page: in force or not, by which other, and how it
stands to others."""

from datetime import timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lientich.core.templatetags.lt import day as shown

from .. import clauses, picture, queries, rules
from ..forms import DayForm
from ..models import ENDS, UPWARDS, Relation
from ..validity import Force, force

TONES = {Force.IN_FORCE: "ok", Force.NOT_YET: "warn", Force.ENDED: "bad", Force.UNKNOWN: ""}


def standing_of(request, document, relations):
    """For the card: the state on the day asked for, today where none is."""
    by = request.actor
    form = DayForm(request.GET or None)
    asked = form.cleaned_data["on"] if form.is_valid() else None
    day = asked or by.today
    state = force(document, day)
    return {
        "form": form,
        "asked": asked,
        "state": state,
        "tone": TONES[state],
        "span": _span(document),
        "ended": _ended(document, relations),
        "changes": _changes(relations, day),
        "groups": _groups(by, relations),
    }


def lineage_of(by, document, relations):
    """For the drawing and the list that says the same, where a relation leads up or down."""
    if not any(one.relation.kind in UPWARDS for one in relations):
        return None
    found = queries.lineage(by, document)
    if found is None:
        return None
    return {
        "picture": picture.drawn(found),
        "above": picture.branches(found, -1),
        "below": picture.branches(found, 1),
        "more": found.more,
    }


def place_in(document, relation):
    """The page of a document, at the place where it says how it stands to another."""
    place = "" if relation.start is None else f"?at={relation.start}#at"
    return f"{document.get_absolute_url()}{place}"


def _span(document):
    begins, stops = document.in_force_from, document.in_force_until
    told = [_("từ %(day)s") % {"day": shown(begins)}] if begins else []
    if stops:
        told.append(_("đến hết %(day)s") % {"day": shown(stops - timedelta(days=1))})
    return ", ".join(told)


def _ended(document, relations):
    """By which other it ends, where that one is seen: else nobody is told that there is one."""
    if document.in_force_until is None:
        return None
    found = next(
        (
            one
            for one in relations
            if not one.refers
            and one.relation.in_effect
            and one.relation.kind in ENDS
            and not one.relation.clause
            and one.relation.begins == document.in_force_until
        ),
        None,
    )
    if found is None:
        return None
    relation, other = found.relation, found.other
    return {
        "words": _("%(done)s từ %(day)s bởi")
        % {"done": capfirst(relation.done), "day": shown(relation.begins)},
        "other": other,
        "url": place_in(other, relation),
    }


def _changes(relations, day):
    """What of it others change, clause by clause."""
    return [
        {
            "clause": clauses.told(one.relation.clause),
            "other": one.other,
            "url": place_in(one.other, one.relation),
            "since": one.relation.begins,
            "to_come": one.relation.begins is not None and one.relation.begins > day,
            "done": one.relation.done,
        }
        for one in relations
        if not one.refers
        and one.relation.in_effect
        and (one.relation.clause or one.relation.kind == Relation.Kind.AMENDS)
    ]


def _groups(by, relations):
    """By what each relation says, this one's own first."""
    said = {
        Relation.Kind.BASED_ON: (_("Căn cứ"), _("Là căn cứ của")),
        Relation.Kind.IMPLEMENTS: (_("Thực hiện"), _("Được thực hiện bởi")),
        Relation.Kind.AMENDS: (_("Sửa đổi, bổ sung"), _("Được sửa đổi, bổ sung bởi")),
        Relation.Kind.REPLACES: (_("Thay thế"), _("Được thay thế bởi")),
        Relation.Kind.REPEALS: (_("Bãi bỏ"), _("Bị bãi bỏ bởi")),
        Relation.Kind.CITES: (_("Dẫn chiếu"), _("Được dẫn chiếu trong")),
    }
    grouped = {}
    for one in relations:
        words = said[one.relation.kind][0 if one.refers else 1]
        grouped.setdefault((not one.refers, words), []).append(_row(by, one))
    return [(words, rows) for (_back, words), rows in sorted(grouped.items(), key=_place)]


def _row(by, one):
    relation, other = one.relation, one.other
    awaited = [who for key, who in one.owners.items() if one.waiting and key not in one.told]
    return {
        "key": relation.pk,
        "other": other,
        "url": other.get_absolute_url() if one.refers else place_in(other, relation),
        "clause": clauses.told(relation.clause),
        "waits_for": [str(who) for who in awaited],
        "can_agree": by.organisation_id in {who.pk for who in awaited}
        and rules.can_agree(by, relation, one.owners),
        "can_change": rules.can_change_relation(
            by, relation, one.referring, one.owners, relation.document.field_id
        ),
    }


def _place(item):
    return item[0][0]
