"""How many tasks stand how: the same rows and the same rules as the lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lientich.core.actor import Actor
from lientich.core.compiled import compiled

from ..models import State
from ..timeliness import Timeliness
from . import filters, lists

COMPLETED, DOING = gettext_lazy("hoàn thành"), gettext_lazy("đang làm")
DUE_SOON, OVERDUE = gettext_lazy("sắp hạn"), gettext_lazy("quá hạn")


@dataclass(frozen=True)
class Tally:
    """Of `total` tasks, each counted in one of the other figures at most."""

    total: int = 0
    completed: int = 0
    soon: int = 0
    overdue: int = 0
    left: int = 0  # of those completed: with a cooperating body that is not done

    @property
    def doing(self) -> int:
        return self.total - self.completed - self.soon - self.overdue

    @property
    def parts(self) -> list[tuple[int, str, Promise]]:
        """For a meter: value, tone, words."""
        return [
            (self.completed, "ok", COMPLETED),
            (self.doing, "info", DOING),
            (self.soon, "warn", DUE_SOON),
            (self.overdue, "bad", OVERDUE),
        ]

    @property
    def told(self) -> list[tuple[str, str]]:
        """10 / 15 nhiệm vụ, 1 quá hạn; each with what narrows the list to it."""
        done = ngettext(
            "%(done)s / %(total)s nhiệm vụ", "%(done)s / %(total)s nhiệm vụ", self.total
        )
        found = [(done % {"done": self.completed, "total": self.total}, "state=all")]
        if self.overdue:
            found.append((_("%(n)s quá hạn") % {"n": self.overdue}, "timeliness=overdue"))
        elif self.soon:
            found.append((_("%(n)s sắp hạn") % {"n": self.soon}, "timeliness=due_soon"))
        if self.left:
            words = _("%(n)s còn phần phối hợp") % {"n": self.left}
            found.append((words, f"state={filters.COOPERATING}"))
        return found

    @property
    def words(self) -> str:
        return ", ".join(words for words, _narrowed in self.told)

    @property
    def running_words(self) -> str:
        words = {"doing": self.doing, "soon": self.soon}
        return _("%(doing)s đang làm · %(soon)s sắp hạn") % words

    @property
    def late_words(self) -> str:
        return _("%(n)s quá hạn") % {"n": self.overdue} if self.overdue else ""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.total + other.total,
            self.completed + other.completed,
            self.soon + other.soon,
            self.overdue + other.overdue,
            self.left + other.left,
        )


def by_field(by: Actor, programme_id: UUID) -> dict[tuple, Tally]:
    """The assigned tasks of a programme that `by` sees: by key, name and order of the field."""
    columns = ("field_id", "of__field__name", "of__field__order")
    return _tallies(by, Q(programme_id=programme_id), *columns)


def by_programme(by: Actor, programmes: Iterable[UUID]) -> dict[UUID, Tally]:
    found = _tallies(by, Q(programme_id__in=list(programmes)), "programme_id")
    return {key: tally for (key,), tally in found.items()}


def _tallies(by: Actor, which: Q, *columns: str) -> dict[tuple, Tally]:
    rows = _counted(by, which, *columns)
    return {row[: len(columns)]: Tally(*row[len(columns) :]) for row in rows}


@compiled
def _counted(by: Actor, which: Q, *columns: str) -> QuerySet:
    def how_many(condition: Q) -> Any:
        return Count("of", distinct=True, filter=condition)

    return (
        lists.seen(by)
        .filter(which)
        .order_by()
        .values_list(*columns)
        .annotate(
            total=Count("of", distinct=True),
            completed=how_many(Q(state=State.COMPLETED)),
            soon=how_many(filters.stands(by, Timeliness.DUE_SOON)),
            overdue=how_many(filters.stands(by, Timeliness.OVERDUE)),
            left=how_many(
                filters.whole(by)
                & filters.read_whole(by)
                & Q(state=State.COMPLETED, of__cooperating_left__gt=0)
            ),
        )
    )
