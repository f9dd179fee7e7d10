"""Who may do what in a programme (RIGHTS, "To act"). What may be seen, ACCESS says."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lientich.core.access import GROUNDS
from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST, Actor, Hat
from lientich.core.models import Classification

from .models import (
    CORRECTED_WITHIN,
    FINISHED,
    RUNNING,
    Assignment,
    Comment,
    Cooperation,
    Feed,
    Programme,
    State,
    Task,
)

OFFICES = (OFFICE, LEADER)
WHOLE = ("owner", "shared", "granted")  # the grounds on which a task is read whole
REPORTERS = (REPORTER, OFFICE, LEADER)

SIDE = _("Việc này của văn phòng hoặc lãnh đạo một bên của chương trình.")
DRAFTER = _(
    "Việc này của văn phòng, lãnh đạo một bên của chương trình, hoặc của chuyên viên ban trong "
    "mặt công tác của mình."
)
OWNER = _(
    "Việc này của văn phòng, lãnh đạo bên có nhiệm vụ, hoặc của chuyên viên ban trong mặt công "
    "tác của mình."
)
JUDGE = _(
    "Việc này của văn phòng, lãnh đạo bên giao nhiệm vụ hoặc của cơ quan chủ trì, không phải của "
    "chính đơn vị thực hiện hay của người đã báo cáo hoàn thành, xin gia hạn."
)
RAISER = _(
    "Việc này của văn phòng, lãnh đạo một bên, hoặc của đầu mối báo cáo, văn phòng, lãnh đạo đơn "
    "vị có nhiệm vụ trong chương trình."
)
PERSON = _("Việc này của người có tên trong danh bạ, cho chính mình.")
HOUSE = _("Việc này của văn phòng hoặc lãnh đạo.")
COORDINATOR = _(
    "Việc này của cơ quan chủ trì hoặc bên có nhiệm vụ: văn phòng, lãnh đạo, chuyên viên trong mặt "
    "công tác của mình."
)
COOPERATING = _(
    "Việc này của văn phòng, lãnh đạo, đầu mối báo cáo của tổ chức có cơ quan phối hợp, hoặc của "
    "chuyên viên ban trong mặt công tác của mình."
)
OVERSEER = _("Trang này của lãnh đạo và văn phòng.")
UNIT = _("Việc này của đầu mối báo cáo, văn phòng hoặc lãnh đạo đơn vị được giao.")

PLANNER = _("Việc này của văn phòng, lãnh đạo, chuyên viên một bên của chương trình.")
HEARER = _("Việc này của người đọc được nội dung nhiệm vụ ở bên mình hoặc phần việc của đơn vị.")
AUTHOR = _("Việc này của chính người đã viết, trong vai trò của tổ chức đã viết.")

# In which states an act on an assignment makes sense.
STATES = {
    "report_progress": RUNNING,
    "confirm_completion": (State.CLAIMED,),
    "return_for_rework": (State.CLAIMED, State.DECLINED),
    "decline": (State.NOT_STARTED,),
    "suspend": RUNNING,
    "resume": (State.SUSPENDED,),
    "ask_for_time": RUNNING,
    "extend": RUNNING,
    "reassign": (*RUNNING, State.SUSPENDED, State.DECLINED),
    "answer_form": (*RUNNING, State.CLAIMED),
}


def is_ready(act: str, assignment: Assignment) -> bool:
    return assignment.state in STATES[act]


def can_start(by: Actor, sides: Collection[UUID]) -> bool:
    """May begin a programme of these sides: for one of them."""
    return by.role in OFFICES and by.organisation_id in sides


def can_lead(by: Actor, programme: Programme) -> bool:
    """May set the goal, the basis and the objectives of a programme."""
    return by.role in OFFICES and by.organisation_id in sides_of(programme)


def can_draft(by: Actor, programme: Programme, field_id: UUID | None, has_part: bool) -> bool:
    """May propose a task. `has_part`: the actor's unit was given work in the programme."""
    if by.organisation_id in sides_of(programme):
        return _handles(by, field_id)
    return has_part and by.role in OFFICES


def can_propose(by: Actor) -> bool:
    """Whose role is to propose tasks, in a programme of theirs."""
    return by.role in (*OFFICES, SPECIALIST)


def can_manage(by: Actor, task: Task) -> bool:
    """May edit, assign, suspend and resume, for an owner of the task."""
    return (
        by.organisation_id in owners_of(task) and _reads(by, task) and _handles(by, task.field_id)
    )


def can_split(by: Actor, task: Task) -> bool:
    """May split it, or merge it with others; not what is a draft or recurs."""
    once = not (task.draft or task.is_series or task.occurrence_of_id)
    return once and task.state not in FINISHED and can_manage(by, task)


def can_set_checklist(by: Actor) -> bool:
    """May say what makes a task of the own house clear."""
    return by.role in OFFICES


