"""What has happened of late, from the journal: what the actor may see, told in sentences."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
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
from lientich.organisations.queries import short
from lientich.programmes.models import (
    Assignment,
    Cooperation,
    CooperationNote,
    NewWay,
    Obstacle,
    Programme,
    ProgressReport,
    Task,
)

from .names import TITLED_BY
from .standing import Joint

MOST_LOOKED_AT = 3000  # of the newest events; what is older is no news
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
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
    "programmes.time_asked",
    "programmes.extended",
    "programmes.due_kept",
)
ON_OBSTACLES = (
    "programmes.obstacle_raised",
    "programmes.obstacle_resolved",
    "programmes.obstacle_reopened",
)
ON_NEW_WAYS = ("programmes.new_way_told", "programmes.new_way_taken_up")
ON_COOPERATIONS = ("programmes.cooperation_reported", "programmes.cooperation_done")
ON_DOCUMENTS = ("documents.registered",)

SUBJECTS: dict[str, Any] = {
    "programmes.programme": Programme,
    "programmes.task": Task,
    "programmes.assignment": Assignment,
    "programmes.cooperation": Cooperation,
    "documents.document": Document,
}
MATTERS = ("programmes.obstacle", "programmes.newway")  # told on one page of their programme

TONES = {
    "programmes.completion_claimed": "done",
    "programmes.completion_confirmed": "done",
    "programmes.cooperation_done": "done",
    "programmes.obstacle_resolved": "done",
    "programmes.obstacle_raised": "bad",
    "programmes.obstacle_reopened": "bad",
    "programmes.returned_for_rework": "bad",
    "programmes.declined": "bad",
    "programmes.due_kept": "bad",
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
    "programmes.time_asked": gettext_lazy("xin gia hạn: %(what)s"),
    "programmes.extended": gettext_lazy("cho %(unit)s gia hạn: %(what)s"),
    "programmes.due_kept": gettext_lazy("không gia hạn cho %(unit)s: %(what)s"),
    "programmes.obstacle_raised": gettext_lazy("nêu vướng mắc: %(what)s"),
    "programmes.obstacle_resolved": gettext_lazy("giải quyết vướng mắc: %(what)s"),
    "programmes.obstacle_reopened": gettext_lazy("mở lại vướng mắc: %(what)s"),
    "programmes.new_way_told": gettext_lazy("nêu cách làm mới: %(what)s"),
    "programmes.new_way_taken_up": gettext_lazy("áp dụng cách làm mới: %(what)s"),
    "programmes.cooperation_reported": gettext_lazy(
        "báo cáo phần phối hợp đạt %(percent)s%%: %(what)s"
    ),
    "programmes.cooperation_done": gettext_lazy("báo cáo xong phần phối hợp: %(what)s"),
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
    acts = _newest(by, joint.programme.pk if joint else None, most * AT_ONCE)
    together = [list(acts) for _same, acts in islice(groupby(acts, _same), most)]
    return [_told(acts, joint, by.now) for acts in together]


@compiled
def _newest(by: Actor, programme_id: UUID | None, most: int) -> QuerySet[Event]:
    # Bounded by a moment, not by keys: so the events are walked along their index, the newest
    # first, and rights are asked of no more of them than it takes to find `most`.
    beginning = Event.objects.order_by("-at").values("at")[MOST_LOOKED_AT - 1 : MOST_LOOKED_AT]
    looked_at = Event.objects.defer("user_id", "person_id").filter(
        at__gte=Coalesce(Subquery(beginning), Value(LONG_AGO))
    )
    return _named(looked_at.filter(_seen(by, programme_id))).order_by("-at", "-id")[:most]


def _named(events: QuerySet[Event]) -> QuerySet[Event]:
    """With the names that are told: of who acted, of what (documents make their own), of a unit."""

    def of(rows: QuerySet, value: Any, key: str = "subject_id", **more: Any) -> Subquery:
        return Subquery(rows.filter(pk=OuterRef(key)).values_list(value), **more)

    parts, actors = Assignment.objects.order_by(), Mandate.objects.order_by()
    return events.annotate(
        task_id=of(parts, "task", output_field=UUIDField()),
        unit=of(parts, short("unit__")),
        what=Coalesce(
            of(parts, "task__title"),
            of(Task.objects.all(), "title"),
            of(Programme.objects.order_by(), "name"),
            of(Cooperation.objects.all(), "task__title"),
            of(Obstacle.objects.order_by(), "text"),
            of(NewWay.objects.order_by(), "text"),
            output_field=TextField(),
        ),
        document=of(Document.objects.all(), JSONObject(**{name: name for name in TITLED_BY})),
        body=of(actors.filter(body__isnull=False), short("body__"), "mandate_id"),
        organisation=of(actors, short("organisation__"), "mandate_id"),
    )


def _same(act: Any) -> tuple[str, UUID | None, UUID]:
    """Acts in a row that differ by their unit alone are told as one."""
    return act.verb, act.mandate_id, act.task_id or act.subject_id


def _seen(by: Actor, programme_id: UUID | None) -> Case:
    """An act is known to those who may read what it was done to; a report, who may read that.

    Of an assignment's reports the one of that very moment is meant: its act has the same time.
    A CASE, not an OR: that would be looked up verb by verb, over all that ever happened.
    """
    subject = OuterRef("subject_id")

    def on(verbs: tuple[str, ...], rows: Any) -> When:
        return When(verb__in=verbs, then=Exists(rows))

    return Case(
        on(
            REPORTS,
            ProgressReport.objects.readable_by(by).filter(
                assignment=subject, at=OuterRef("at"), assignment__task__programme=programme_id
            ),
        ),
        on(
            DECISIONS,
            Assignment.objects.readable_by(by).filter(pk=subject, task__programme=programme_id),
        ),
        on(
            ON_COOPERATIONS,
            CooperationNote.objects.readable_by(by).filter(
                cooperation=subject,
                at=OuterRef("at"),
                cooperation__task__programme=programme_id,
            ),
        ),
        on(
            ON_OBSTACLES,
            Obstacle.objects.readable_by(by).filter(pk=subject, programme=programme_id),
        ),
        on(ON_NEW_WAYS, NewWay.objects.readable_by(by).filter(pk=subject, programme=programme_id)),
        on(ON_TASKS, Task.objects.readable_by(by).filter(pk=subject, programme=programme_id)),
        on(ON_DOCUMENTS, Document.objects.visible_to(by).filter(pk=subject)),
        on(ON_PROGRAMMES, Programme.objects.visible_to(by).filter(pk=subject, id=programme_id)),
        default=Value(False),
    )


def _told(acts: list[Any], joint: Joint | None, now: datetime) -> News:
    act = acts[0]
    what = Document(**act.document) if act.document else act.what
    files = act.facts.get("files") or 0
    return News(
        who=act.body or act.organisation or "",
        text=str(ACTS[act.verb])
        % {
            "what": Truncator(what).chars(70),
            "unit": _units(acts),
            "percent": act.facts.get("percent", ""),
        },
        url=_url(acts, joint),
        at=act.at,
        ago=since(act.at, now),
        note=ngettext("%(n)s tệp minh chứng", "%(n)s tệp minh chứng", files) % {"n": files}
        if files
        else "",
        tone=TONES.get(act.verb) or (joint.letter(act.organisation_id) if joint else ""),
    )


def _url(acts: list[Any], joint: Joint | None) -> str:
    """What was acted on; of several parts told together, the task they are of."""
    act = acts[0]
    if act.subject_type in MATTERS and joint:
        return f"{reverse('programmes:matters')}?programme={joint.programme.pk}"
    if act.task_id and len(acts) > 1:
        return Task(pk=act.task_id).get_absolute_url()
    return SUBJECTS[act.subject_type](pk=act.subject_id).get_absolute_url()


def _units(acts: list[Any]) -> str:
    """The first units by name, of the others how many."""
    names = list(dict.fromkeys(act.unit for act in acts if act.unit))
    if len(names) <= NAMED:
        return get_text_list(names, _("và"))
    more = len(names) - NAMED + 1
    others = ngettext("%(n)s đơn vị khác", "%(n)s đơn vị khác", more) % {"n": more}
    return get_text_list([*names[: NAMED - 1], others], _("và"))
