"""What is overdue, the longest first."""

from typing import Any

from lientich.core.actor import Actor
from lientich.programmes.models import Programme
from lientich.programmes.queries import lists
from lientich.programmes.timeliness import Timeliness


def latest(by: Actor, programme: Programme, most: int) -> list[dict[str, Any]]:
    """The first rows of the list of overdue tasks of a programme."""
    wanted = {"programme": programme.pk, "timeliness": Timeliness.OVERDUE}
    return lists.tasks(by, wanted, None).rows[:most]
