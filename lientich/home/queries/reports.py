"""Who has reported this quarter, of those who have work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.core.together import Found, of, told
from lientich.organisations.models import Organisation
from lientich.programmes.models import GONE, Assignment, ProgressReport

KEY = "reported"
UNIT = ("id", "name", "short_name")
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Reported:
    """Of `total` units, or tasks of one unit, `done` have reported since the quarter began."""

    quarter: str
    total: int = 0
    done: int = 0
    missing: Sequence[Organisation] = ()
    present: Sequence[Organisation] = ()

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def parts(self) -> list[tuple[int, str, str]]:
        """For a meter: value, tone, words."""
        return [(self.done, "a", _("đã báo cáo"))]


def parts(by: Actor, programme_id: UUID, of_unit: bool) -> list[QuerySet]:
    """Of a union: the units whose work in a programme `by` sees and whether they have reported;
    for a unit, the same of each part of its own."""
    since = _quarter(by.today)[0]
    work, reports = _work(by, programme_id, since), _reports(by, programme_id, since)
    if of_unit:
        own = work.filter(unit=by.organisation_id)
        return [told(KEY, own, reported=Exists(reports.filter(assignment=OuterRef("pk"))))]
    units = Organisation.objects.filter(Exists(work.filter(unit=OuterRef("pk"))))
    theirs = Exists(reports.filter(assignment__unit=OuterRef("pk")))
    return [told(KEY, units, key="name_key", reported=theirs, **{name: name for name in UNIT})]


def reported(by: Actor, found: Found) -> Reported:
    """What `parts` found."""
    rows = sorted(found[KEY], key=lambda one: one.get("key", ""))
    missing, present = (
        [one for one in rows if bool(one["reported"]) is which] for which in (False, True)
    )
    return Reported(
        quarter=_quarter(by.today)[1],
        total=len(rows),
        done=len(present),
        missing=[of(Organisation, one, "", UNIT) for one in missing if "id" in one],
        present=[of(Organisation, one, "", UNIT) for one in present if "id" in one],
    )


def _work(by: Actor, programme_id: UUID, since: date) -> QuerySet[Assignment]:
    """What was given out and not finished before the quarter."""
    unfinished = Q(completed_on=None) | Q(completed_on__gte=since)
    return (
        Assignment.objects.visible_to(by)
        .filter(unfinished, task__programme=programme_id, task__draft=False)
        .exclude(state__in=GONE)
    )


def _reports(by: Actor, programme_id: UUID, since: date) -> QuerySet[ProgressReport]:
    began = timezone.make_aware(datetime.combine(since, time.min))
    reports = ProgressReport.objects.visible_to(by)
    return reports.filter(assignment__task__programme=programme_id, at__gte=began)


def _quarter(day: date) -> tuple[date, str]:
    """The first day of the quarter, and its number as offices write it."""
    place = (day.month - 1) // 3
    return date(day.year, place * 3 + 1, 1), ROMAN[place]
