"""Which bodies cooperate on a task, and how many of them are not done."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.organisations.models import Body

from ..models import Cooperation, Task

LONGEST_DUTY = Cooperation._meta.get_field("duty").max_length


def name_bodies(task: Task, bodies: Iterable[Body]) -> None:
    """These cooperate from now on. What a body has reported is not dropped with it."""
    chosen = list(bodies)
    dropped = Cooperation.objects.filter(task=task, said_at__isnull=False).exclude(body__in=chosen)
    if said := dropped.select_related("body").first():
        raise ValidationError(
            _("%(body)s đã báo cáo phần phối hợp, nên không bỏ khỏi nhiệm vụ được.")
            % {"body": said.body}
        )
    task.cooperating.set(chosen)
    settle_bodies(task)


def inherit_bodies(
    task: Task,
    origins: Iterable[Task],
    others: Iterable[Body] = (),
    *,
    with_days: bool = False,
) -> None:
    """Whoever cooperated on the old cooperates on the new, with what they did there; and these
    others. `with_days`: a body with a day of its own keeps it, of several the first."""
    there: dict[UUID, list[Cooperation]] = {body.pk: [] for body in others}
    kept = Cooperation.objects.filter(task__in=list(origins)).select_related("task").order_by("pk")
    for one in kept:
        there.setdefault(one.body_id, []).append(one)
    Cooperation.objects.bulk_create(
        Cooperation(
            task=task,
            body_id=body,
            duty="; ".join(dict.fromkeys(one.duty for one in parts if one.duty))[:LONGEST_DUTY],
            due=_first_day(parts) if with_days else None,
        )
        for body, parts in there.items()
    )
    settle_bodies(task)


def _first_day(parts: list[Cooperation]) -> date | None:
    if not any(one.due for one in parts):
        return None  # by the task's
    return min(one.runs_until for one in parts if one.runs_until)


def settle_bodies(task: Task) -> None:
    """Told beside the task's state, which follows from its units alone."""
    task.cooperating_left = Cooperation.objects.filter(task=task, done_on=None).count()
    task.save(update_fields=["cooperating_left"])
