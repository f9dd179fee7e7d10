"""What stands around every page, in one statement: the programmes, and how much work waits."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import by_key, united

from . import standing, waiting


@dataclass(frozen=True)
class Around:
    """The programmes that an actor stands among, and what waits for them."""

    joints: list[standing.Joint]
    groups: list[waiting.Group]  # without rows, where none were asked for

    @property
    def waiting(self) -> int:
        return sum(group.count for group in self.groups)


def around(by: Actor, most: int = 0) -> Around:
    """As far as `by` sees and may act; of what waits, `most` of each kind are told."""
    found = by_key(_told(by, most))
    return Around(standing.joints(found[standing.SIDES]), waiting.groups(by, found))


@compiled
def _told(by: Actor, most: int) -> QuerySet:
    return united([*standing.parts(by), *waiting.parts(by, most)])
