from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents import attachments, storage
from lientich.journal.actions import record
from lientich.organisations import queries as organisations

from .. import queries, rules
from ..models import RUNNING, Assignment, Decision, Evidence, ProgressReport, State
from ..standing import due, standing
from .giving import locked_task

MOST_AGE = timedelta(days=30)  # of a report that waited on a device
OVERTAKEN = "overtaken"  # the code of a refusal


def report_progress(
    assignment: Assignment,
    *,
    by: Actor,
    percent: int,
    note: str = "",
    files: Iterable[Any] = (),
    token: UUID,
    written_at: datetime | None = None,
    seen: datetime | None = None,
) -> ProgressReport:
    """Record how far a unit has got. At 100% it claims completion, and its clock stops.

    `files` are open uploads; `token` names the form, so that one sent twice reports once. What says
    on the same day what the last one said is that one again, and a file that the unit sent before
    is not kept twice: both are told by their content.

    What waited on a device says when it was `written_at` and, with `seen`, as of which change it
    knew the part: what others did since is not passed over (a ValidationError, OVERTAKEN).
    """
    allow(rules.can_report(by, assignment), rules.UNIT)
    attachments.refuse_marked_words(note)
    checked = attachments.check(files)  # may take seconds, so before anything is locked
    said = Said(percent, note.strip(), checked, token, written_at)
    return _report(assignment, by, said, seen)


@dataclass(frozen=True)
class Said:
    """What a unit says with a form."""

    percent: int
    note: str
    files: list[attachments.Checked]
    token: UUID
    written_at: datetime | None

    @property
    def claims(self) -> bool:
        return self.percent == 100


@transaction.atomic
def _report(assignment: Assignment, by: Actor, said: Said, seen: datetime | None) -> ProgressReport:
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    if sent := _sent(assignment, by, said.token):
        return sent
    _refuse_overtaken(assignment, by, seen)
    refuse_unready("report_progress", assignment)
    _refuse_percent(assignment, said.percent)
    fresh = _not_yet_sent(assignment, said.files)
    again = _same_report(assignment, by, said) if said.files or said.note else None
    if again and not fresh:
        return again
    if said.percent == assignment.percent and not (said.note or fresh):
        raise ValidationError(
            _("Báo cáo không có gì mới: hãy ghi tiến độ mới, kết quả hoặc khó khăn, hoặc kèm tệp.")
        )

    report = _kept(assignment, by, said, fresh)
    assignment.percent, assignment.reason = said.percent, ""
    assignment.state = State.CLAIMED if said.claims else State.IN_PROGRESS
    assignment.claimed_on = by.today if said.claims else None
    _submit(report, by)
    settle(assignment, by)
    record(
        "programmes.completion_claimed" if said.claims else "programmes.progress_reported",
        assignment,
        by=by,
        report=report,
        percent=said.percent,
        files=len(fresh),
    )
    return report


@transaction.atomic
def confirm_completion(assignment: Assignment, *, by: Actor) -> Assignment:
    """The giver agrees: the unit's part is completed, on the day it was claimed."""
    assignment = locked(assignment)
    allow(rules.can_judge(by, assignment, queries.speaker(assignment)), rules.JUDGE)
    refuse_unready("confirm_completion", assignment)

    assignment.state, assignment.completed_on = State.COMPLETED, assignment.claimed_on
    assignment.reason = ""
    decide(assignment, by, Decision.Kind.CONFIRMED)
    record("programmes.completion_confirmed", assignment, by=by)
    return assignment


@transaction.atomic
def return_for_rework(assignment: Assignment, *, by: Actor, reason: str) -> Assignment:
    """The giver does not agree, to a claim or to a refusal: the unit goes on, its clock runs.

    Its progress falls back to what it last reported short of the claim.
    """
    assignment = locked(assignment)
    allow(rules.can_judge(by, assignment, queries.speaker(assignment)), rules.JUDGE)
    refuse_unready("return_for_rework", assignment)
    reason = stated(reason)

    last = assignment.reports.filter(claims=False).order_by("-at", "-id").first()
    assignment.state, assignment.claimed_on = State.RETURNED, None
    assignment.percent = last.percent if last else _percent_entered(assignment)
    assignment.reason = reason
    decide(assignment, by, Decision.Kind.RETURNED, reason)
    record("programmes.returned_for_rework", assignment, by=by, percent=assignment.percent)
    return assignment


