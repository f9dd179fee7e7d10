"""More time for a unit's part: asked for once at a time, and answered (NORMS §6).

The day that was first set stays beside the new one, and statistics go by it.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.templatetags.lt import day
from lientich.journal.actions import record

from .. import queries, rules
from ..models import Assignment, Decision
from .assignments import decide, locked, noted, refuse_unready, stated


@transaction.atomic
def ask_for_time(assignment: Assignment, *, by: Actor, until: date, reason: str) -> Assignment:
    """The unit asks for a later day. The same asked again is asked once."""
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    refuse_unready("ask_for_time", assignment)
    if assignment.asked_until == until:
        return assignment
    if assignment.asked_until:
        raise ValidationError(
            _("Đang có một đề nghị gia hạn đến %(until)s chờ trả lời. Hãy rút đề nghị ấy trước.")
            % {"until": day(assignment.asked_until)}
        )
    _refuse_no_later(assignment, until, by)
    reason = stated(reason)

    assignment.asked_until = until
    decide(assignment, by, Decision.Kind.ASKED, reason, until)
    record("programmes.time_asked", assignment, by=by, until=until)
    return assignment


@transaction.atomic
def withdraw_request(assignment: Assignment, *, by: Actor) -> Assignment:
    """The unit no longer asks."""
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    if assignment.asked_until:
        assignment.asked_until = None
        decide(assignment, by, Decision.Kind.WITHDRAWN)
        record("programmes.request_withdrawn", assignment, by=by)
    return assignment


@transaction.atomic
def extend(assignment: Assignment, *, by: Actor, until: date, reason: str = "") -> Assignment:
    """The giver sets a later day: the one asked for, another, or one that nobody asked for."""
    assignment = _judged(assignment, by)
    refuse_unready("extend", assignment)
    if assignment.due == until != assignment.original_due and not assignment.asked_until:
        return assignment  # said twice
    _refuse_no_later(assignment, until, by)

    assignment.due, assignment.asked_until = until, None
    decide(assignment, by, Decision.Kind.EXTENDED, noted(reason), until)
    record("programmes.extended", assignment, by=by, until=until)
    return assignment


@transaction.atomic
def keep_due(assignment: Assignment, *, by: Actor, reason: str) -> Assignment:
    """The giver does not agree: the day stays, and the unit reads why."""
    assignment = _judged(assignment, by)
    if assignment.asked_until is None:
        raise ValidationError(_("Không có đề nghị gia hạn nào chờ trả lời."))
    reason = stated(reason)

    assignment.asked_until = None
    decide(assignment, by, Decision.Kind.KEPT, reason)
    record("programmes.due_kept", assignment, by=by)
    return assignment


def _judged(assignment: Assignment, by: Actor) -> Assignment:
    assignment = locked(assignment)
    allow(rules.can_judge(by, assignment, queries.speaker(assignment)), rules.JUDGE)
    return assignment


def _refuse_no_later(assignment: Assignment, until: date, by: Actor) -> None:
    if assignment.due is None:
        raise ValidationError(_("Phần việc này không có hạn, nên không cần gia hạn."))
    if until <= assignment.due:
        raise ValidationError(
            {"until": _("Hạn mới phải sau hạn đang có, %(due)s.") % {"due": day(assignment.due)}}
        )
    if until < by.today:
        raise ValidationError({"until": _("Hạn mới đã qua. Hãy chọn từ hôm nay trở đi.")})
