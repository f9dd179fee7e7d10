"""The documents in force, by who issued them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.documents import queries as documents
from lientich.documents.models import Document
from lientich.organisations.models import Organisation

from .standing import Joint


@dataclass(frozen=True)
class OfSide:
    """What one side issued alone."""

    side: Organisation
    letter: str
    count: int


@dataclass(frozen=True)
class InForce:
    total: int
    joint: int
    of_sides: list[OfSide]


def in_force(by: Actor, joint: Joint) -> InForce:
    """The documents that `by` sees and that hold today; each side's own, and the joint ones."""
    none = (0, 0, *(0 for _side in joint.sides))
    total, of_both, *own = next(iter(_counted(by, *(side.pk for side in joint.sides))), none)
    of_sides = [
        OfSide(side, joint.letter(side.pk), count)
        for side, count in zip(joint.sides, own, strict=True)
    ]
    return InForce(total, of_both, of_sides)


@compiled
def _counted(by: Actor, *sides: UUID) -> QuerySet:
    own = {
        f"n{place}": Count("pk", filter=documents.issued_by(side) & Q(joint=False))
        for place, side in enumerate(sides)
    }
    return (
        Document.objects.visible_to(by)
        .filter(documents.in_force(by.today))
        .order_by()
        .values(all=Value(1))
        .annotate(n=Count("pk"), n_joint=Count("pk", filter=Q(joint=True)), **own)
        .values_list("n", "n_joint", *own)
    )
