"""The mandates and programmes that an actor stands among."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.organisations.models import Organisation
from lientich.programmes.models import Programme, Side

MOST_PROGRAMMES = 20  # the newest that the switch offers; the others have their own list
LETTERS = "ab"  # the colours of the sides; a third has none


@dataclass(frozen=True)
class Joint:
    """A programme and its sides, the leading one first."""

    programme: Programme
    sides: list[Organisation] = field(default_factory=list)

    @property
    def letters(self) -> dict[UUID | None, str]:
        """The colours of the sides that have one."""
        return {side.pk: letter for side, letter in zip(self.sides, LETTERS, strict=False)}

    def letter(self, organisation_id: UUID | None) -> str:
        """The colour of a side; of nobody else."""
        return self.letters.get(organisation_id, "")


def programmes(by: Actor) -> list[Joint]:
    """The newest programmes that `by` sees, in one query."""
    found: dict[UUID, Joint] = {}
    for row in _sides(by):
        found.setdefault(row.programme_id, Joint(row.programme)).sides.append(row.organisation)
    return list(found.values())


@compiled
def _sides(by: Actor) -> QuerySet[Side]:
    newest = Programme.objects.visible_to(by).order_by("-since", "name")[:MOST_PROGRAMMES]
    rows = Side.objects.filter(programme__in=newest.values("pk"))
    return rows.select_related("programme", "organisation").order_by(
        "-programme__since", "programme__name", "programme", "order", "id"
    )
