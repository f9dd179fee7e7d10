"""What stands around every page, in one statement: the programmes, how much work waits, and how
much one was told, has not read and is still so."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import by_key, first, summed, united
from lientich.notices.queries import in_bell

from . import standing, waiting

UNREAD = "unread"  # the key of a part


@dataclass(frozen=True)
class Around:
    """The programmes that an actor stands among, and what waits for them."""

    joints: list[standing.Joint]
    groups: list[waiting.Group]  # without rows, where none were asked for
    unread: int = 0  # notices, counted as what waits is

    @property
    def waiting(self) -> int:
        return sum(group.count for group in self.groups)


def around(by: Actor, most: int = 0) -> Around:
    """As far as `by` sees and may act; of what waits, `most` of each kind are told."""
    found = by_key(_told(by, most))
    told = waiting.count(found[UNREAD])
    return Around(standing.joints(found[standing.SIDES]), waiting.groups(by, found), told)


@compiled
def _told(by: Actor, most: int) -> QuerySet:
    notices = summed(UNREAD, first(in_bell(by).order_by(), waiting.MOST_COUNTED), n=Count("pk"))
    return united([*standing.parts(by), *waiting.parts(by, most), notices])
