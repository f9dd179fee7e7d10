"""How a document stands to others, as far as the actor sees them; and what its text cites."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lientich.core import access
from lientich.core.actor import Actor
from lientich.organisations.models import Organisation
from lientich.organisations.recognition import directory
from lientich.reader import citations, pinpoints

from .. import citing, clauses
from ..models import EFFECTS, Document, Ownership, Relation, RelationPart
from ..sameness import find_all

MOST_READ = 200_000  # letters of a text in which citations are sought while a page waits
MOST_OFFERED = 30


Owners = dict[UUID, dict[UUID, Organisation]]  # by document


@dataclass(frozen=True)
class Related:
    """A relation as the page of one of its documents shows it; `refers`: it is this one's own."""

    relation: Relation
    other: Document
    refers: bool
    owners: dict[UUID, Organisation]  # of the document that is referred to
    referring: set[UUID]  # who owns the one that refers
    told: set[UUID]  # who has said so, where an owner is still awaited

    @property
    def waiting(self) -> bool:
        return self.relation.kind in EFFECTS and not self.relation.in_effect


def relations(by: Actor, document: Document, around: Owners | None = None) -> list[Related]:
    """How it stands to others, both ways, with those alone that `by` may see.

    What not every owner has said yet is the owners' own matter. `around`: of `owners_around`,
    where they are known already.
    """
    own = Ownership.objects.filter(organisation=by.organisation_id, document=OuterRef("other"))
    rows = Relation.objects.filter(
        Q(document=document) & access.visible_at("other", Document, by)
        | Q(other=document) & access.visible_at("document", Document, by),
        Q(in_effect=True) | ~Q(kind__in=EFFECTS) | Exists(own),
    )
    owners = owners_around(document) if around is None else around
    told = _told_of(document)
    return [
        Related(
            relation=row,
            other=row.other if row.document_id == document.pk else row.document,
            refers=row.document_id == document.pk,
            owners=owners[row.other_id],
            referring=set(owners[row.document_id]),
            told=told[row.pk],
        )
        for row in rows.select_related("document", "other")
        .defer("document__text", "other__text")
        .order_by("kind", "start", "id")
    ]


def awaiting_word(by: Actor) -> QuerySet[Relation]:
    """What another owner says changes a document of the own house, and waits for its word."""
    own = Ownership.objects.filter(organisation=by.organisation_id, document=OuterRef("other"))
    waiting = Relation.objects.filter(
        Exists(own), access.visible_at("document", Document, by), in_effect=False, kind__in=EFFECTS
    )
    return waiting.exclude(parts__organisation=by.organisation_id)


def owners_around(document: Document) -> Owners:
    """Who owns it, and what it is related to."""
    near = Q(document=document) | Q(document__relations__other=document)
    near |= Q(document__referred_by__document=document)
    owners: Owners = defaultdict(dict)
    owned = Ownership.objects.filter(near).select_related("organisation").distinct()
    for one in owned.order_by("organisation__name_key"):
        owners[one.document_id][one.organisation_id] = one.organisation
    return owners


def _told_of(document: Document) -> dict[int, set[UUID]]:
    """Who has said so, of the relations that wait for an owner."""
    near = Q(relation__document=document) | Q(relation__other=document)
    waiting = RelationPart.objects.filter(near, relation__in_effect=False)
    told: dict[int, set[UUID]] = defaultdict(set)
    for relation, organisation in waiting.values_list("relation", "organisation"):
        told[relation].add(organisation)
    return told


@dataclass(frozen=True)
class Offer:
    """A document that the text cites and that the register knows, and how the text puts it."""

    other: Document
    kind: str
    clause: str
    wording: str
    start: int
    end: int
    words: str

    @property
    def kind_told(self) -> str:
        return str(Relation.Kind(self.kind).label)


def offered(by: Actor, document: Document) -> list[Offer]:
    """What its text cites, of what `by` sees, as far as no relation says so yet."""
    text = document.text[:MOST_READ]
    found = citations.find(text) if text else []
    known = directory() if found else None
    sought = [citing.sought(facts, known) for facts in found] if known else []
    said = set(document.relations.values_list("other", flat=True)) | {document.pk}
    offers: dict[tuple[object, ...], Offer] = {}
    for facts, other in zip(found, find_all(by, sought), strict=True):
        if other is None or other.pk in said:
            continue
        offer = _offer(text, facts["start"], facts["end"], other)
        offers.setdefault((other.pk, offer.kind, offer.clause), offer)
    return list(offers.values())[:MOST_OFFERED]


def _offer(text: str, start: int, end: int, other: Document) -> Offer:
    kind = clauses.relation(text, start)
    clause = pinpoints.before(text, start) if kind in EFFECTS else ""
    wording = pinpoints.wording(text, clause)
    return Offer(other, kind, clause, wording, start, end, text[start:end])
