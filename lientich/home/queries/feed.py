"""What has happened of late, from the journal: what the actor may see, told in sentences."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lientich.accounts.models import Mandate
from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.templatetags.lt import since
from lientich.documents.models import Document
from lientich.journal.models import Event
from lientich.programmes.models import Assignment, Programme, ProgressReport, Task

from .standing import Joint

MOST_LOOKED_AT = 2000  # of the newest events; what is older is no news
AT_ONCE = 5  # acts that are read for each line, as some are told together
NAMED = 3

ON_PROGRAMMES = ("programmes.programme_started",)
ON_TASKS = ("programmes.task_assigned",)
REPORTS = ("programmes.progress_reported", "programmes.completion_claimed")
DECISIONS = (
    "programmes.completion_confirmed",
    "programmes.returned_for_rework",
    "programmes.declined",
    "programmes.suspended",
    "programmes.resumed",
)
ON_DOCUMENTS = ("documents.registered",)
TOLD = (*ON_PROGRAMMES, *ON_TASKS, *REPORTS, *DECISIONS, *ON_DOCUMENTS)

TONES = {
    "programmes.completion_claimed": "done",
    "programmes.completion_confirmed": "done",
    "programmes.returned_for_rework": "bad",
    "programmes.declined": "bad",
}

# After the name of who acted. A unit's own act names no unit.
ACTS: dict[str, Promise] = {
    "programmes.programme_started": gettext_lazy("bắt đầu chương trình: %(what)s"),
    "programmes.task_assigned": gettext_lazy("giao nhiệm vụ: %(what)s"),
    "programmes.progress_reported": gettext_lazy("báo cáo đạt %(percent)s%%: %(what)s"),
    "programmes.completion_claimed": gettext_lazy("báo cáo hoàn thành: %(what)s"),
    "programmes.completion_confirmed": gettext_lazy("xác nhận %(unit)s hoàn thành: %(what)s"),
    "programmes.returned_for_rework": gettext_lazy("trả lại %(unit)s làm tiếp: %(what)s"),
    "programmes.declined": gettext_lazy("từ chối nhận việc: %(what)s"),
    "programmes.suspended": gettext_lazy("tạm dừng việc của %(unit)s: %(what)s"),
    "programmes.resumed": gettext_lazy("cho %(unit)s làm tiếp: %(what)s"),
    "documents.registered": gettext_lazy("đưa vào sổ: %(what)s"),
}


@dataclass(frozen=True)
class News:
    """One act as it is told; the shape of ui/timeline.html."""

    who: str
    text: str
    url: str
    at: datetime
    ago: str
    note: str
    tone: str


def news(by: Actor, joint: Joint | None, most: int = 7) -> list[News]:
    """The newest acts of a programme, and on documents, that `by` may know of."""
    events = _newest(by, joint.programme.pk if joint else None, most * AT_ONCE)
    subjects = _subjects(events)
    actors = Mandate.objects.select_related("body", "organisation").in_bulk(
        {event.mandate_id for event in events if event.mandate_id}
    )
    acts = [_Act(event, subjects[event.subject_id]) for event in events]
    together = (list(acts) for _same, acts in groupby(acts, _Act.same))
    return [_told(one, actors, joint, by.now) for one in islice(together, most)]


@compiled
def _newest(by: Actor, programme_id: UUID | None, most: int) -> QuerySet[Event]:
    newest = Event.objects.filter(verb__in=TOLD).order_by("-at", "-id")
    looked_at = newest.values("pk")[:MOST_LOOKED_AT]
    seen = Event.objects.filter(_seen(by, programme_id), pk__in=looked_at)
    return seen.order_by("-at", "-id")[:most]


@dataclass(frozen=True)
class _Act:
    event: Event
    subject: Any

    @property
    def what(self) -> Any:
        return self.subject.task if isinstance(self.subject, Assignment) else self.subject

    def same(self) -> tuple[str, UUID | None, UUID]:
        """Acts in a row that differ by their unit alone are told as one."""
        return self.event.verb, self.event.mandate_id, self.what.pk


def _seen(by: Actor, programme_id: UUID | None) -> Q:
    """An act is known to those who may read what it was done to; a report, who may read that.

    Of an assignment's reports the one of that very moment is meant: its act has the same time.
    """
    subject = OuterRef("subject_id")

    def on(verbs: tuple[str, ...], rows: Any) -> Q:
        return Q(Exists(rows), verb__in=verbs)

    return (
        on(ON_PROGRAMMES, Programme.objects.visible_to(by).filter(pk=subject, id=programme_id))
        | on(ON_TASKS, Task.objects.readable_by(by).filter(pk=subject, programme=programme_id))
        | on(
            REPORTS,
            ProgressReport.objects.readable_by(by).filter(
                assignment=subject, at=OuterRef("at"), assignment__task__programme=programme_id
            ),
        )
        | on(
            DECISIONS,
            Assignment.objects.readable_by(by).filter(pk=subject, task__programme=programme_id),
        )
        | on(ON_DOCUMENTS, Document.objects.visible_to(by).filter(pk=subject))
    )


def _subjects(events: list[Event]) -> dict[UUID, Any]:
    """The subjects of these events, one query for each kind of them."""
    found: dict[UUID, Any] = {}
    for kind, objects in (
        ("programmes.programme", Programme.objects.all()),
        ("programmes.task", Task.objects.all()),
        ("programmes.assignment", Assignment.objects.select_related("task", "unit")),
        ("documents.document", Document.objects.defer("text")),
    ):
        keys = {event.subject_id for event in events if event.subject_type == kind}
        found |= objects.in_bulk(keys) if keys else {}
    return found


def _told(
    acts: list[_Act], actors: dict[UUID, Mandate], joint: Joint | None, now: datetime
) -> News:
    event, first = acts[0].event, acts[0]
    acted = actors.get(event.mandate_id) if event.mandate_id else None
    files = event.facts.get("files") or 0
    return News(
        who=str((acted.body or acted.organisation) if acted else ""),
        text=str(ACTS[event.verb])
        % {
            "what": Truncator(first.what).chars(70),
            "unit": _units(acts),
            "percent": event.facts.get("percent", ""),
        },
        url=(first.subject if len(acts) == 1 else first.what).get_absolute_url(),
        at=event.at,
        ago=since(event.at, now),
        note=ngettext("%(n)s tệp minh chứng", "%(n)s tệp minh chứng", files) % {"n": files}
        if files
        else "",
        tone=TONES.get(event.verb) or (joint.letter(event.organisation_id) if joint else ""),
    )


def _units(acts: list[_Act]) -> str:
    """The first units by name, of the others how many."""
    names = [str(act.subject.unit) for act in acts if isinstance(act.subject, Assignment)]
    names = list(dict.fromkeys(names))
    if len(names) <= NAMED:
        return get_text_list(names, _("và"))
    more = len(names) - NAMED + 1
    others = ngettext("%(n)s đơn vị khác", "%(n)s đơn vị khác", more) % {"n": more}
    return get_text_list([*names[: NAMED - 1], others], _("và"))
