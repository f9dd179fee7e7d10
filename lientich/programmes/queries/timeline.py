"""What happened to a task, newest first: reports, decisions, and the acts on the task itself."""

import json
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.templatetags.lt import day
from lientich.journal.models import Event
from lientich.organisations.models import Organisation
from lientich.organisations.queries import short

from ..models import (
    Assignment,
    Cooperation,
    CooperationNote,
    Decision,
    Evidence,
    ProgressReport,
    Task,
)

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
    "moved": "todo",
    "taken": "a",
    "left": "a",
    "entered": "a",
    "cooperation.done": "done",
    "cooperation.reopened": "bad",
    "cooperation.reminded": "todo",
}
COOPERATION = "cooperation."  # before a kind of what was said of a cooperating body's part
NO_DAY = Value(None, DateField())
TASK = "programmes.task"  # the subject of its owners' acts
ACT = "programmes."  # their verbs begin with it
BY_ITSELF = "programmes.occurrence_opened"  # the worker's, too
OF_ONES_HOUSE = (  # of what others may not see: told to the house that did it
    "programmes.dependency_added",
    "programmes.dependency_removed",
    "programmes.task_ticked",
)
NO_MOMENT = Value(None, DateTimeField())
A_WHILE = timedelta(minutes=1)  # less is the way of any report


class Happening(NamedTuple):
    """A row of the union of all four."""

    what: str  # REPORTED, CLAIMED, a kind of decision or of a note, or a verb of the journal
    key: UUID
    at: datetime
    who: str
    unit: str  # whose part it was done to, where that is another's; or which body's
    percent: int
    words: str  # a note, a reason, or the facts of an act as JSON
    until: date | None  # the day asked for, or granted
    written: datetime | None  # where that was before it arrived


def of_task(by: Actor, task: Task) -> list[dict[str, Any]]:
    """The exchange and the reports of a task, as far as `by` sees them."""
    return _told(_of_task(by, task.pk))


def of_assignment(by: Actor, assignment: Assignment) -> list[dict[str, Any]]:
    return _told(_of_assignment(by, assignment.pk))


def of_cooperation(by: Actor, cooperation: Cooperation) -> list[dict[str, Any]]:
    return _told(list(_notes(by, cooperation=cooperation.pk).order_by("-at", "-pk")[:MOST]))


def last_report(by: Actor, assignment: Assignment) -> dict[str, Any] | None:
    """What a unit reported last, as far as `by` sees it."""
    reports = _reports(by, assignment=assignment.pk).order_by("-at", "-pk")
    return next(iter(_told(list(reports[:1]))), None)


def asked_because(by: Actor, assignment: Assignment) -> str:
    """Why a unit asks for more time, in its words; nothing where it does not ask."""
    if not assignment.asked_until:
        return ""
    asked = Decision.objects.visible_to(by).filter(assignment=assignment, kind=Decision.Kind.ASKED)
    return asked.order_by("-at", "-pk").values_list("reason", flat=True).first() or ""


def files_of(by: Actor, assignment: Assignment) -> list[dict[str, str]]:
    """All that a unit handed in for its part, the last first, as far as `by` sees it."""
    reports = ProgressReport.objects.visible_to(by).filter(assignment=assignment)
    found = Evidence.objects.filter(report__in=reports).order_by("-report__at", "-pk")
    return [_file(one) for one in found]


@compiled
def _of_task(by: Actor, key: UUID) -> QuerySet:
    return _newest(
        _reports(by, assignment__task=key),
        _decisions(by, assignment__task=key),
        _notes(by, cooperation__task=key),
        _acts(by, key),
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
            "written_at",
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
            Coalesce("percent", 0),
            "reason",
            "until",
            NO_MOMENT,
        )
    )


def _notes(by: Actor, **of: UUID) -> QuerySet:
    """What was said of the parts of cooperating bodies."""
    return (
        CooperationNote.objects.visible_to(by)
        .filter(**of)
        .order_by()
        .values_list(
            Concat(Value(COOPERATION), "kind"),
            "pk",
            "at",
            short("mandate__organisation__"),
            short("cooperation__body__"),
            "percent",
            "words",
            "until",
            NO_MOMENT,
        )
    )


