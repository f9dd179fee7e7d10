"""The documents in force, by who issued them."""

from dataclasses import dataclass
from functools import reduce
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lientich.core.actor import Actor
from lientich.core.together import Found, summed
from lientich.documents import queries as documents
from lientich.documents.models import Document
from lientich.organisations.models import Organisation

from .standing import Joint

KEY = "documents"


@dataclass(frozen=True)
class OfSide:
    """What one side issued alone."""

    side: Organisation
    letter: str
    count: int


@dataclass(frozen=True)
class InForce:
    """`others`: what neither is joint nor issued by a side, as a unit's letters."""

    total: int
    joint: int
    of_sides: list[OfSide]
    others: int


def parts(by: Actor, sides: tuple[UUID, ...]) -> list[QuerySet]:
    """Of a union: how many documents `by` sees that hold today, of each side and of others."""
    alone = Q(joint=False)
    of_sides = [documents.issued_by(side) for side in sides]
    own = {f"n{place}": Count("pk", filter=alone & one) for place, one in enumerate(of_sides)}
    own["others"] = Count("pk", filter=reduce(lambda rest, one: rest & ~one, of_sides, alone))
    seen = Document.objects.visible_to(by).filter(documents.in_force(by.today))
    return [summed(KEY, seen, n=Count("pk"), joint=Count("pk", filter=Q(joint=True)), **own)]


def in_force(joint: Joint, found: Found) -> InForce:
    """What `parts` found: each side's own, and the joint ones."""
    told = next(iter(found[KEY]), {})
    of_sides = [
        OfSide(side, joint.letter(side.pk), told.get(f"n{place}", 0))
        for place, side in enumerate(joint.sides)
    ]
    return InForce(told.get("n", 0), told.get("joint", 0), of_sides, told.get("others", 0))
