"""Every write of this room, by what it is about."""

from .assignments import (
    confirm_completion,
    decline,
    report_progress,
    resume,
    return_for_rework,
    suspend,
)
from .bulk import Outcome, do_in_bulk, foresee, give_out, postpone, set_follower
from .clarity import set_checklist, tick
from .comments import (
    answer_comment,
    comment,
    edit_comment,
    open_mentions,
    withdraw_comment,
)
from .cooperations import (
    remind_cooperation,
    reopen_cooperation,
    report_cooperation,
    set_cooperation,
)
from .departures import keep_part, notice_departure
from .dependencies import add_dependency, remove_dependency
from .extensions import ask_for_time, extend, keep_due, withdraw_request
from .feeds import open_feed, revoke_feed
from .matters import (
    own_obstacle,
    raise_obstacle,
    reopen_obstacle,
    resolve_obstacle,
    take_up,
    tell_new_way,
)
from .occurrences import change_series, open_occurrences, stop_series
from .plans import cancel_visit, plan_visit
from .programmes import add_basis, add_objective, set_goal, start_programme
from .questionnaires import answer_form, drop_answers, remove_form, set_form
from .reassigning import reassign
from .restructuring import Piece, merge_tasks, split_task
from .sources import keep_source, task_from_clause
from .steps import (
    add_step,
    edit_step,
    raise_step,
    remove_step,
    share_steps,
    tick_step,
    untick_step,
)
from .submissions import hand_over_submissions
from .taking_over import take_over_task
from .tasks import DRAFTED_BEFORE, assign_task, discard_draft, draft_task, edit_task

__all__ = [
    "DRAFTED_BEFORE",
    "Piece",
    "Outcome",
    "do_in_bulk",
    "foresee",
    "give_out",
    "postpone",
    "set_follower",
    "add_basis",
    "add_dependency",
    "add_objective",
    "answer_comment",
    "answer_form",
    "add_step",
    "ask_for_time",
    "assign_task",
    "change_series",
    "cancel_visit",
    "comment",
    "confirm_completion",
    "decline",
    "discard_draft",
    "draft_task",
    "drop_answers",
    "edit_comment",
    "edit_step",
    "edit_task",
    "extend",
    "hand_over_submissions",
    "keep_due",
    "keep_part",
    "keep_source",
    "open_feed",
    "merge_tasks",
    "notice_departure",
    "open_occurrences",
    "open_mentions",
    "own_obstacle",
    "plan_visit",
    "raise_obstacle",
    "reassign",
    "remove_dependency",
    "remove_form",
    "raise_step",
    "remind_cooperation",
    "remove_step",
    "reopen_cooperation",
    "reopen_obstacle",
    "report_cooperation",
    "report_progress",
    "resolve_obstacle",
    "resume",
    "return_for_rework",
    "revoke_feed",
    "set_checklist",
    "set_form",
    "set_goal",
    "split_task",
    "set_cooperation",
    "set_goal",
    "share_steps",
    "start_programme",
    "stop_series",
    "suspend",
    "take_over_task",
    "take_up",
    "task_from_clause",
    "tell_new_way",
    "tick",
    "withdraw_comment",
    "tick_step",
    "untick_step",
    "withdraw_request",
]
