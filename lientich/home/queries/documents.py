"""The documents in force, by who issued them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from lientich.core.actor import Actor
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
    own = {
        f"n{place}": Count("pk", filter=documents.issued_by(side) & Q(joint=False))
        for place, side in enumerate(joint.sides)
    }
    found = (
        Document.objects.visible_to(by)
        .filter(documents.in_force(by.today))
        .aggregate(n=Count("pk"), n_joint=Count("pk", filter=Q(joint=True)), **own)
    )
    return InForce(
        found["n"],
        found["n_joint"],
        [
            OfSide(side, joint.letter(side.pk), found[f"n{place}"])
            for place, side in enumerate(joint.sides)
        ],
    )