@transaction.atomic
def decline(assignment: Assignment, *, by: Actor, reason: str) -> Assignment:
    """The unit does not take its part on, and says why, before it has begun."""
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    refuse_unready("decline", assignment)
    reason = stated(reason)

    assignment.state, assignment.reason = State.DECLINED, reason
    decide(assignment, by, Decision.Kind.DECLINED, reason)
    record("programmes.declined", assignment, by=by)
    return assignment


@transaction.atomic
def suspend(assignment: Assignment, *, by: Actor, reason: str) -> Assignment:
    """The unit's part rests, and no date counts against it."""
    assignment = locked(assignment)
    allow(rules.can_manage(by, assignment.task), rules.OWNER)
    refuse_unready("suspend", assignment)
    reason = stated(reason)

    assignment.state, assignment.reason = State.SUSPENDED, reason
    decide(assignment, by, Decision.Kind.SUSPENDED, reason)
    record("programmes.suspended", assignment, by=by)
    return assignment


@transaction.atomic
def resume(assignment: Assignment, *, by: Actor, reason: str = "") -> Assignment:
    """The unit's part goes on from where it was."""
    assignment = locked(assignment)
    allow(rules.can_manage(by, assignment.task), rules.OWNER)
    refuse_unready("resume", assignment)

    assignment.state, assignment.reason = state_before_rest(assignment), noted(reason)
    decide(assignment, by, Decision.Kind.RESUMED, assignment.reason)
    record("programmes.resumed", assignment, by=by)
    return assignment


def locked(assignment: Assignment) -> Assignment:
    """The assignment as it is now, under the lock of its task."""
    task = locked_task(assignment.task)
    assignment = Assignment.objects.select_related("unit").get(pk=assignment.pk)
    assignment.task = task
    return assignment


def state_before_rest(assignment: Assignment) -> State:
    last = assignment.reports.order_by("-at", "-id").first()
    returned = assignment.decisions.filter(kind=Decision.Kind.RETURNED).order_by("-at").first()
    if returned and (last is None or last.at < returned.at):
        return State.RETURNED
    return State.IN_PROGRESS if last or assignment.percent else State.NOT_STARTED


def _percent_entered(assignment: Assignment) -> int:
    """How far it was when it was entered here."""
    entered = assignment.decisions.filter(kind=Decision.Kind.ENTERED).first()
    return entered.percent or 0 if entered else 0


def _sent(assignment: Assignment, by: Actor, token: UUID) -> ProgressReport | None:
    """What this person already reported with this form; nobody reports with another's."""
    found = ProgressReport.objects.filter(token=token).select_related("mandate").first()
    if found:
        sent_by = found.assignment_id, found.mandate.person_id
        refuse_used_form(sent_by != (assignment.pk, by.person_id))
    return found


def refuse_used_form(elsewhere: bool) -> None:
    if elsewhere:
        raise ValidationError(_("Biểu mẫu này đã dùng cho một báo cáo khác. Hãy tải lại trang."))


def _refuse_overtaken(assignment: Assignment, by: Actor, seen: datetime | None) -> None:
    if seen and queries.meanwhile(by, assignment, seen):
        raise ValidationError(
            _("Phần việc đã thay đổi sau khi báo cáo này được viết."), code=OVERTAKEN
        )


def _earlier(written_at: datetime | None, now: datetime) -> datetime | None:
    """When it was written, where that was before it arrived: a clock that runs ahead says nothing.

    What is older than a month is looked at again.
    """
    if written_at is None or written_at >= now:
        return None
    if written_at < now - MOST_AGE:
        raise ValidationError(
            _("Báo cáo viết đã quá %(n)s ngày. Hãy sửa lại theo tình hình hiện nay rồi gửi.")
            % {"n": MOST_AGE.days}
        )
    return written_at


