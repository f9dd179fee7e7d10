"""Which bodies cooperate on a task, and how many of them are not done."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.organisations.models import Body

from ..models import Cooperation, Task


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


def inherit_bodies(task: Task, origins: Iterable[Task], others: Iterable[Body] = ()) -> None:
    """Whoever cooperated on the old cooperates on the new, with the same duty; and these others."""
    there = Cooperation.objects.filter(task__in=list(origins)).order_by("pk")
    duties = {one.body_id: one.duty for one in there}
    new = dict.fromkeys([*duties, *(body.pk for body in others)])
    Cooperation.objects.bulk_create(
        Cooperation(task=task, body_id=body, duty=duties.get(body, "")) for body in new
    )
    settle_bodies(task)


def settle_bodies(task: Task) -> None:
    """Told beside the task's state, which follows from its units alone."""
    task.cooperating_left = Cooperation.objects.filter(task=task, done_on=None).count()
    task.save(update_fields=["cooperating_left"])
