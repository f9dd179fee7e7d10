from collections.abc import Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _

from lientich.core.actor import SPECIALIST, Actor
from lientich.core.together import Found, of, told
from lientich.journal.models import Event
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.organisations.queries import in_exercise

from ..models import Document, Statement
from ..sameness import Sought, find_all

STATED = "stated"  # the key of a part
STATEMENT = ("id", "kind", "text", "start")


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


def with_issuers(documents: QuerySet[Document]) -> QuerySet[Document]:
    """With who issued each, the lead first as on the paper."""
    return documents.prefetch_related(Prefetch("issuers", Body.objects.order_by("issuings__order")))


def is_exercise(document: Document) -> bool:
    return document.owners.filter(exercise=True).exists()


def any_exercise(by: Actor) -> bool:
    """Whether `by` plays in the exercise, or sees documents of it."""
    return in_exercise(by) or Document.objects.visible_to(by).filter(owners__exercise=True).exists()


def is_readable(by: Actor, document: Document) -> bool:
    """Whether `by`, who sees it, may read it whole: a specialist may know the title alone."""
    if all(hat.role != SPECIALIST for hat in by.hats):
        return True
    return Document.objects.readable_by(by).filter(pk=document.pk).exists()


def parts(_by: Actor, document: UUID) -> list[QuerySet]:
    """Of a union: what a document that is read states."""
    columns = {name: name for name in STATEMENT}
    rows = Statement.objects.filter(document=document)
    return [told(STATED, rows, field__name="field__name", **columns)]


def statements(found: Found) -> list[Statement]:
    stated = []
    for facts in sorted(found[STATED], key=itemgetter("start")):
        one = of(Statement, facts, "", STATEMENT)
        one.field = FieldOfWork(name=facts["field__name"]) if facts["field__name"] else None
        stated.append(one)
    return stated


def activity(
    by: Actor, document: Document, owners: Collection[UUID], most: int = 15
) -> list[dict[str, Any]]:
    """What was done with it, newest first: for its owners; persons of the own house by name."""
    events = list(
        Event.objects.filter(
            subject_type="documents.document",
            subject_id=document.pk,
            organisation_id__in=owners,
        ).order_by("-id")[:most]
    )
    names = _names(
        {event.person_id for event in events},
        {event.organisation_id for event in events}
        | {UUID(event.facts["organisation"]) for event in events if "organisation" in event.facts},
    )
    return [_told(by, event, names) for event in events]


def _names(people: set[Any], places: set[Any]) -> dict[UUID, str]:
    """What these persons and organisations are called, by key."""
    called = Coalesce(NullIf("short_name", Value("")), "name")
    persons = Person.objects.filter(pk__in=people).order_by().values_list("pk", "name")
    houses = Organisation.objects.filter(pk__in=places).order_by().values_list("pk", called)
    return dict(persons.union(houses, all=True))


def _told(by: Actor, event: Event, names: dict[Any, str]) -> dict[str, Any]:
    own = event.organisation_id == by.organisation_id
    who = names.get(event.person_id) if own else None
    place = names.get(event.organisation_id)
    opened_to = event.facts.get("organisation")
    words = {
        "documents.registered": _("vào sổ"),
        "documents.completed": _("bổ sung từ bản gốc"),
        "documents.edited": _("sửa thông tin trong sổ"),
        "documents.ended": _("ghi ngày hết hiệu lực"),
        "documents.end_taken_back": _("bỏ ghi hết hiệu lực"),
        "documents.related": _("ghi quan hệ với văn bản khác"),
        "documents.unrelated": _("bỏ một quan hệ ghi nhầm"),
        "documents.relation_corrected": _("sửa một quan hệ với văn bản khác"),
        "documents.relation_agreed": _("cùng ghi nhận việc sửa đổi, thay thế hoặc bãi bỏ"),
        "documents.stated": _("ghi điều văn bản nêu"),
        "documents.unstated": _("bỏ một điều ghi nhầm"),
        "documents.shared": _("mở cho %(organisation)s đọc"),
        "documents.sent": _("gửi tới %(count)s nơi nhận"),
        "documents.receipt_reminded": _("nhắc %(count)s nơi chưa nhận"),
        "documents.recalled": _("thu hồi văn bản gửi một nơi nhận"),
    }
    return {
        "who": who or place or _("Dòng lệnh"),
        "text": words[event.verb]
        % {
            "organisation": names.get(UUID(opened_to)) if opened_to else "",
            "count": len(event.facts.get("organisations", ())),
        },
        "at": event.at,
        "tone": "a" if own else "b",
    }


def owners(document: Document) -> set[UUID]:
    return set(document.ownerships.values_list("organisation", flat=True))


def binding(document: Document) -> set[UUID]:
    """Whose act it is: who owns its entry, and who issued it."""
    return owners(document) | issuing_organisations(document.issuers.all())


def issuing_organisations(bodies: Iterable[Body]) -> set[UUID]:
    return {body.organisation_id for body in bodies}
