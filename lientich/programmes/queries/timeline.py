"""What happened to a task, newest first: reports, decisions, and the acts on the task itself."""

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.templatetags.lt import day
from lientich.journal.models import Event
from lientich.organisations.models import Organisation
from lientich.organisations.queries import short

from ..models import Assignment, Decision, Evidence, ProgressReport, Task

MOST = 50
REPORTED, CLAIMED = "reported", "claimed"
TONES = {
    REPORTED: "a",
    CLAIMED: "done",
    "confirmed": "done",
    "returned": "bad",
    "declined": "bad",
    "suspended": "todo",
    "resumed": "a",
    "asked": "todo",
    "extended": "a",
    "kept": "bad",
}
NO_DAY = Value(None, DateField())
TASK = "programmes.task"  # the subject of its owners' acts; their verbs begin with it


class Happening(NamedTuple):
    """A row of the union of all three."""

    what: str  # REPORTED, CLAIMED, a kind of decision, or a verb of the journal
    key: UUID
    at: datetime
    who: str
    unit: str  # whose part it was done to, where that is another's
    percent: int
    words: str  # a note, a reason, or the facts of an act as JSON
    until: date | None  # the day asked for, or granted


def of_task(by: Actor, task: Task) -> list[dict[str, Any]]:
    """The exchange and the reports of a task, as far as `by` sees them."""
    return _told(_of_task(by, task.pk))


def of_assignment(by: Actor, assignment: Assignment) -> list[dict[str, Any]]:
    return _told(_of_assignment(by, assignment.pk))


def last_report(by: Actor, assignment: Assignment) -> dict[str, Any] | None:
    """What a unit reported last, as far as `by` sees it."""
    reports = _reports(by, assignment=assignment.pk).order_by("-at", "-pk")
    return next(iter(_told(list(reports[:1]))), None)


def files_of(by: Actor, assignment: Assignment) -> list[dict[str, str]]:
    """All that a unit handed in for its part, the last first, as far as `by` sees it."""
    reports = ProgressReport.objects.visible_to(by).filter(assignment=assignment)
    found = Evidence.objects.filter(report__in=reports).order_by("-report__at", "-pk")
    return [_file(one) for one in found]


@compiled
def _of_task(by: Actor, key: UUID) -> QuerySet:
    return _newest(
        _reports(by, assignment__task=key), _decisions(by, assignment__task=key), _acts(key)
    )


@compiled
def _of_assignment(by: Actor, key: UUID) -> QuerySet:
    return _newest(_reports(by, assignment=key), _decisions(by, assignment=key))


def _newest(first: QuerySet, *others: QuerySet) -> QuerySet:
    return first.union(*others, all=True).order_by("-at", "-pk")[:MOST]


def _reports(by: Actor, **of: UUID) -> QuerySet:
    return (
        ProgressReport.objects.visible_to(by)
        .filter(**of)
        .order_by()
        .values_list(
            Case(When(claims=True, then=Value(CLAIMED)), default=Value(REPORTED)),
            "pk",
            "at",
            short("assignment__unit__"),
            Value(""),
            "percent",
            "note",
            NO_DAY,
        )
    )


def _decisions(by: Actor, **of: UUID) -> QuerySet:
    own = Q(mandate__organisation=F("assignment__unit"))
    return (
        Decision.objects.visible_to(by)
        .filter(**of)
        .order_by()
        .values_list(
            "kind",
            "pk",
            "at",
            short("mandate__organisation__"),
            Case(When(own, then=Value("")), default=short("assignment__unit__")),
            Value(0),
            "reason",
            "until",
        )
    )


def _acts(task_id: UUID) -> QuerySet:
    """What its owners did with the task itself."""
    owners = Task.owners.through._default_manager.filter(task=task_id)
    who = Organisation.objects.filter(pk=OuterRef("organisation_id")).values_list(short(""))
    return (
        Event.objects.filter(
            subject_type=TASK, subject_id=task_id, organisation_id__in=owners.values("organisation")
        )
        .order_by()
        .values_list(
            "verb",
            "pk",
            "at",
            Subquery(who),
            Value(""),
            Value(0),
            Cast("facts", TextField()),
            NO_DAY,
        )
    )


def _told(rows: list[Any]) -> list[dict[str, Any]]:
    found = [Happening(*row) for row in rows]
    files = _files([one.key for one in found if one.what in (REPORTED, CLAIMED)])
    return [
        {
            "who": one.who,
            "text": _done(one),
            "note": "" if one.what.startswith(TASK) else one.words,
            "files": files.get(one.key, []),
            "at": one.at,
            "tone": TONES.get(one.what, ""),
        }
        for one in found
    ]


def _files(reports: list[UUID]) -> dict[UUID, list[dict[str, str]]]:
    files: dict[UUID, list[dict[str, str]]] = defaultdict(list)
    for one in Evidence.objects.filter(report__in=reports) if reports else ():
        files[one.report_id].append(_file(one))
    return files


def _file(one: Evidence) -> dict[str, str]:
    return {"name": one.name, "url": one.get_absolute_url()}


def _done(one: Happening) -> str:
    if one.what == CLAIMED:
        return _("báo cáo hoàn thành")
    if one.what == REPORTED:
        return _("báo cáo đạt %(percent)s%%") % {"percent": one.percent}
    if one.what.startswith(TASK):
        return _act(one.what, json.loads(one.words))
    words = str(Decision.Kind(one.what).label)
    if one.until:
        words = _("%(act)s đến %(until)s") % {"act": words, "until": day(one.until)}
    return _("%(act)s: %(unit)s") % {"act": words, "unit": one.unit} if one.unit else words


def _act(verb: str, facts: dict[str, Any]) -> str:
    if verb == "programmes.task_assigned":
        n = len(facts["units"])
        given = ngettext("giao nhiệm vụ cho %(n)s đơn vị", "giao nhiệm vụ cho %(n)s đơn vị", n)
        words = given % {"n": n}
        if facts["due"]:
            due = day(date.fromisoformat(facts["due"]))
            return _("%(given)s, hạn %(due)s") % {"given": words, "due": due}
        return words
    if verb == "programmes.task_drafted":
        return _("dự thảo nhiệm vụ")
    if verb == "programmes.task_source_kept":
        return _("đã xem văn bản sửa đổi mục nguồn, giữ nguyên nhiệm vụ")
    return _("sửa nhiệm vụ")
