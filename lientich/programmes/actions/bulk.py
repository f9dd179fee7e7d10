"""The same act on several tasks: foreseen to the letter, then done, each told by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.templatetags.lt import day
from lientich.journal.actions import record
from lientich.organisations.models import Organisation, Person

from .. import queries, rules
from ..models import RUNNING, Task
from ..queries.assigning import mandates_of
from .extensions import extend
from .tasks import assign_task, locked_task

Deed = Callable[[Task], str]  # does it, and says what became of the task


@dataclass(frozen=True)
class Outcome:
    task: Task
    done: bool
    words: str  # what changed, or why not


@transaction.atomic
def do_in_bulk(tasks: Iterable[Task], deed: Deed) -> list[Outcome]:
    """What can be done is done, together; what a rule refuses is left as it was and told."""
    return [_tried(task, deed) for task in sorted(tasks, key=lambda one: one.pk)]


def foresee(tasks: Iterable[Task], deed: Deed) -> list[Outcome]:
    """What `do_in_bulk` would come to: it is done, and undone."""
    with transaction.atomic():
        outcomes = do_in_bulk(tasks, deed)
        transaction.set_rollback(True)
    return outcomes


def _tried(task: Task, deed: Deed) -> Outcome:
    try:
        with transaction.atomic():
            return Outcome(task, True, deed(task))
    except ValidationError as error:
        return Outcome(task, False, " ".join(error.messages))
    except PermissionDenied as error:
        return Outcome(task, False, str(error))


@transaction.atomic
def set_follower(task: Task, *, by: Actor, follower: Person) -> str:
    """Somebody of its owners follows the task from now on."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    if not mandates_of(rules.owners_of(task), by.today).filter(person=follower).exists():
        raise ValidationError(
            _("%(person)s không có vai trò ở bên có nhiệm vụ này.") % {"person": follower}
        )
    if task.follower_id == follower.pk:
        return _("%(person)s đang theo dõi, không đổi") % {"person": follower}
    before, task.follower = task.follower, follower
    task.save(update_fields=["follower"])
    record("programmes.task_edited", task, by=by)
    change = {"before": before or _("chưa có ai"), "after": follower}
    return _("Người theo dõi: %(before)s → %(after)s") % change


@transaction.atomic
def postpone(task: Task, *, by: Actor, until: date, reason: str = "") -> str:
    """All parts whose date runs are given a later one, or none is."""
    parts = list(task.assignments.filter(state__in=RUNNING).select_related("unit"))
    if not parts:
        raise ValidationError(_("Không có phần việc nào đang tính hạn."))
    days = sorted({part.due for part in parts if part.due})
    for part in parts:
        extend(part, by=by, until=until, reason=reason)
    words = {
        "n": len(parts),
        "before": ", ".join(day(one) for one in days),
        "after": day(until),
    }
    return (
        ngettext(
            "Hạn của %(n)s đơn vị: %(before)s → %(after)s",
            "Hạn của %(n)s đơn vị: %(before)s → %(after)s",
            len(parts),
        )
        % words
    )


@transaction.atomic
def give_out(
    task: Task, *, by: Actor, units: Iterable[Organisation], send_source: bool = False
) -> str:
    """A draft is assigned to these units with the lead and the date that stand in it, and with the
    document that it comes from, where `by` may send that."""
    task, chosen = locked_task(task), list(units)
    if not task.draft:
        raise ValidationError(_("Nhiệm vụ này đã được giao."))
    if task.lead is None:
        raise ValidationError(_("Dự thảo chưa rõ chủ trì. Hãy giao riêng việc này."))
    if task.due is None:
        raise ValidationError(_("Dự thảo chưa rõ hạn. Hãy giao riêng việc này."))
    source = queries.source_to_send(by, task) if send_source else None
    assign_task(
        task,
        by=by,
        lead=task.lead,
        due=task.due,
        units=chosen,
        cooperating=task.cooperating.all(),
        product=task.product,
        send_source=source is not None,
    )
    words = {"units": ", ".join(map(str, chosen)), "due": day(task.due), "lead": task.lead}
    given = _("Giao %(units)s; hạn %(due)s, %(lead)s chủ trì") % words
    if not send_source or not task.source_id:
        return given
    if source is None:
        return _("%(given)s; văn bản nguồn không gửi kèm được") % {"given": given}
    return _("%(given)s; gửi kèm %(source)s") % {"given": given, "source": source}
