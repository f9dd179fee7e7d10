"""The mandates and programmes that an actor stands among."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.together import Facts, of, told
from lientich.organisations.models import Organisation
from lientich.programmes.models import Programme, Side

MOST_PROGRAMMES = 20  # the newest that the switch offers; the others have their own list
SIDES = "sides"  # the key of the rows
PROGRAMME = ("id", "name", "goal", "since", "until", "state")
ORGANISATION = ("id", "name", "short_name", "exercise")
_TOLD = {
    f"{path}__{name}": f"{path}__{name}"
    for path, columns in (("programme", PROGRAMME), ("organisation", ORGANISATION))
    for name in columns
}
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


def parts(by: Actor) -> list[QuerySet]:
    """Of a union: the sides of the newest programmes that `by` sees, under one key."""
    newest = Programme.objects.visible_to(by).order_by("-since", "name")[:MOST_PROGRAMMES]
    rows = Side.objects.filter(programme__in=newest.values("pk"))
    return [told(SIDES, rows, order="order", id="id", **_TOLD)]


def joints(found: list[Facts]) -> list[Joint]:
    """What `parts` found: the programmes, the newest first."""
    made: dict[str, Joint] = {}
    for facts in sorted(found, key=lambda one: (one["order"], one["id"])):
        key = facts["programme__id"]
        if key not in made:
            made[key] = Joint(of(Programme, facts, "programme__", PROGRAMME))
        made[key].sides.append(of(Organisation, facts, "organisation__", ORGANISATION))
    named = sorted(made.values(), key=lambda one: one.programme.name)
    return sorted(named, key=lambda one: one.programme.since, reverse=True)