def _not_yet_sent(
    assignment: Assignment, files: list[attachments.Checked]
) -> list[attachments.Checked]:
    """Each file once, without those that the unit sent with an earlier report."""
    by_content = {one.sha256: one for one in reversed(files)}
    sent = Evidence.objects.filter(report__assignment=assignment, file__sha256__in=by_content)
    there = set(sent.values_list("file__sha256", flat=True))
    return [one for one in files if one.sha256 not in there and by_content[one.sha256] is one]


def _same_report(assignment: Assignment, by: Actor, said: Said) -> ProgressReport | None:
    """The last report, where it said the same today and nobody has answered it."""
    last = assignment.reports.order_by("-at", "-id").first()
    if last is None or assignment.state != State.IN_PROGRESS:
        return None
    same = (last.percent, last.note) == (said.percent, said.note)
    return last if same and timezone.localdate(last.at) == by.today else None


def _refuse_percent(assignment: Assignment, percent: int) -> None:
    if not 0 <= percent <= 100:
        raise ValidationError(_("Tiến độ là một số từ 0 đến 100."))
    if percent < assignment.percent:
        raise ValidationError(
            _("Tiến độ không thể lùi dưới %(percent)s%%.") % {"percent": assignment.percent}
        )


def _kept(
    assignment: Assignment, by: Actor, said: Said, files: list[attachments.Checked]
) -> ProgressReport:
    report = ProgressReport.objects.create(
        assignment=assignment,
        mandate_id=mandate_of(by),
        at=by.now,
        written_at=_earlier(said.written_at, by.now),
        percent=said.percent,
        note=said.note,
        claims=said.claims,
        token=said.token,
    )
    for one in files:
        kept = storage.keep(one.file, media_type=one.media_type)
        Evidence.objects.create(report=report, file=kept, name=storage.safe_name(one.name))
    return report


def mandate_of(by: Actor) -> UUID:
    """Under which an act is done: the rules let nobody act without one."""
    assert by.mandate_id is not None
    return by.mandate_id


def refuse_unready(act: str, assignment: Assignment) -> None:
    if not rules.is_ready(act, assignment):
        raise ValidationError(
            _("Phần việc của %(unit)s đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"unit": assignment.unit, "state": assignment.get_state_display()}
        )


def stated(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("Hãy nêu lý do."))
    return noted(reason)


def noted(words: str) -> str:
    """What may be said beside an act, or left out."""
    attachments.refuse_marked_words(words)
    return words.strip()


def decide(
    assignment: Assignment,
    by: Actor,
    kind: str,
    reason: str = "",
    until: date | None = None,
    percent: int | None = None,
) -> None:
    """Keep what was decided or asked, and settle what follows from it."""
    Decision.objects.create(
        assignment=assignment,
        kind=kind,
        mandate_id=mandate_of(by),
        at=by.now,
        reason=reason,
        until=until,
        percent=percent,
    )
    settle(assignment, by)


def settle(assignment: Assignment, by: Actor) -> None:
    """Write the assignment, and what follows from it for its task.

    A request for more time is moot once the deadline no longer runs.
    """
    assignment.updated_at = by.now
    if assignment.state not in RUNNING:
        assignment.asked_until = None
    assignment.save()
    parts = Assignment.objects.filter(task=assignment.task_id)
    now = standing(parts.values_list("state", "percent", "claimed_on"))
    task = assignment.task
    task.state, task.percent, task.completed_on = now.state, now.percent, now.completed_on
    task.due = due(parts.values_list("state", "due"))
    task.save(update_fields=["state", "percent", "completed_on", "due"])
    access.repeat(task, part=assignment)


def _submit(report: ProgressReport, by: Actor) -> None:
    """Open a report to the owning sides above its unit today (RIGHTS, rule 4)."""
    access.submit(report, owning_above(report.assignment, by))


def owning_above(assignment: Assignment, by: Actor) -> list[UUID]:
    """The sides that own the task and stand above the unit today."""
    task = assignment.task
    owning = rules.owners_of(task) & rules.sides_of(task.programme)
    return sorted(owning & organisations.above(assignment.unit_id, task.programme.lines, by.today))
