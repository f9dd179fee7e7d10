"""How a document stands to others, and what follows for one that is changed or ended."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.reader import pinpoints

from .. import clauses, queries, rules
from ..models import EFFECTS, UPWARDS, Document, Relation
from .keeping import kept, locked
from .validity import lock_together, settle_validity

LOOPS = (UPWARDS, EFFECTS)  # kinds of which two documents stand to each other one way only


@dataclass(frozen=True)
class Said:
    """What is said of how two documents stand to each other, in the form in which it is kept."""

    kind: str
    clause: str
    since: date | None
    wording: str


@transaction.atomic
def relate(
    document: Document,
    *,
    by: Actor,
    other: Document,
    kind: str,
    clause: str = "",
    since: date | None = None,
    wording: str = "",
    start: int | None = None,
    end: int | None = None,
    agreed: bool = False,
) -> Relation:
    """A document stands to another, or to a clause of it, as its text says.

    An effect on what several own waits for the others to say so (`agree_relation`), unless they
    have `agreed` on the very text of the document. Said again, it is the same relation.
    """
    document, other = _both(document, other, by)
    said = _said(kind, clause, since, wording)
    _refuse_turned(document, other, said)
    if kind in EFFECTS:
        _refuse_effect(document, other, said)
        allow(agreed or rules.can_change(by, queries.owners(other)), rules.OFFICE_OF_OWNER)
    relation, is_new = Relation.objects.get_or_create(
        document=document,
        other=other,
        kind=said.kind,
        clause=said.clause,
        defaults={
            "since": said.since,
            "wording": said.wording,
            "start": start,
            "end": end,
            "noted_at": by.now,
        },
    )
    if is_new:
        record("documents.related", document, by=by, other=other, kind=kind, clause=said.clause)
    if kind in EFFECTS and (agreed or said == _said_of(relation)):  # else it was said otherwise
        _take_part(relation, by, all_owners=agreed)
    return relation


@transaction.atomic
def relate_as_read(
    document: Document, *, by: Actor, other: Document, text: str, start: int, end: int
) -> Relation:
    """As the words around a citation say; what they say to change and cannot, they cite."""
    kind, clause = clauses.relation(text, start), pinpoints.before(text, start)
    try:
        return relate(
            document,
            by=by,
            other=other,
            kind=kind,
            clause=clause if kind in EFFECTS else "",
            wording=pinpoints.wording(text, clause),
            start=start,
            end=end,
        )
    except (PermissionDenied, ValidationError):
        cites = Relation.Kind.CITES
        return relate(document, by=by, other=other, kind=cites, start=start, end=end)


@transaction.atomic
def correct_relation(
    relation: Relation,
    *,
    by: Actor,
    kind: str,
    clause: str = "",
    since: date | None = None,
    wording: str = "",
) -> Relation:
    """It is said otherwise; what others had said to the words before is undone."""
    relation, document, other = _changeable(relation, by)
    said = _said(kind, clause, since, wording)
    if said == _said_of(relation):
        return relation
    _refuse_turned(document, other, said)
    _refuse_said_before(relation, said)
    if kind in EFFECTS:
        _refuse_effect(document, other, said)
        allow(rules.can_change(by, queries.owners(other)), rules.OFFICE_OF_OWNER)

    relation.kind, relation.clause = said.kind, said.clause
    relation.since, relation.wording = said.since, said.wording
    relation.noted_at, relation.in_effect = by.now, False
    relation.save()
    relation.parts.all().delete()
    record("documents.relation_corrected", document, by=by, other=other, kind=kind)
    if kind in EFFECTS:
        _take_part(relation, by)
    _settle_end(other, by)
    return relation


@transaction.atomic
def agree_relation(relation: Relation, *, by: Actor) -> Relation:
    """Another owner of the changed document says so too; with the last of them it is in effect."""
    other = locked(relation.other, by)
    relation = _standing(relation)
    allow(rules.can_agree(by, relation, queries.owners(other)), rules.OFFICE_OF_OWNER)
    allow(Document.objects.visible_to(by).filter(pk=relation.document_id).exists())
    if _take_part(relation, by):
        record("documents.relation_agreed", relation.document, by=by, other=other)
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, by: Actor) -> None:
    """What was noted by mistake is taken out of the register."""
    relation, document, other = _changeable(relation, by)
    relation.delete()
    record("documents.unrelated", document, by=by, other=other, kind=relation.kind)
    _settle_end(other, by)


def _both(document: Document, other: Document, by: Actor) -> tuple[Document, Document]:
    """Both are locked, so that neither is withdrawn while they are related."""
    there = lock_together([document.pk, other.pk])
    document = kept(document, by)
    if document.pk == other.pk:
        raise ValidationError(_("Một văn bản không liên quan đến chính nó."))
    visible = Document.objects.visible_to(by).filter(pk=other.pk).exists()
    if other.pk not in there or not visible:
        raise ValidationError(_("Không có văn bản này."))
    return document, Document.objects.defer("text").get(pk=other.pk)


def _standing(relation: Relation) -> Relation:
    """The relation under lock, after its documents."""
    found = Relation.objects.select_for_update(of=("self",)).filter(pk=relation.pk)
    standing = found.select_related("document", "other").first()
    if standing is None:
        raise ValidationError(_("Quan hệ này vừa được bỏ."))
    return standing


def _changeable(relation: Relation, by: Actor) -> tuple[Relation, Document, Document]:
    document, other = _both(relation.document, relation.other, by)
    relation = _standing(relation)
    allow(
        rules.can_change_relation(
            by, relation, queries.owners(document), queries.owners(other), document.field_id
        ),
        rules.CHANGER,
    )
    return relation, document, other


def _said(kind: str, clause: str, since: date | None, wording: str) -> Said:
    place = pinpoints.read(clause) if clause.strip() else ""
    if place is None:
        raise ValidationError(
            {"clause": _("Hãy ghi như trích dẫn: điểm a, khoản 2, Điều 5 hoặc mục II.2.")}
        )
    if kind not in EFFECTS:
        return Said(kind, place, None, "")
    return Said(kind, place, since, wording.strip() if place else "")


def _said_of(relation: Relation) -> Said:
    return Said(relation.kind, relation.clause, relation.since, relation.wording)


def _refuse_said_before(relation: Relation, said: Said) -> None:
    same = Relation.objects.filter(
        document=relation.document, other=relation.other, kind=said.kind, clause=said.clause
    )
    if same.exclude(pk=relation.pk).exists():
        raise ValidationError({"clause": _("Quan hệ này đã được ghi.")})


def _refuse_turned(document: Document, other: Document, said: Said) -> None:
    """Of two documents one stands above, and one changes the other: never both ways."""
    loop = next((kinds for kinds in LOOPS if said.kind in kinds), ())
    turned = Relation.objects.filter(document=other, other=document, kind__in=loop).first()
    if turned:
        raise ValidationError(
            {
                "kind": _("Văn bản kia đã được ghi là %(kind)s văn bản này.")
                % {"kind": turned.get_kind_display()}
            }
        )


def _refuse_effect(document: Document, other: Document, said: Said) -> None:
    if not queries.binding(other) <= queries.binding(document):
        raise ValidationError({"kind": str(rules.ALL_OWNERS)})
    if document.date and other.date and document.date < other.date:
        raise ValidationError(
            {"kind": _("Văn bản ban hành trước không sửa đổi, thay thế hay bãi bỏ văn bản sau.")}
        )
    if said.since and document.date and said.since < document.date:
        raise ValidationError(
            {"since": _("Văn bản không thể có hiệu lực trước ngày được ban hành.")}
        )


def _take_part(relation: Relation, by: Actor, *, all_owners: bool = False) -> bool:
    """The actor's organisation, or every owner, says so; whether that was new."""
    owners = queries.owners(relation.other)
    others = relation.parts.exclude(organisation=by.organisation_id)
    if not all_owners and by.person_id and others.filter(person_id=by.person_id).exists():
        raise ValidationError(_("Một người không làm phần việc của hai bên trong cùng một việc."))
    is_new = False
    for owner in owners if all_owners else owners & {by.organisation_id}:
        _part, made = relation.parts.get_or_create(
            organisation_id=owner,
            defaults={"mandate_id": by.mandate_id, "person_id": by.person_id, "at": by.now},
        )
        is_new = is_new or made
    told = set(relation.parts.values_list("organisation", flat=True))
    if owners <= told and not relation.in_effect:
        relation.in_effect = True
        relation.save(update_fields=["in_effect"])
        _settle_end(relation.other, by)
    return is_new


def _settle_end(document: Document, by: Actor) -> None:
    """The day on which it ends follows; that it changed is told."""
    now = Document.objects.get(pk=document.pk)
    before = now.in_force_until
    settle_validity(now)
    after = now.in_force_until
    if after != before:
        sooner = after is not None and (before is None or after < before)
        verb = "documents.ended" if sooner else "documents.end_taken_back"
        record(verb, now, by=by)
