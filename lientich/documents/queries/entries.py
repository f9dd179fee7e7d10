from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value
from django.utils.translation import gettext as _

from lientich.core import access, paging
from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.journal.models import Event
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.organisations.queries import in_exercise, living
from lientich.search.queries import found

from ..models import Document, DocumentReach, Issuer, Relation
from ..sameness import Sought, find_all


def find_same(
    by: Actor,
    *,
    kind: str,
    number: str = "",
    symbol: str = "",
    date: date | None = None,
    subject: str = "",
    issuers: Iterable[Body] = (),
    issuer_text: str = "",
    joint: bool = False,
    own: bool = False,
) -> Document | None:
    """The one document that a text means, among those that `by` may see (`sameness`)."""
    sought = Sought(kind, number, symbol, date, subject, tuple(issuers), issuer_text, joint)
    return find_all(by, [sought], own=own)[0]


def register(by: Actor, filters: dict[str, Any], cursor: str | None) -> paging.Page:
    """A page of the register, newest first: rows of reach with their documents."""
    return paging.page(
        [
            rows.select_related("of__field").prefetch_related("of__issuers").defer("of__text")
            for rows in _listed(by, filters)
        ],
        ["-date_order", "-of"],
        same=lambda row: row.of_id,
        cursor=cursor,
    )


def count(by: Actor, filters: dict[str, Any]) -> int:
    return paging.count(_listed(by, filters), "of")


def exported(by: Actor, filters: dict[str, Any]) -> QuerySet[Document]:
    """All of the register that `by` may see, in the order of the page."""
    return (
        Document.objects.visible_to(by)
        .filter(_wanted(filters))
        .defer("text")
        .prefetch_related("issuers")
        .select_related("field")
        .order_by(F("date").desc(nulls_last=True), "-pk")
    )


def is_exercise(document: Document) -> bool:
    return document.owners.filter(exercise=True).exists()


def not_reached(document: Document, day: date) -> QuerySet[Organisation]:
    """The organisations of a day that a document could still be opened to."""
    reached = DocumentReach.objects.filter(of=document).values("organisation")
    return living(day).exclude(pk__in=reached)


def any_exercise(by: Actor) -> bool:
    """Whether `by` plays in the exercise, or sees documents of it."""
    return in_exercise(by) or Document.objects.visible_to(by).filter(owners__exercise=True).exists()


def is_readable(by: Actor, document: Document) -> bool:
    """Whether `by` may read it whole, and not its title alone."""
    return Document.objects.readable_by(by).filter(pk=document.pk).exists()


def relations(by: Actor, document: Document) -> list[tuple[Relation, Document, bool]]:
    """How it stands to others, both ways, with those alone that `by` may see.

    Each with the other document and whether it is this one that refers.
    """
    seen = Document.objects.visible_to(by)
    rows = Relation.objects.filter(
        Q(document=document, other__in=seen) | Q(other=document, document__in=seen)
    ).select_related("document", "other")
    return [
        (
            row,
            row.other if row.document_id == document.pk else row.document,
            row.document_id == document.pk,
        )
        for row in rows.order_by("kind", "start", "id")
    ]


def find(by: Actor, words: str, most: int = 20) -> QuerySet[Document]:
    """Documents that `by` may see whose number, symbol, issuer or subject has the words."""
    entries = found(Document, by, words)[:most].values("object_id")
    keys = [one["object_id"] for one in entries]
    documents = Document.objects.visible_to(by).filter(pk__in=keys).defer("text")
    return documents.order_by(F("date").desc(nulls_last=True), "-pk")


def activity(by: Actor, document: Document, most: int = 15) -> list[dict[str, Any]]:
    """What was done with it, newest first: for its owners; persons of the own house by name."""
    events = list(
        Event.objects.filter(
            subject_type="documents.document",
            subject_id=document.pk,
            organisation_id__in=owners(document),
        ).order_by("-id")[:most]
    )
    people = Person.objects.in_bulk({event.person_id for event in events if event.person_id})
    places = Organisation.objects.in_bulk(
        {event.organisation_id for event in events}
        | {UUID(event.facts["organisation"]) for event in events if "organisation" in event.facts}
    )
    return [_told(by, event, people, places) for event in events]


