"""What happened to a task, newest first: reports, decisions, and the acts on the task itself."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.templatetags.lt import day
from lientich.journal.models import Event

from ..models import Decision, ProgressReport, Task

MOST = 50
TONES = {"confirmed": "done", "returned": "bad", "declined": "bad", "suspended": "todo"}


def of_task(by: Actor, task: Task) -> list[dict[str, Any]]:
    """The exchange and the reports of a task, as far as `by` sees them."""
    return _merged(
        [_report(one) for one in _reports(by, "assignment__task", task.pk)],
        [_decision(one) for one in _decisions(by, "assignment__task", task.pk)],
        _acts(task, Event.objects.filter(subject_type="programmes.task", subject_id=task.pk)),
    )


def of_assignment(by: Actor, assignment: Any) -> list[dict[str, Any]]:
    return _merged(
        [_report(one) for one in _reports(by, "assignment", assignment.pk)],
        [_decision(one) for one in _decisions(by, "assignment", assignment.pk)],
    )


def _merged(*lists: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted((item for items in lists for item in items), key=_at, reverse=True)[:MOST]


def _at(item: dict[str, Any]) -> Any:
    return item["at"]


@compiled
def _reports(by: Actor, path: str, key: UUID) -> QuerySet[ProgressReport]:
    found = ProgressReport.objects.visible_to(by).filter(**{path: key})
    related = found.select_related("assignment__unit").prefetch_related("evidence")
    return related.order_by("-at")[:MOST]


def _report(report: ProgressReport) -> dict[str, Any]:
    return {
        "who": str(report.assignment.unit),
        "text": _said(report),
        "note": report.note,
        "files": [
            {"name": one.name, "url": one.get_absolute_url()} for one in report.evidence.all()
        ],
        "at": report.at,
        "tone": "done" if report.claims else "a",
    }


def _said(report: ProgressReport) -> str:
    if report.claims:
        return _("báo cáo hoàn thành")
    return _("báo cáo đạt %(percent)s%%") % {"percent": report.percent}


@compiled
def _decisions(by: Actor, path: str, key: UUID) -> QuerySet[Decision]:
    found = Decision.objects.visible_to(by).filter(**{path: key})
    related = found.select_related("assignment__unit", "mandate__organisation")
    return related.order_by("-at")[:MOST]


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "who": str(one.mandate.organisation),
        "text": _decided(one),
        "note": one.reason,
        "files": [],
        "at": one.at,
        "tone": TONES.get(one.kind, "a"),
    }


def _decided(decision: Decision) -> str:
    words = decision.get_kind_display()
    if decision.mandate.organisation_id == decision.assignment.unit_id:
        return words
    return _("%(act)s: %(unit)s") % {"act": words, "unit": decision.assignment.unit}


def _acts(task: Task, events: Any) -> list[dict[str, Any]]:
    """What its owners did with the task itself."""
    names = {owner.pk: str(owner) for owner in task.owners.all()}
    found = events.filter(organisation_id__in=names).order_by("-id")[:MOST]
    return [
        {
            "who": names[event.organisation_id],
            "text": _done(event),
            "note": "",
            "files": [],
            "at": event.at,
            "tone": "",
        }
        for event in found
    ]


def _done(event: Event) -> str:
    if event.verb == "programmes.task_assigned":
        n = len(event.facts["units"])
        given = ngettext("giao nhiệm vụ cho %(n)s đơn vị", "giao nhiệm vụ cho %(n)s đơn vị", n)
        words = given % {"n": n}
        if event.facts["due"]:
            due = day(date.fromisoformat(event.facts["due"]))
            return _("%(given)s, hạn %(due)s") % {"given": words, "due": due}
        return words
    if event.verb == "programmes.task_drafted":
        return _("dự thảo nhiệm vụ")
    return _("sửa nhiệm vụ")
