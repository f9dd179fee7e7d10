"""Who has reported this quarter, of those who have work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.organisations.models import Organisation
from lientich.programmes.models import Assignment, ProgressReport, State

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Reported:
    """Of `total` units, or tasks of one unit, `done` have reported since the quarter began."""

    quarter: str
    total: int = 0
    done: int = 0
    missing: Sequence[Organisation] = ()

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def parts(self) -> list[tuple[int, str, str]]:
        """For a meter: value, tone, words."""
        return [(self.done, "a", _("đã báo cáo"))]


def by_units(by: Actor, programme_id: UUID) -> Reported:
    """The units whose work in a programme `by` sees, and which of them have reported."""
    quarter = _quarter(by.today)[1]
    units = _units(by, programme_id)
    missing = [unit for unit in units if not unit.reported]
    return Reported(quarter, len(units), len(units) - len(missing), missing)


@compiled
def _units(by: Actor, programme_id: UUID) -> QuerySet[Organisation]:
    since = _quarter(by.today)[0]
    theirs = _work(by, programme_id, since).filter(unit=OuterRef("pk"))
    reports = _reports(by, programme_id, since).filter(assignment__unit=OuterRef("pk"))
    units = Organisation.objects.filter(Exists(theirs))
    named = units.only("short_name", "name").order_by("name_key")
    return named.annotate(reported=Exists(reports))


def by_one(by: Actor, programme_id: UUID) -> Reported:
    """The work of the actor's own unit in a programme, and how much of it was reported on."""
    since, quarter = _quarter(by.today)
    work = _work(by, programme_id, since).filter(unit=by.organisation_id)
    reports = _reports(by, programme_id, since).filter(assignment=OuterRef("pk"))
    told = list(work.annotate(reported=Exists(reports)).values_list("reported", flat=True))
    return Reported(quarter, len(told), sum(told))


def _work(by: Actor, programme_id: UUID, since: date) -> QuerySet[Assignment]:
    """What was given out and not finished before the quarter."""
    unfinished = Q(completed_on=None) | Q(completed_on__gte=since)
    return (
        Assignment.objects.visible_to(by)
        .filter(unfinished, task__programme=programme_id, task__draft=False)
        .exclude(state=State.DECLINED)
    )


def _reports(by: Actor, programme_id: UUID, since: date) -> QuerySet[ProgressReport]:
    began = timezone.make_aware(datetime.combine(since, time.min))
    reports = ProgressReport.objects.visible_to(by)
    return reports.filter(assignment__task__programme=programme_id, at__gte=began)


def _quarter(day: date) -> tuple[date, str]:
    """The first day of the quarter, and its number as offices write it."""
    place = (day.month - 1) // 3
    return date(day.year, place * 3 + 1, 1), ROMAN[place]
