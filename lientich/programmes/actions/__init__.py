"""Every write of this room, by what it is about."""

from .assignments import (
    confirm_completion,
    decline,
    report_progress,
    resume,
    return_for_rework,
    suspend,
)
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
from .programmes import add_basis, add_objective, set_goal, start_programme
from .sources import keep_source, task_from_clause
from .submissions import hand_over_submissions
from .tasks import DRAFTED_BEFORE, assign_task, discard_draft, draft_task, edit_task

__all__ = [
    "DRAFTED_BEFORE",
    "add_basis",
    "add_objective",
    "ask_for_time",
    "assign_task",
    "confirm_completion",
    "decline",
    "discard_draft",
    "draft_task",
    "edit_task",
    "extend",
    "hand_over_submissions",
    "keep_due",
    "keep_source",
    "open_feed",
    "own_obstacle",
    "raise_obstacle",
    "reopen_obstacle",
    "report_progress",
    "resolve_obstacle",
    "resume",
    "return_for_rework",
    "revoke_feed",
    "set_goal",
    "start_programme",
    "suspend",
    "take_up",
    "task_from_clause",
    "tell_new_way",
    "withdraw_request",
]