def _told(
    by: Actor, event: Event, people: dict[UUID, Person], places: dict[UUID, Organisation]
) -> dict[str, Any]:
    own = event.organisation_id == by.organisation_id
    who = people.get(event.person_id) if own and event.person_id else None
    place = places.get(event.organisation_id) if event.organisation_id else None
    opened_to = event.facts.get("organisation")
    words = {
        "documents.registered": _("vào sổ"),
        "documents.completed": _("bổ sung từ bản gốc"),
        "documents.edited": _("sửa thông tin trong sổ"),
        "documents.ended": _("ghi ngày hết hiệu lực"),
        "documents.related": _("ghi quan hệ với văn bản khác"),
        "documents.unrelated": _("bỏ một quan hệ ghi nhầm"),
        "documents.stated": _("ghi điều văn bản nêu"),
        "documents.unstated": _("bỏ một điều ghi nhầm"),
        "documents.shared": _("gửi tới %(organisation)s"),
    }
    return {
        "who": str(who or place or _("Dòng lệnh")),
        "text": words[event.verb]
        % {"organisation": places.get(UUID(opened_to)) if opened_to else ""},
        "at": event.at,
        "tone": "a" if own else "b",
    }


def owners(document: Document) -> set[UUID]:
    return set(document.ownerships.values_list("organisation", flat=True))


def issuing_organisations(bodies: Iterable[Body]) -> set[UUID]:
    return {body.organisation_id for body in bodies}


def choices(by: Actor) -> dict[str, list[tuple[str, str]]]:
    """What the register can be narrowed to: who issued something that `by` may see, fields."""
    found: dict[str, list[tuple[str, str]]] = {"issuer": [], "organisation": [], "field": []}
    for kind, key, short, name, *_order in sorted(_offered(by), key=lambda row: row[4:] + row[3:4]):
        found[kind].append((str(key), short or name))
    return found


@compiled
def _offered(by: Actor) -> QuerySet:
    def offered(kind: str, rows: QuerySet, short: Any, key: Any, order: Any) -> QuerySet:
        return rows.order_by().values_list(Value(kind), "pk", short, "name", key, order)

    bodies = Body.objects.filter(issuings__document__in=Document.objects.visible_to(by))
    houses = Organisation.objects.filter(bodies__in=bodies)
    fields = FieldOfWork.objects.all()
    return offered(
        "issuer", bodies, F("short_name"), F("organisation__name_key"), F("order")
    ).union(
        offered("organisation", houses, F("short_name"), F("name_key"), Value(0)),
        offered("field", fields, Value(""), Value(""), F("order")),
    )


def _listed(by: Actor, filters: dict[str, Any]) -> list[QuerySet]:
    wanted = _wanted(filters, "of__")
    return [rows.filter(wanted) for rows in access.walk(Document, by)]


def _wanted(filters: dict[str, Any], path: str = "") -> Q:
    """The condition of a filled filter form, on documents at `path`."""
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    wanted = Q()
    if kind := given.get("kind"):
        wanted &= Q(**{f"{path}kind": kind})
    if issuer := given.get("issuer"):
        wanted &= Q(**{f"{path}issuings__body": issuer})
    if organisation := given.get("organisation"):
        wanted &= issued_by(organisation, path)
    if field := given.get("field"):
        wanted &= Q(**{f"{path}field": field})
    if year := given.get("year"):
        wanted &= Q(
            **{f"{path}date__gte": date(year, 1, 1), f"{path}date__lte": date(year, 12, 31)}
        )
    if joint := given.get("joint"):
        wanted &= Q(**{f"{path}joint": joint == "1"})
    if day := given.get("in_force"):
        wanted &= in_force(day, path)
    return wanted


def issued_by(organisation: Organisation | UUID, path: str = "") -> Q:
    """Issued by a body of an organisation, alone or with others."""
    issuings = Issuer.objects.filter(body__organisation=organisation)
    return Q(**{f"{path}pk__in": issuings.values("document")})


def in_force(day: date, path: str = "") -> Q:
    """In force from the day said, else from its date, up to and without the day it ends."""
    begun = Q(**{f"{path}valid_from__lte": day}) | Q(
        **{f"{path}valid_from": None, f"{path}date__lte": day}
    )
    return begun & (Q(**{f"{path}valid_until": None}) | Q(**{f"{path}valid_until__gt": day}))
