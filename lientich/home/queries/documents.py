"""The documents in force, by who issued them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from lientich.core.actor import Actor
from lientich.documents.models import Document, Issuer

from .standing import Joint


@dataclass(frozen=True)
class InForce:
    total: int
    joint: int
    sides: list[tuple[str, int, str]]  # name, how many, colour


def in_force(by: Actor, joint: Joint) -> InForce:
    """The documents that `by` sees and that hold today; each side's own, and the joint ones."""
    own = {
        f"side{place}": Count(
            "pk",
            filter=Q(
                Exists(Issuer.objects.filter(document=OuterRef("pk"), body__organisation=side)),
                joint=False,
            ),
        )
        for place, side in enumerate(joint.sides)
    }
    found = (
        Document.objects.visible_to(by)
        .filter(_holds(by.today))
        .aggregate(n=Count("pk"), n_joint=Count("pk", filter=Q(joint=True)), **own)
    )
    return InForce(
        found["n"],
        found["n_joint"],
        [
            (str(side), found[f"side{place}"], joint.letter(side.pk))
            for place, side in enumerate(joint.sides)
        ],
    )


def _holds(day: date) -> Q:
    begun = Q(valid_from__lte=day) | Q(valid_from=None, date__lte=day)
    return begun & (Q(valid_until=None) | Q(valid_until__gt=day))
