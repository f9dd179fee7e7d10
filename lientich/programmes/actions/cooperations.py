"""Parts of cooperating bodies: set, reported on, reminded of, taken up again."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record

from .. import rules
from ..models import STOPPED, Cooperation, CooperationNote
from .assignments import noted, refuse_used_form, stated
from .bodies import settle_bodies
from .giving import locked_task

Kind = CooperationNote.Kind


@transaction.atomic
def set_cooperation(
    cooperation: Cooperation, *, by: Actor, duty: str, due: date | None = None
) -> Cooperation:
    """What a cooperating body does, and by when; without a day of its own, by the task's."""
    cooperation = _locked(cooperation)
    allow(rules.can_coordinate(by, cooperation.task), rules.COORDINATOR)
    _refuse_done(cooperation)
    duty = _stated_duty(duty)
    if (duty, due) == (cooperation.duty, cooperation.due):
        return cooperation
    if due and due != cooperation.due and due < by.today:
        raise ValidationError({"due": _("Hạn đã qua. Hãy chọn hạn từ hôm nay trở đi.")})

    cooperation.duty, cooperation.due = duty, due
    _note(cooperation, by, Kind.SET, words=duty, until=due)
    record("programmes.cooperation_set", cooperation, by=by, task=cooperation.task_id, due=due)
    return cooperation


@transaction.atomic
def report_cooperation(
    cooperation: Cooperation, *, by: Actor, percent: int, note: str = "", token: UUID
) -> CooperationNote:
    """A cooperating body says how far its part is; at 100% it is done, on this day."""
    cooperation = _locked(cooperation)
    allow(rules.can_report_cooperation(by, cooperation), rules.COOPERATING)
    if sent := CooperationNote.objects.filter(token=token).select_related("mandate").first():
        sent_by = sent.cooperation_id, sent.mandate.person_id
        refuse_used_form(sent_by != (cooperation.pk, by.person_id))
        return sent
    _refuse_resting(cooperation)
    _refuse_done(cooperation)
    if not cooperation.percent <= percent <= 100:
        raise ValidationError(
            _("Tiến độ là một số từ %(percent)s đến 100.") % {"percent": cooperation.percent}
        )
    note = noted(note)
    if percent == cooperation.percent and not note:
        raise ValidationError(
            _("Báo cáo không có gì mới: hãy ghi tiến độ mới, kết quả hoặc khó khăn.")
        )

    done = percent == 100
    cooperation.percent, cooperation.done_on = percent, by.today if done else None
    cooperation.said_at, cooperation.reminded_at, cooperation.reason = by.now, None, ""
    said = _note(cooperation, by, Kind.DONE if done else Kind.REPORTED, words=note, token=token)
    verb = "programmes.cooperation_done" if done else "programmes.cooperation_reported"
    record(verb, cooperation, by=by, task=cooperation.task_id, percent=percent)
    return said


@transaction.atomic
def reopen_cooperation(cooperation: Cooperation, *, by: Actor, reason: str) -> Cooperation:
    """The lead does not find the part done: it goes on from what was last reported short of it."""
    cooperation = _locked(cooperation)
    allow(rules.can_coordinate(by, cooperation.task), rules.COORDINATOR)
    if cooperation.done_on is None:
        raise ValidationError(_("Phần phối hợp này chưa báo cáo xong."))
    reason = stated(reason)

    short = cooperation.notes.filter(kind=Kind.REPORTED).first()
    cooperation.percent, cooperation.done_on = short.percent if short else 0, None
    cooperation.reason = reason
    _note(cooperation, by, Kind.REOPENED, words=reason)
    record("programmes.cooperation_reopened", cooperation, by=by, task=cooperation.task_id)
    return cooperation


@transaction.atomic
def remind_cooperation(cooperation: Cooperation, *, by: Actor) -> Cooperation:
    """The lead reminds a body of its part, once a day."""
    cooperation = _locked(cooperation)
    allow(rules.can_coordinate(by, cooperation.task), rules.COORDINATOR)
    _refuse_resting(cooperation)
    _refuse_done(cooperation)
    last = cooperation.reminded_at
    if last and timezone.localdate(last) == by.today:
        return cooperation

    cooperation.reminded_at = by.now
    _note(cooperation, by, Kind.REMINDED)
    record("programmes.cooperation_reminded", cooperation, by=by, task=cooperation.task_id)
    return cooperation


def _stated_duty(duty: str) -> str:
    if not duty.strip():
        raise ValidationError({"duty": _("Hãy ghi cơ quan phối hợp làm gì.")})
    return noted(duty)


def _locked(cooperation: Cooperation) -> Cooperation:
    """The part as it is now, under the lock of its task, once that is assigned."""
    task = locked_task(cooperation.task)
    found = Cooperation.objects.select_related("body").get(pk=cooperation.pk)
    found.task = task
    if task.draft:
        raise ValidationError(_("Nhiệm vụ còn là dự thảo, chưa giao phần phối hợp."))
    return found


def _refuse_resting(cooperation: Cooperation) -> None:
    if cooperation.task.is_series:
        raise ValidationError(_("Việc định kỳ làm theo kỳ: hãy mở phần phối hợp của kỳ ấy."))
    if cooperation.task.state in STOPPED:
        raise ValidationError(
            _("Nhiệm vụ đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"state": cooperation.task.get_state_display()}
        )


def _refuse_done(cooperation: Cooperation) -> None:
    if cooperation.done_on:
        raise ValidationError(_("Phần phối hợp này đã xong."))


def _note(cooperation: Cooperation, by: Actor, kind: str, **said: Any) -> CooperationNote:
    """Keep what was said, with the part as it is now, and settle what follows for the task."""
    assert by.mandate_id is not None  # the rules let nobody act without one
    cooperation.save()
    settle_bodies(cooperation.task)
    return CooperationNote.objects.create(
        cooperation=cooperation,
        kind=kind,
        mandate_id=by.mandate_id,
        at=by.now,
        percent=cooperation.percent,
        **said,
    )
