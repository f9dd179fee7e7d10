"""Parts of cooperating bodies, and what is told of them beside the state of their task."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.together import Facts, Found, of, told
from lientich.organisations.models import Body

from ..models import STOPPED, Cooperation, Task
from ..timeliness import Timeliness, timeliness
from . import lists
from .judging import coordinated, in_field

HELPING = "helping"  # the key of a part
COLUMNS = ("id", "duty", "due", "percent", "done_on", "reason", "said_at")
BODY = ("id", "organisation_id", "name", "short_name")
RUNS_UNTIL = Coalesce("due", "task__due")


def running(by: Actor) -> QuerySet[Any]:
    """Parts that go on, within a specialist's fields, each with the day that it `runs_until`."""
    rows = (
        Cooperation.objects.visible_to(by)
        .alias(runs_until=RUNS_UNTIL)
        .filter(done_on=None, task__draft=False, task__is_series=False)
        .exclude(task__state__in=STOPPED)
    )
    return in_field(rows, by, "task__field")


def to_remind(by: Actor) -> QuerySet[Cooperation]:
    """Parts of other houses that are past their day and that `by` has not reminded of today
    (`rules.can_coordinate`), the latest first."""
    late = running(by).filter(coordinated(by), runs_until__lt=by.today)
    others = late.exclude(body__organisation=by.organisation_id)
    return others.exclude(reminded_at__gte=by.of_the_day.now).order_by("runs_until", "id")


def stands(one: Cooperation, by: Actor) -> Timeliness:
    return timeliness(one.state, one.runs_until, None, one.done_on, by.today)


def in_words(one: Cooperation, how: Timeliness, by: Actor) -> str:
    return lists.said_of(how, one.runs_until, one.done_on, by)


def parts(by: Actor, task: UUID) -> list[QuerySet]:
    """Of a union: the parts of all cooperating bodies, and which of them `by` may read."""
    readable = access.holds(access.readable(Cooperation, by))
    columns = {name: name for name in COLUMNS} | {f"body__{one}": f"body__{one}" for one in BODY}
    place = {"side": "body__organisation__name_key", "order": "body__order"}
    rows = Cooperation.objects.filter(task=task)
    return [told(HELPING, rows, readable=readable, **place, **columns)]


def of_task(task: Task, found: Found) -> list[Any]:
    """The parts of all cooperating bodies; `readable`: one sees more of it than whose it is."""
    rows = sorted(found[HELPING], key=itemgetter("side", "order", "body__name"))
    return [_of_body(task, facts) for facts in rows]


def shown(parts: Iterable[Any], by: Actor) -> list[dict[str, Any]]:
    """Of these, what a table shows of those that `by` sees."""
    return [_row(one, by) for one in parts if one.readable]


def _of_body(task: Task, facts: Facts) -> Any:
    part: Any = of(Cooperation, facts, "", COLUMNS)
    part.task, part.body = task, of(Body, facts, "body__", BODY)
    part.readable = facts["readable"]
    return part


def cooperation(by: Actor, key: UUID) -> Any:
    """A body's part of an assigned task, for its page."""
    found = Cooperation.objects.readable_by(by).filter(pk=key, task__draft=False)
    related = ("body__organisation", "task__programme", "task__lead__organisation", "task__field")
    return (
        found.select_related(*related)
        .prefetch_related("task__owners", "task__programme__side_set__organisation")
        .first()
    )


def _row(one: Cooperation, by: Actor) -> dict[str, Any]:
    how = stands(one, by)
    return {
        "part": one,
        "body": str(one.body),
        "url": one.get_absolute_url(),
        "duty": one.duty,
        "due": one.runs_until,
        "percent": one.percent,
        "stands": how,
        "tone": lists.TONES.get(how, "info"),
        "stands_words": in_words(one, how, by),
        "at": one.said_at,
    }
