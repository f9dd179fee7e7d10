"""How a document stands to others, as far as the actor sees them; and what its text cites."""

from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.together import Found, of, told
from lientich.organisations.models import Organisation
from lientich.organisations.recognition import directory
from lientich.reader import citations, pinpoints

from .. import citing, clauses
from ..models import EFFECTS, Document, Ownership, Relation, RelationPart
from ..sameness import find_all

MOST_READ = 200_000  # letters of a text in which citations are sought while a page waits
MOST_OFFERED = 30


Owners = dict[UUID, dict[UUID, Organisation]]  # by document
OWNERS, AGREED = "owners", "agreed"  # keys of parts
ORGANISATION = ("id", "name", "short_name", "name_key", "exercise")


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


def parts(_by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: who owns the document and what it is related to, and who has said so too, of the
    relations that wait for an owner. `relations` shows of them what is to be seen."""
    around = Relation.objects.filter(Q(document=document) | Q(other=document))
    near = Q(document=document)
    near |= Q(document__in=around.values("document")) | Q(document__in=around.values("other"))
    columns = {f"organisation__{name}": f"organisation__{name}" for name in ORGANISATION}
    waiting = RelationPart.objects.filter(
        Q(relation__document=document) | Q(relation__other=document), relation__in_effect=False
    )
    return [
        told(OWNERS, Ownership.objects.filter(near), document="document", **columns),
        told(AGREED, waiting, relation="relation", organisation="organisation"),
    ]


def relations(by: Actor, document: Document, found: Found) -> list[Related]:
    """How it stands to others, both ways, with those alone that `by` may see.

    What not every owner has said yet is the owners' own matter. `found`: what stands beside it.
    """
    own = Ownership.objects.filter(organisation=by.organisation_id, document=OuterRef("other"))
    rows = Relation.objects.filter(
        Q(document=document) & access.visible_at("other", Document, by)
        | Q(other=document) & access.visible_at("document", Document, by),
        Q(in_effect=True) | ~Q(kind__in=EFFECTS) | Exists(own),
    )
    owners, agreed = owners_around(found), _agreed(found)
    return [
        Related(
            relation=row,
            other=row.other if row.document_id == document.pk else row.document,
            refers=row.document_id == document.pk,
            owners=owners[row.other_id],
            referring=set(owners[row.document_id]),
            told=agreed[row.pk],
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


def owners_around(found: Found) -> Owners:
    """Who owns it, and what it is related to."""
    owners: Owners = defaultdict(dict)
    for facts in sorted(found[OWNERS], key=itemgetter("organisation__name_key")):
        owner = of(Organisation, facts, "organisation__", ORGANISATION)
        owners[UUID(facts["document"])][owner.pk] = owner
    return owners


def _agreed(found: Found) -> dict[int, set[UUID]]:
    """Who has said so, of the relations that wait for an owner."""
    agreed: dict[int, set[UUID]] = defaultdict(set)
    for facts in found[AGREED]:
        agreed[facts["relation"]].add(UUID(facts["organisation"]))
    return agreed


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
