from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record

from .. import rules
from ..models import Dependency, Task
from ..queries import dependencies
from .giving import locked_task
from .programmes import locked_programme


@transaction.atomic
def add_dependency(task: Task, *, by: Actor, waits_for: Task) -> Dependency:
    """The task waits for another of its programme that the actor sees. Nothing is blocked by it."""
    locked_programme(task.programme)  # two acts at once could close a circle that neither sees
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    other = dependencies.others(by, task).filter(pk=waits_for.pk).first()
    if other is None:
        raise ValidationError(_("Không tìm thấy nhiệm vụ ấy trong chương trình này."))
    if task.pk in dependencies.awaited_by(other):
        raise ValidationError(
            _("Nhiệm vụ kia đang chờ nhiệm vụ này, nên không chờ ngược lại được.")
        )
    made, added = Dependency.objects.get_or_create(task=task, waits_for=other)
    if added:
        record("programmes.dependency_added", task, by=by, waits_for=other)
    return made


@transaction.atomic
def remove_dependency(dependency: Dependency, *, by: Actor) -> None:
    """The task waits for the other no longer."""
    task = locked_task(dependency.task)
    allow(rules.can_manage(by, task), rules.OWNER)
    removed, _of_what = Dependency.objects.filter(pk=dependency.pk).delete()
    if removed:
        record("programmes.dependency_removed", task, by=by, waits_for=dependency.waits_for_id)
