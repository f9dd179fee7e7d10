from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import rules
from ..models import Checklist, Clear, Task, Tick
from ..queries.clarity import MOST, checklist
from .giving import locked_task


@transaction.atomic
def set_checklist(*, by: Actor, clear: Iterable[str], own: Iterable[str]) -> Checklist:
    """The actor's house asks this of its tasks from now on; what was ticked stays ticked."""
    allow(rules.can_set_checklist(by), rules.HOUSE)
    wanted = set(clear)
    words = list(dict.fromkeys(line.strip() for line in own if line.strip()))
    if len(words) > MOST or any(len(line) > 100 for line in words):
        raise ValidationError(
            _("Nhiều nhất %(n)s mục riêng, mỗi mục không quá 100 chữ.") % {"n": MOST}
        )
    assert by.organisation_id is not None  # the rule lets nobody act without a mandate
    house = Organisation.objects.get(pk=by.organisation_id)
    kept, _made = Checklist.objects.update_or_create(
        organisation=house,
        defaults={"clear": [one for one in Clear.values if one in wanted], "own": words},
    )
    record("programmes.checklist_set", house, by=by, clear=kept.clear, own=len(words))
    return kept


@transaction.atomic
def tick(task: Task, *, by: Actor, number: int, done: bool) -> None:
    """An owner says of an item of its own list that the task is clear in it, or is not."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    own = checklist(by.organisation_id).own
    if not 0 <= number < len(own):
        raise ValidationError(_("Mục này không còn trong danh mục."))
    of = {"task": task, "organisation_id": by.organisation_id, "item": own[number]}
    assert by.mandate_id is not None
    if done:
        _kept, changed = Tick.objects.get_or_create(
            **of, defaults={"mandate_id": by.mandate_id, "at": by.now}
        )
    else:
        changed = bool(Tick.objects.filter(**of).delete()[0])
    if changed:
        record("programmes.task_ticked", task, by=by, number=number, done=done)