def can_judge(by: Actor, assignment: Assignment, said_by: UUID | None) -> bool:
    """May judge what a unit claims or asks for: the giver, or whoever leads; never the doer, nor
    `said_by`, the person who claimed or asked.

    What a unit gave to itself alone, it judges itself.
    """
    task, unit = assignment.task, assignment.unit_id
    owners = owners_of(task)
    if owners == {unit}:
        return can_manage(by, task)
    if by.organisation_id == unit or (said_by and by.person_id == said_by):
        return False
    return can_coordinate(by, task)


def can_coordinate(by: Actor, task: Task) -> bool:
    """May say what each cooperating body does, remind it, and ask it to go on: the lead, or who
    owns the task."""
    return can_manage(by, task) or (
        task.lead is not None
        and task.lead.organisation_id == by.organisation_id
        and task.classification == Classification.ORDINARY
        and _handles(by, task.field_id)
    )


def can_report(by: Actor, assignment: Assignment) -> bool:
    """May say for a unit how far it is, or that it declines."""
    return by.works_for(assignment.unit_id, *REPORTERS) and _reads(by, assignment.task)


def can_report_cooperation(by: Actor, cooperation: Cooperation) -> bool:
    """May say for a cooperating body how far its part is."""
    task = cooperation.task
    if by.organisation_id != cooperation.body.organisation_id or not _reads(by, task):
        return False
    return by.role in REPORTERS or _handles(by, task.field_id)


def can_oversee(by: Actor) -> bool:
    """Whose page is that of all units' work, as far as they see it."""
    return by.role in OFFICES


def can_raise(by: Actor, programme: Programme, has_part: bool) -> bool:
    """May say what hinders the work, or what makes it better. `has_part`: as in `can_draft`."""
    return can_lead(by, programme) or (has_part and by.role in REPORTERS)


def can_plan(by: Actor, programme: Programme) -> bool:
    """May say what their side plans at units."""
    return can_lead(by, programme) or (
        by.role == SPECIALIST and by.organisation_id in sides_of(programme)
    )


def can_settle(by: Actor, programme: Programme) -> bool:
    """May say who is to resolve what hinders, and that it is resolved."""
    return can_lead(by, programme)


def can_hand_over(by: Actor, programme: Programme) -> bool:
    return can_lead(by, programme)


def can_open_feed(by: Actor) -> bool:
    """Every person, for themselves."""
    return by.person_id is not None


def can_revoke_feed(by: Actor, feed: Feed) -> bool:
    """A secret address is its person's own, whatever mandates others hold."""
    return by.person_id == feed.person_id


def hears(
    hat: Hat, task: Task, grounds: Mapping[UUID, Collection[str]], unit_id: UUID | None
) -> bool:
    """Whether a mandate opens the page on which people talk of a task, or of that unit's part.

    `grounds`: on which each organisation has the whole task. It is the rule of `core.access` for
    one mandate, so that many people can be asked of at once.
    """
    plain = task.classification == Classification.ORDINARY
    if not GROUNDS[hat.role] or not (plain or task.classification in hat.clearances):
        return False
    if hat.role == SPECIALIST and task.field_id not in hat.fields:
        return False
    if hat.organisation_id == unit_id:
        return True
    held = grounds.get(hat.organisation_id, ())
    reads = any(one in held for one in WHOLE if one in GROUNDS[hat.role])
    return reads and (plain or "owner" in held or "cleared" in held)


def can_comment(
    by: Actor, task: Task, grounds: Mapping[UUID, Collection[str]], unit_id: UUID | None
) -> bool:
    """May say something of a task that was given out: whoever reads the page it stands on."""
    return not task.draft and by.hat is not None and hears(by.hat, task, grounds, unit_id)


def can_answer(by: Actor, comment: Comment) -> bool:
    """May answer what they hear: what is internal, for its own house."""
    return not comment.internal or comment.organisation_id == by.organisation_id


def can_correct(by: Actor, comment: Comment) -> bool:
    """May take back what they said, and for a while change its words: the author, as the same."""
    return (
        comment.withdrawn_at is None
        and comment.organisation_id == by.organisation_id
        and comment.mandate.person_id == by.person_id
    )


def in_time_to_edit(by: Actor, comment: Comment) -> bool:
    return by.now - comment.at <= CORRECTED_WITHIN


def sides_of(programme: Programme) -> set[UUID]:
    return {side.organisation_id for side in programme.side_set.all()}


def owners_of(task: Task) -> set[UUID]:
    return {owner.pk for owner in task.owners.all()}


def _reads(by: Actor, task: Task) -> bool:
    return task.classification in (Classification.ORDINARY, *by.clearances)


def _handles(by: Actor, field_id: UUID | None) -> bool:
    if by.role == SPECIALIST:
        return by.hat is not None and field_id in by.hat.fields
    return by.role in OFFICES
