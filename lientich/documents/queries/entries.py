from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from lientich.core.actor import SPECIALIST, Actor
from lientich.journal.models import Event
from lientich.organisations.models import Body, Organisation, Person
from lientich.organisations.queries import in_exercise

from ..models import Document
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
        "who": str(who or place or _("Dòng lệnh")),
        "text": words[event.verb]
        % {
            "organisation": places.get(UUID(opened_to)) if opened_to else "",
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
