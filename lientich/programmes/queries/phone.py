"""What a reporter carries along: the duties of the week, and what others did while they wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.organisations.models import Organisation

from ..models import RUNNING, Assignment, Decision, ProgressReport
from .lists import part_timeliness
from .pages import duty

MOST = 40  # of duties that a page holds a form for

# After these a report of before may say what no longer holds.
OVERTAKING = (
    Decision.Kind.CONFIRMED,
    Decision.Kind.RETURNED,
    Decision.Kind.DECLINED,
    Decision.Kind.SUSPENDED,
)


@dataclass(frozen=True)
class Week:
    """What a unit is to report on, the most urgent first, each with its `part`."""

    late: list[dict[str, Any]]
    today: list[dict[str, Any]]
    soon: list[dict[str, Any]]  # by the end of this week
    later: list[dict[str, Any]]
    more: bool  # than the page holds


def week(by: Actor, unit: Organisation) -> Week:
    found = (
        Assignment.objects.readable_by(by)
        .filter(unit=unit, state__in=RUNNING)
        .select_related("task__programme", "task__lead")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
    sunday = by.today + timedelta(days=6 - by.today.weekday())
    groups: dict[str, list[dict[str, Any]]] = {"late": [], "today": [], "soon": [], "later": []}
    parts = list(found[: MOST + 1])
    for one in parts[:MOST]:
        row = duty(one, part_timeliness(one, by), by) | {"part": one}
        if one.due is None or one.due > sunday:
            groups["later"].append(row)
        elif one.due > by.today:
            groups["soon"].append(row)
        else:
            groups["today" if one.due == by.today else "late"].append(row)
    return Week(**groups, more=len(parts) > MOST)


def meanwhile(by: Actor, assignment: Assignment, seen: datetime) -> list[dict[str, Any]]:
    """What others reported or decided of a unit's part since, the last first."""
    since = {"assignment": assignment, "at__gt": seen}
    reports = ProgressReport.objects.visible_to(by).filter(**since)
    decisions = Decision.objects.visible_to(by).filter(**since, kind__in=OVERTAKING)
    told = [
        {
            "who": str(one.mandate.person),
            "text": _("báo cáo đạt %(percent)s%%") % {"percent": one.percent},
            "note": one.note,
            "at": one.at,
        }
        for one in reports.exclude(mandate__person=by.person_id).select_related("mandate__person")
    ] + [
        {
            "who": str(one.mandate.organisation),
            "text": one.get_kind_display(),
            "note": one.reason,
            "at": one.at,
        }
        for one in decisions.exclude(mandate__person=by.person_id).select_related(
            "mandate__organisation"
        )
    ]
    return sorted(told, key=lambda one: one["at"], reverse=True)
