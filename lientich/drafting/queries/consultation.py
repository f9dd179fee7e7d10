"""Who is asked what of a version, who has answered, and what became of what they said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from lientich.core.actor import Actor
from lientich.organisations import queries as organisations
from lientich.organisations.models import Line, Organisation

from ..models import Asked, Consultation, Draft, Opinion, OpinionRemark, Version
from .drafts import owners, sides

ENDED = (Draft.State.ISSUED, Draft.State.WITHDRAWN)


@dataclass(frozen=True)
class Tally:
    """How far the asking about one version, or all, has come."""

    asked: int = 0
    answered: int = 0
    remarks: int = 0
    taken: int = 0  # whole or in part
    decided: int = 0

    @property
    def silent(self) -> int:
        return self.asked - self.answered

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.asked + other.asked,
            self.answered + other.answered,
            self.remarks + other.remarks,
            self.taken + other.taken,
            self.decided + other.decided,
        )


def askable(draft: Draft, day: date) -> QuerySet[Organisation]:
    """Whoever exists on a day and does not draft it: of the exercise where the drafters are."""
    play = Organisation.objects.filter(pk__in=owners(draft)).values("exercise")
    return (
        organisations.living(day)
        .filter(exercise__in=play)
        .exclude(pk__in=owners(draft))
        .order_by("name_key")
    )


def askable_keys(draft: Draft, day: date) -> set[UUID]:
    return set(askable(draft, day).values_list("pk", flat=True))


def groups(draft: Draft, day: date) -> list[tuple[Organisation | None, list[Organisation]]]:
    """Whom one can ask, by the side they stand under on the Party line; None: under no side."""
    left = {one.pk: one for one in askable(draft, day)}
    found: list[tuple[Organisation | None, list[Organisation]]] = []
    for side in sides(draft):
        line = organisations.subtree(side.organisation_id, Line.PARTY, day)
        keys = {unit for unit, _superior, _depth in line}
        found.append((side.organisation, [one for key, one in left.items() if key in keys]))
        left = {key: one for key, one in left.items() if key not in keys}
    found.append((None, list(left.values())))
    return [(side, units) for side, units in found if units]


def is_open(consultation: Consultation) -> bool:
    """Whether it can still be answered."""
    return consultation.closed_at is None and consultation.draft.state not in ENDED


def consultations(by: Actor, draft: Draft) -> list[tuple[Consultation, Tally]]:
    """Of a draft, the last first, each with how far it has come."""
    rows = list(
        Consultation.objects.readable_by(by)
        .filter(draft=draft)
        .select_related("version", "organisation")
        .order_by("-asked_at", "-id")
        .annotate(n=Count("asked", distinct=True), answers=Count("asked__opinion", distinct=True))
    )
    told = _remarks_told(rows)
    return [(row, _tally(row, told.get(row.pk, (0, 0, 0)))) for row in rows]


def organisations_asked(consultation: Consultation) -> list[Asked]:
    """With their answers: who has not answered first, then by name."""
    rows = consultation.asked.select_related("organisation", "opinion").annotate(
        said=Count("remarks", filter=Q(remarks__told_in__isnull=False))
    )
    return sorted(rows, key=lambda one: (hasattr(one, "opinion"), one.organisation.name_key))


def opinion_remarks(by: Actor, consultation: Consultation) -> list[OpinionRemark]:
    """All that was said to the owners, in the order of the text."""
    return list(
        OpinionRemark.objects.readable_by(by)
        .filter(asked__consultation=consultation, told_in__isnull=False)
        .select_related("organisation", "decided_by")
    )


def own_remarks(asked: Asked) -> list[OpinionRemark]:
    """What the organisation that is asked has written, told or not yet."""
    return list(asked.remarks.all())


def opinion_of(asked: Asked) -> Opinion | None:
    return Opinion.objects.filter(asked=asked).select_related("person").first()


def asked_of(by: Actor, most: int = 200) -> list[Asked]:
    """What the actor's own house is asked, or was; what is due first, then the last. Each with
    `subject` and `issuers` of its version: of the draft as it is now the house reads nothing."""
    rows = (
        Asked.objects.readable_by(by)
        .filter(organisation=by.organisation_id)
        .select_related("consultation__version", "consultation__draft", "opinion")
        .annotate(
            subject=KeyTextTransform("subject", "consultation__version__content"),
            issuers=KeyTransform("issuers", "consultation__version__content"),
        )
        .defer("consultation__version__content", "consultation__draft__text")
        .order_by("-consultation__asked_at", "-id")[:most]
    )
    return sorted(rows, key=lambda one: hasattr(one, "opinion") or not is_open(one.consultation))


def is_asked(by: Actor) -> bool:
    """Whether the actor's own house was ever asked anything."""
    return Asked.objects.visible_to(by).filter(organisation=by.organisation_id).exists()


def asked_about(by: Actor, version: Version) -> Asked:
    """How a house of the actor comes to know a version that is not its own."""
    return (
        Asked.objects.readable_by(by)
        .filter(
            consultation__version=version, organisation__in=[h.organisation_id for h in by.hats]
        )
        .latest("consultation__asked_at")
    )


def opinions_due(by: Actor) -> QuerySet[Asked]:
    """What the actor's own house still has to answer."""
    return Asked.objects.readable_by(by).filter(
        _open("consultation__"), organisation=by.organisation_id, opinion=None
    )


def overdue_consultations(by: Actor) -> QuerySet[Consultation]:
    """Those of the actor's own house that are past their day, and somebody is silent."""
    drafted = Draft.objects.filter(sides__organisation=by.organisation_id).values("pk")
    silent = Asked.objects.filter(opinion=None).values("consultation")
    return Consultation.objects.visible_to(by).filter(
        _open(""), draft__in=drafted, due__lt=by.today, pk__in=silent
    )


def _open(path: str) -> Q:
    return Q(**{f"{path}closed_at": None}) & ~Q(**{f"{path}draft__state__in": ENDED})


def _remarks_told(rows: list[Consultation]) -> dict[UUID, tuple[int, int, int]]:
    """How many remarks, of them taken and decided on, by consultation."""
    kinds = OpinionRemark.Decision
    counted = (
        OpinionRemark.objects.filter(asked__consultation__in=rows, told_in__isnull=False)
        .order_by()
        .values("asked__consultation")
        .annotate(
            n=Count("pk"),
            taken=Count("pk", filter=Q(decision__in=(kinds.TAKEN, kinds.PART))),
            decided=Count("pk", filter=~Q(decision="")),
        )
    )
    return {
        key: (n, taken, decided)
        for key, n, taken, decided in counted.values_list(
            "asked__consultation", "n", "taken", "decided"
        )
    }


def _tally(row: Consultation, told: tuple[int, int, int]) -> Tally:
    return Tally(row.n, row.answers, *told)  # type: ignore[attr-defined]