def _acts(by: Actor, task_id: UUID) -> QuerySet:
    """What its owners did with the task itself."""
    own = Q(organisation_id__in={hat.organisation_id for hat in by.hats})
    owners = Task.owners.through._default_manager.filter(task=task_id)
    who = Organisation.objects.filter(pk=OuterRef("organisation_id")).values_list(short(""))
    return (
        Event.objects.filter(
            Q(organisation_id__in=owners.values("organisation")) | Q(verb=BY_ITSELF),
            own | ~Q(verb__in=OF_ONES_HOUSE),
            subject_type=TASK,
            subject_id=task_id,
        )
        .order_by()
        .values_list(
            "verb",
            "pk",
            "at",
            Coalesce(Subquery(who), Value("")),
            Value(""),
            Value(0),
            Cast("facts", TextField()),
            NO_DAY,
            NO_MOMENT,
        )
    )


def _told(rows: list[Any]) -> list[dict[str, Any]]:
    found = [Happening(*row) for row in rows]
    files = _files([one.key for one in found if one.what in (REPORTED, CLAIMED)])
    return [
        {
            "who": one.who or _("Hệ thống"),
            "text": _done(one),
            "note": "" if one.what.startswith(ACT) else one.words,
            "files": files.get(one.key, []),
            "at": one.at,
            "written": one.written if one.written and one.at - one.written >= A_WHILE else None,
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
    if one.what.startswith(ACT):
        return _act(one.what, json.loads(one.words))
    if one.what.startswith(COOPERATION):
        return _of_body(one)
    words = str(Decision.Kind(one.what).label)
    if one.what == Decision.Kind.ENTERED:
        words = _("%(act)s, đạt %(percent)s%%") % {"act": words, "percent": one.percent}
    if one.until:
        words = _("%(act)s đến %(until)s") % {"act": words, "until": day(one.until)}
    return _("%(act)s: %(unit)s") % {"act": words, "unit": one.unit} if one.unit else words


def _of_body(one: Happening) -> str:
    kind = CooperationNote.Kind(one.what.removeprefix(COOPERATION))
    said = {"act": kind.label, "body": one.unit, "percent": one.percent}
    if kind == CooperationNote.Kind.REPORTED:
        return _("%(act)s: %(body)s, đạt %(percent)s%%") % said
    if one.until:
        return _("%(act)s: %(body)s, hạn %(due)s") % (said | {"due": day(one.until)})
    return _("%(act)s: %(body)s") % said


def _act(verb: str, facts: dict[str, Any]) -> str:
    if verb == "programmes.task_assigned":
        n = len(facts["units"])
        given = ngettext("giao nhiệm vụ cho %(n)s đơn vị", "giao nhiệm vụ cho %(n)s đơn vị", n)
        words = given % {"n": n}
        return _due(words, facts)
    if verb == BY_ITSELF:
        return _due(_("mở kỳ này, số đơn vị: %(n)s") % {"n": len(facts["units"])}, facts)
    return str(ACTS.get(verb, ACTS["programmes.task_edited"]))


def _due(words: str, facts: dict[str, Any]) -> str:
    if not facts["due"]:
        return words
    due = day(date.fromisoformat(facts["due"]))
    return _("%(given)s, hạn %(due)s") % {"given": words, "due": due}


ACTS = {
    "programmes.task_drafted": gettext_lazy("dự thảo nhiệm vụ"),
    "programmes.task_edited": gettext_lazy("sửa nhiệm vụ"),
    "programmes.task_source_kept": gettext_lazy(
        "đã xem văn bản sửa đổi mục nguồn, giữ nguyên nhiệm vụ"
    ),
    "programmes.task_form_set": gettext_lazy("gắn biểu báo cáo"),
    "programmes.task_form_removed": gettext_lazy("gỡ biểu báo cáo"),
    "programmes.dependency_added": gettext_lazy("ghi một việc phải chờ"),
    "programmes.dependency_removed": gettext_lazy("bỏ một việc phải chờ"),
    "programmes.task_ticked": gettext_lazy("đánh dấu một mục của danh mục 6 rõ"),
    "programmes.task_merged": gettext_lazy("gộp nhiệm vụ vào một nhiệm vụ mới"),
    "programmes.task_split": gettext_lazy("tách nhiệm vụ thành các nhiệm vụ mới"),
    "programmes.task_succeeded": gettext_lazy("lập nhiệm vụ từ việc tách, gộp"),
    "programmes.series_changed": gettext_lazy("sửa việc định kỳ, từ kỳ sau"),
    "programmes.series_stopped": gettext_lazy("dừng việc định kỳ"),
}
